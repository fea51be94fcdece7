"""The smallest set of sentences that carries a claim: weighted recall and greedy cover."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.letter.types import Sentence
from summarizer.lexicon import GUIDELINE, OUTCOME, Clause, Mention, Parsed, figures, lemma, parse
from summarizer.lexicon.guidelines import families

# Of the claim's weight, how much the sentences must hold, and how much one more of them must add.
_CARRIES = 0.45
_WORTH_ONE_MORE = 0.1
_FIGURE_WEIGHT = 3.0
_NAME_WEIGHT = 2.0
# A word that the sentence has, but says the other way round or of someone else.
_OTHERWISE = 0.3
_GUIDELINE = lemma("guideline")


@dataclass(frozen=True, slots=True)
class _Feature:
    """One thing a claim says: its weight, and for each sentence the share (0 to 1) that it carries."""

    weight: float
    shares: tuple[float, ...]


def ground(claim: str, sentences: Sequence[Sentence], *, limit: int = 3) -> tuple[Sentence, ...]:
    """The fewest whole sentences, at most `limit` and in reading order, that carry the claim.

    Content words count by how rare they are among `sentences`, figures and names count most; a
    sentence that says a word with the claim's polarity and speaker carries it fully. () when less
    than half of the claim's weight is carried.
    """
    features = list(_features(claim, sentences))
    total = sum(feature.weight for feature in features)
    features = [feature for feature in features if any(feature.shares)]
    if not total or not features:
        return ()
    chosen: list[int] = []
    held = 0.0
    while len(chosen) < limit:
        best = max(
            (number for number in range(len(sentences)) if number not in chosen),
            key=lambda number: (round(_held(features, [*chosen, number]), 6), number),
            default=None,
        )
        if best is None:
            break
        gain = _held(features, [*chosen, best]) - held
        if gain < (_WORTH_ONE_MORE * total if chosen else 1e-9):
            break
        chosen.append(best)
        held += gain
    if held < _CARRIES * total:
        return ()
    return tuple(sentences[number] for number in sorted(chosen))


def _held(features: Sequence[_Feature], chosen: Sequence[int]) -> float:
    return sum(feature.weight * max(feature.shares[number] for number in chosen) for feature in features)


def _features(claim: str, sentences: Sequence[Sentence]) -> Iterator[_Feature]:
    said = parse(claim)
    texts = [parse(sentence.text) for sentence in sentences]
    for clause in said.clauses:
        for index in said.content(clause):
            if said.tokens[index].lemma in OUTCOME and GUIDELINE not in clause.speakers:
                continue  # the decision is known by code; the sentences carry the reason
            covering = said.covering(index)
            shares = tuple(max(_share(own, clause, text) for own in covering) for text in texts)
            yield _Feature(_rarity(sum(map(bool, shares)), len(texts)), shares)
    figures_said = _figures(claim)
    if figures_said:
        figures_told = [_figures(sentence.text) for sentence in sentences]
        for value in figures_said:
            yield _Feature(_FIGURE_WEIGHT, tuple(float(value in told) for told in figures_told))
    for family in families(said.tokens):
        yield _Feature(_NAME_WEIGHT, tuple(float(family in families(text.tokens)) for text in texts))


def _share(own: Mention, clause: Clause, text: Parsed) -> float:
    best = 1.0 if _GUIDELINE in own.keys and text.speaks_rules() else 0.0
    for mention, flipped in text.carrying(own):
        there = text.clauses[mention.clause]
        carries = clause.may_tell(there) and own.agrees(mention, flipped=flipped)
        best = max(best, 1.0 if carries else _OTHERWISE)
    return best


def _rarity(found_in: int, of: int) -> float:
    """Inverse document frequency; a word that no sentence has weighs as much as the rarest."""
    return 1.0 + math.log((1 + of) / (1 + max(found_in, 1)))


def _figures(text: str) -> Mapping[tuple[object, ...], None]:
    read = figures(text)
    found: list[tuple[object, ...]] = [(q.low, q.high, q.unit) for q in read.quantities]
    found += [("date", *date) for date, _ in read.dates]
    found += [("level", level) for level, _ in read.levels]
    return dict.fromkeys(found)
