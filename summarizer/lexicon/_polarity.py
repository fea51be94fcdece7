"""Which words of a clause are denied, and which are only said not to be documented.

Three things are told apart, because a reader would: "there was X", "there was no X" and "there is
no documentation of X". The last says nothing about X itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ._lemma import lemma
from ._tokens import Token


def _lemmas(words: str) -> frozenset[str]:
    return frozenset(lemma(word) for word in words.split())


DOC_NOUNS = _lemmas("documentation evidence indication mention record note information proof report support data detail")
DOC_VERBS = _lemmas(
    """document show mention note indicate reveal demonstrate describe report record establish specify
    identify state list confirm discuss explain prove suggest address reflect observe see find
    corroborate substantiate verify outline detail"""
)
_GIVEN = _lemmas("provide give submit include supply attach")
_DOC_PARTICIPLES = frozenset(
    """noted documented reported identified mentioned recorded described demonstrated shown found seen observed
    provided submitted evident established stated specified included given""".split()
)
# Their subject is what was asked for, which exists whatever is said about it.
_ABOUT_SUBJECT = _lemmas(
    """recommend approve necessary support warrant need appropriate consider medical justify certify authorize
    grant allow cover apply require deny refuse use help effective beneficial useful sufficient enough clear
    consistent part reasonable indicate able meet"""
)
_DENIERS = frozenset(("not", "never", "no", "without", "neither", "unable", "none"))
_UNCERTAIN = _lemmas("unclear unknown uncertain questionable")
_SCANT = _lemmas("insufficient inadequate limited poor scant little")
_SKIPPED = _lemmas("be have do any yet also current adequate clear specific full sufficient ever well to a an the been even")
_IRREGULAR_PARTICIPLES = frozenset(
    "shown given taken done found seen met tried made known proven sent held kept said told begun undergone".split()
)


_AUXILIARIES = frozenset(("be", "have", "do", "will", "would", "should", "can"))


@dataclass(slots=True)
class Polarity:
    """Of one word: `neutral` words (what a denied predicate is about) go with everything."""

    negated: bool = False
    undocumented: bool = False
    neutral: bool = False


def polarities(clause: Sequence[Token]) -> list[Polarity]:
    """The polarity of every token of one clause."""
    marks = [Polarity() for _ in clause]
    for index, token in enumerate(clause):
        word = token.lemma
        if word == "nor" and not any(mark.negated or mark.undocumented for mark in marks[:index]):
            word = "not"
        if _is_no_again(clause, index):
            _reset(marks, index)
        elif word in _AUXILIARIES and index and clause[index - 1].lower == "and":
            # "is not torn and is stable": a new predicate, unless the whole is undocumented.
            for mark in marks[index:]:
                mark.negated = False
        if word in ("not", "never"):
            _not(clause, index, marks)
        elif word in _DENIERS:
            _deny(clause, index, marks)
        elif word in ("lack", "absence", "absent", "missing", "miss"):
            _lack(clause, index, marks)
        elif word == "fail" and _next_word(clause, index) == "to":
            _predicate(clause, index + 1, marks, passive=False)
        elif word == "yet" and _next_word(clause, index) == "to":
            _deny(clause, index, marks)
        elif word in _UNCERTAIN or (word in _SCANT and _doc_noun_after(clause, index) is not None):
            _cast(marks, index + 1, undocumented=True)
            if word in _UNCERTAIN:
                _cast(marks, 0, index, undocumented=True)
    return marks


def is_undocumented_cue(clause: Sequence[Token]) -> bool:
    return any(mark.undocumented for mark in polarities(clause))


def _not(clause: Sequence[Token], index: int, marks: list[Polarity]) -> None:
    passive = _is_be(clause, index - 1) or any(token.lower in ("been", "be") for token in clause[index + 1 : index + 4])
    if index + 1 < len(clause) and clause[index + 1].lower == "only":
        return
    _predicate(clause, index, marks, passive=passive)


def _predicate(clause: Sequence[Token], index: int, marks: list[Polarity], *, passive: bool) -> None:
    """Deny the predicate after `index`; what that does to its subject depends on the predicate."""
    at = _predicate_at(clause, index)
    if at is None:
        _flip(marks, index + 1)
        return
    verb = clause[at]
    participle = verb.lower.endswith("ed") or verb.lower in _IRREGULAR_PARTICIPLES
    if verb.lemma in DOC_VERBS and not (passive and verb.lemma == "indicate"):
        _cast(marks, index + 1, undocumented=True)
        if passive and participle:
            _cast(marks, 0, index, undocumented=True)
        return
    _flip(marks, index + 1)
    _undocument_after_noun(clause, index, marks)
    if passive and verb.lemma in _GIVEN:
        _cast(marks, 0, index, undocumented=True)
    elif passive and participle and verb.lemma not in _ABOUT_SUBJECT:
        for mark in marks[:index]:
            mark.negated = not mark.negated
    else:
        for mark in marks[:index]:
            mark.neutral = True


def _deny(clause: Sequence[Token], index: int, marks: list[Polarity]) -> None:
    noun = _doc_noun_after(clause, index)
    if noun is not None:
        _cast(marks, index + 1, undocumented=True)
        return
    if any(token.lower in _DOC_PARTICIPLES for token in clause[index + 1 :]):
        _cast(marks, index + 1, undocumented=True)
        return
    _flip(marks, index + 1)
    _undocument_after_noun(clause, index, marks)


def _lack(clause: Sequence[Token], index: int, marks: list[Polarity]) -> None:
    if clause[index].lower in ("lacking", "missing", "absent", "lacked", "lacks"):
        if _is_be(clause, index - 1):
            _cast(marks, 0, index, undocumented=clause[index].lower != "absent", negated=clause[index].lower == "absent")
        else:
            _cast(marks, index + 1, undocumented=True)
        return
    _deny(clause, index, marks)


def _undocument_after_noun(clause: Sequence[Token], index: int, marks: list[Polarity]) -> None:
    """In "did not provide evidence of X" the denial falls on the evidence; X is undocumented."""
    for at in range(index + 1, len(clause) - 1):
        if clause[at].lemma in DOC_NOUNS and clause[at + 1].lower in _LINKS:
            for mark in marks[at + 1 :]:
                mark.negated, mark.undocumented = False, True
            return


_LINKS = frozenset("of that to for regarding about indicating showing supporting as on".split())


def _doc_noun_after(clause: Sequence[Token], index: int) -> int | None:
    """The place of a documenting noun that the denial at `index` is about: "no clear evidence of"."""
    for at in range(index + 1, min(index + 6, len(clause))):
        if clause[at].lemma in DOC_NOUNS:
            return at
        if clause[at].kind == "mark" or (clause[at].lower in _LINKS and at > index + 1):
            return None
    return None


def _predicate_at(clause: Sequence[Token], index: int) -> int | None:
    for at in range(index + 1, len(clause)):
        if clause[at].kind == "word" and (clause[at].lemma not in _SKIPPED or clause[at].lower.endswith("ed")):
            return at
    return None


def _is_be(clause: Sequence[Token], index: int) -> bool:
    return 0 <= index < len(clause) and clause[index].lemma == "be"


def _next_word(clause: Sequence[Token], index: int) -> str:
    return clause[index + 1].lower if index + 1 < len(clause) else ""


def _is_no_again(clause: Sequence[Token], index: int) -> bool:
    """ "no X and no Y" denies twice side by side; it does not deny a denial."""
    return index > 0 and clause[index].lower in ("no", "not", "without") and clause[index - 1].lower in ("and", "or", ",", "nor")


def _reset(marks: list[Polarity], start: int) -> None:
    for mark in marks[start:]:
        mark.negated = mark.undocumented = False


def _flip(marks: list[Polarity], start: int) -> None:
    for mark in marks[start:]:
        mark.negated = not mark.negated


def _cast(
    marks: list[Polarity], start: int, end: int | None = None, *, undocumented: bool = False, negated: bool = False
) -> None:
    for mark in marks[start:end]:
        mark.undocumented = mark.undocumented or undocumented
        mark.negated = mark.negated != negated
