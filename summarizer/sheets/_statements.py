"""Which sentences of the reasons state something of the case, and which say that something is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.checks import tells_result
from summarizer.digest import argument, key_sentences
from summarizer.letter import Sentence

_HEADING_AGAIN = re.compile(
    r"\bwas the original request\b|\bIMR[- ]eligible\b|\bauthorized by the claims administrator\b"
    r"|\bclaims administrator authorized\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\bchapter\b|\bnotmedically\b", re.IGNORECASE)
"""A rule told under its chapter's name, and a conclusion that a scan glued."""


_REFUSED_BEFORE = re.compile(
    r"\b(?:claims administrator|utilization review|UR)\b(?!.*\b(?:overturn|revers|grant))"
    r".*\b(?:den|non-?certif|modif)",
    re.IGNORECASE,
)


def tells_no_result(sentence: Sentence) -> bool:
    """Whether it may be quoted as a statement: results are told by code alone, but for the refusal before."""
    return not tells_result(sentence.text) or bool(_REFUSED_BEFORE.search(sentence.text))


def stated(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """What the reviewer states of the case: no rule, no bare conclusion, and nothing said to be missing."""
    beside = (key_sentences.refuses, key_sentences.names_a_rule, key_sentences.depends)
    for sentence in _of_the_case(sentences):
        if not any(cue(sentence.text) for cue in beside):
            yield sentence


def missing(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """What the reviewer says is missing, unclear or too much in this case."""
    yield from (sentence for sentence in _of_the_case(sentences) if key_sentences.refuses(sentence.text))


def repeats_heading(text: str) -> bool:
    """Whether it only says again what was requested and authorized before, as the heading does."""
    return bool(_HEADING_AGAIN.search(text))


def _of_the_case(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    sentences = [s for s in sentences if not key_sentences.prints_a_decision(s.text)]
    roles = argument.roles_of(sentences)
    for sentence in sentences:
        beside = repeats_heading(sentence.text) or _BESIDE.search(sentence.text)
        if roles[sentence] is argument.Role.CASE and not beside and tells_no_result(sentence):
            yield sentence
