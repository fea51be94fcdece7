"""The words that tell a kind of treatment, and where they stand in a request."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from summarizer.data import categories, easy_words
from summarizer.facts.mentions import find_mentions, medical_words
from summarizer.lexicon import load_table

_WORD = re.compile(r"[a-z]+(?:\d[a-z\d]*)?|\d+(?:[.,]\d+)*[a-z\d]*|%|[;+]|[.,:()\[\]/]|(?<=\s)-(?=\s)")
_JOINS = frozenset(categories().words["joins"])
_ENDS = frozenset(categories().words["ends"])
_GAP = 3
"""How many words "*" stands for at most."""
_SINGULAR = frozenset(("tens", "pens", "ems", "ends"))
_REPAIRED_FROM = 5
_TWO_SLIPS_FROM = 10


class Word(NamedTuple):
    """A word of a request at [start, end): in the singular, and the counts of what stood before it.

    `phrase`: of the marks, prepositions and joins before it; `item`: of the joins alone.
    """

    text: str
    start: int
    end: int
    phrase: int
    item: int


class Term(NamedTuple):
    """An entry of the vocabulary. `weak`: its place among the weak rows, -1 for a term that decides."""

    parts: tuple[str, ...]
    category: str
    weak: int
    drug: bool


class Hit(NamedTuple):
    """A term in a request: its words are [first, last). `generic`: the drug that it names, or "", and
    `name` as it is printed."""

    first: int
    last: int
    category: str
    weak: int
    generic: str
    name: str
    phrase: int
    item: int


def spelled_out(pattern: str) -> Iterator[str]:
    """Every form of a pattern: "{hot,cold} pack" is "hot pack" and "cold pack"."""
    pieces = re.split(r"\{([^}]*)\}", pattern)
    choices = [piece.split(",") if at % 2 else [piece] for at, piece in enumerate(pieces)]
    return ("".join(chosen) for chosen in product(*choices))


def singular(word: str) -> str:
    """The word without the ending of a plural, by its letters alone; the same for terms and requests."""
    if len(word) <= 3 or word in _SINGULAR or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]


def parts(term: str) -> tuple[str, ...]:
    """The words of a term as they are looked up."""
    return tuple(singular(word) for word in term.split())


@cache
def vocabulary() -> Mapping[str, tuple[Term, ...]]:
    """All terms by their first word; those of most words first."""
    table = categories()
    found: defaultdict[str, list[Term]] = defaultdict(list)
    rows = [(kind.terms, kind.name, -1, False) for kind in table.kinds]
    rows += [(kind.drugs, kind.name, -1, True) for kind in table.kinds]
    rows += [(row.terms, row.name, at, False) for at, row in enumerate(table.weak)]
    rows += [(table.words["passed_over"], "", -1, False)]
    for patterns, category, weak, drug in rows:
        for term in (form for pattern in patterns for form in spelled_out(pattern)):
            words = parts(term)
            found[words[0]].append(Term(words, category, weak, drug))
    return {first: tuple(sorted(terms, key=lambda one: -len(one.parts))) for first, terms in found.items()}


def words_of(text: str) -> list[Word]:
    """The words of a text in lower case, marks left out but counted."""
    found: list[Word] = []
    phrase = item = 0
    for match in _WORD.finditer(text):
        if match[0] in ";+":
            item += 1
        if match[0][0] in ".,:;+-/()[]":
            phrase += 1
            continue
        found.append(Word(singular(match[0]), match.start(), match.end(), phrase, item))
    return found


def hits_of(text: str, words: Sequence[Word]) -> list[Hit]:
    """What the text names, in its order, none within another: of terms and drugs the longest."""
    generics = dict(_drugs(text, words))
    found = [(one, end, term) for one in range(len(words)) for end, term in _terms_at(words, one)]
    found += [
        (first, last, Term(("",) * (last - first), _class_of(generic), -1, True))
        for (first, last), generic in generics.items()
    ]
    # Of two that overlap the one with more words of its own stands, and of equals the closer knit.
    found.sort(key=lambda row: (row[2].parts.count("*") - len(row[2].parts), row[1] - row[0], row[0]))
    taken: set[int] = set()
    kept: list[tuple[int, int, str, int, bool]] = []
    for first, last, term in found:
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            kept.append((first, last, term.category, term.weak, term.drug))
    return _placed(sorted(kept), generics, words)


def beside(hit: Hit, words: Sequence[Word]) -> Sequence[Word]:
    """The words around a hit up to the next that ends a phrase."""
    ending = [at for at, word in enumerate(words) if word.text in _ENDS | _JOINS]
    first = max((at + 1 for at in ending if at < hit.first), default=0)
    return words[first : min((at for at in ending if at >= hit.last), default=len(words))]


def mended(text: str) -> str:
    """The text with words that nobody knows put right where one word of the vocabulary is near."""
    return re.sub(rf"[a-z]{{{_REPAIRED_FROM},}}", lambda match: _nearest(match[0]), text)


def _terms_at(words: Sequence[Word], first: int) -> Iterator[tuple[int, Term]]:
    for term in vocabulary().get(words[first].text, ()):
        last = _end(words, first, term.parts)
        if last:
            yield last, term


def _end(words: Sequence[Word], at: int, wanted: Sequence[str]) -> int:
    """Where the wanted words end that begin at `at`; 0 where they do not stand there."""
    for place, part in enumerate(wanted):
        if part == "*":
            for skipped in range(_GAP + 1):
                between = words[at : at + skipped]
                if any(word.text in _JOINS for word in between):
                    return 0
                if last := _end(words, at + skipped, wanted[place + 1 :]):
                    return last
            return 0
        if at >= len(words) or words[at].text != part:
            return 0
        at += 1
    return at


def _placed(
    kept: Sequence[tuple[int, int, str, int, bool]],
    generics: Mapping[tuple[int, int], str],
    words: Sequence[Word],
) -> list[Hit]:
    """The hits with their phrase and item: what ends a phrase inside a hit does not count."""
    hits: list[Hit] = []
    phrase = item = at = 0
    for first, last, category, weak, drug in kept:
        for word in words[at:first]:
            phrase += word.text in _ENDS or word.text in _JOINS
            item += word.text in _JOINS
        at = last
        named = [name for (start, end), name in generics.items() if start < last and first < end]
        name = " ".join(word.text for word in words[first:last])
        generic = (named or [name])[0] if drug else ""
        start, end = words[first], words[last - 1]
        hits.append(Hit(first, last, category, weak, generic, name, phrase + start.phrase, item + start.item))
        phrase -= end.phrase - start.phrase
        item -= end.item - start.item
    return [hit for hit in hits if hit.category]


def _drugs(text: str, words: Sequence[Word]) -> Iterator[tuple[tuple[int, int], str]]:
    for mention in find_mentions(text):
        if mention.kind == "drug":
            places = [
                at for at, word in enumerate(words) if word.start < mention.end and mention.start < word.end
            ]
            if places:
                yield (places[0], places[-1] + 1), mention.value


@cache
def _classes() -> Mapping[str, str]:
    """Generic name -> kind: by the class that the lexicon gives it, and by the list of names."""
    kinds = categories().kinds
    by_class = {name: kind.name for kind in kinds for name in kind.classes}
    found = {
        generic: by_class[name]
        for generic, entry in load_table("drugs.toml")["generic"].items()
        for name in entry.get("class", ())
        if name in by_class
    }
    return found | {name: kind.name for kind in kinds for name in kind.drugs if name not in found}


def _class_of(generic: str) -> str:
    """The kind of a drug, of several in one product that of the strongest, else of the first."""
    found = [_classes()[part] for part in generic.split("/") if part in _classes()]
    strong = [name for name in found if name in ("Pharmaceuticals: Opioids", "Pharmaceuticals: Barbiturates")]
    return (strong or found or ["Pharmaceuticals"])[0]


@cache
def _known() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that need no mending, and those that a misspelled word may be meant to be."""
    terms = {part for rows in vocabulary().values() for term in rows for part in term.parts}
    drugs = {word for word in medical_words() if word.isalpha()}
    wanted = {word for word in terms | drugs if len(word) >= _REPAIRED_FROM}
    spared = frozenset(categories().words["spelled_right"])
    return frozenset(terms | drugs | easy_words() | _JOINS | _ENDS | spared), tuple(sorted(wanted))


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str:
    known, wanted = _known()
    if word in known or singular(word) in known:
        return word
    slips = 2 if len(word) >= _TWO_SLIPS_FROM else 1
    near = process.extract(singular(word), wanted, scorer=OSA.distance, score_cutoff=slips, limit=9)
    near = [row for row in near if row[0][0] == word[0]]
    if not near or (len(near) > 1 and near[0][1] == near[1][1]):
        return word
    return str(near[0][0])
