"""Which words of a clause are denied, and which are only said not to be documented.

Three things are told apart, because a reader would: "there was X", "there was no X" and "there is
no documentation of X". The last says nothing about X itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ._lemma import lemma
from ._tokens import Token
from ._words import lemmas, words

DOC_NOUNS = lemmas(
    """documentation evidence indication mention record note information proof report support data
    detail reason rationale explanation justification sign hint clue"""
)
DOC_VERBS = lemmas(
    """document show mention note indicate reveal demonstrate describe report record establish specify
    identify state list confirm discuss explain prove suggest address reflect observe see find
    corroborate substantiate verify outline detail say speak tell name list cite write"""
)
_GIVEN = lemmas("provide give submit include supply attach")
_DOC_PARTICIPLES = words(
    """noted documented reported identified mentioned recorded described demonstrated shown found seen
    named observed provided submitted evident established stated specified included given presented file"""
)
# Their subject is what was asked for, which exists whatever is said about it.
_ABOUT_SUBJECT = lemmas(
    """recommend approve necessary support warrant need appropriate consider medical justify certify authorize
    grant allow cover apply require deny refuse use help effective beneficial useful sufficient enough clear
    consistent part reasonable indicated able meet follow train"""
)
_DENIERS = frozenset(("not", "never", "no", "without", "neither", "unable", "none"))
_DENYING_NOUNS = words("nobody unable inability intolerance intolerant")
_UNCERTAIN = lemmas(
    """unclear unknown uncertain questionable unsaid unstated unspecified unexplained undocumented
    unproven"""
)
_RULING = lemmas("recommend advise caution warn counsel argue speak")
_FORBIDDING = lemmas("discourage forbid prohibit")
_CERTAIN = lemmas("clear known certain apparent evident")
_SCANT = lemmas("insufficient inadequate limited poor scant little")
_BESIDE = words("in at under during by on within per according for from")
_SKIPPED = lemmas(
    "be have do any yet also current adequate clear specific full sufficient ever well to a an the been even"
)
_IRREGULAR_PARTICIPLES = words(
    """shown given taken done found seen met tried made known proven sent held kept said told begun
    undergone"""
)


_QUESTIONS = words("how why what")
_HOLDING = lemmas("have show find reveal see turn give offer contain hold")
_RECORDS = lemmas("record documentation note report file chart evidence")
_SUPPORT = lemma("support")
_AUXILIARIES = frozenset(("be", "have", "do", "will", "would", "should", "can"))
_ANTECEDENT = 3


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
            if index and clause[index - 1].lemma in _AUXILIARIES:
                for mark in marks[index:]:  # a predicate of its own: it does not deny a denial
                    mark.negated = mark.neutral = False
            _not(clause, index, marks)
        elif word == "without" and not _of_records(clause, index):
            _flip(marks[: _phrase_end(clause, index)], index + 1, clause)
        elif word in _DENIERS or token.lower in ("nothing", *_DENYING_NOUNS):
            _deny(clause, index, marks)
        elif word in ("lack", "absence", "absent", "missing", "miss"):
            _lack(clause, index, marks)
        elif word == "fail" and _next_word(clause, index) == "to":
            _predicate(clause, index + 1, marks, passive=False)
        elif word == "yet" and _next_word(clause, index) == "to":
            _deny(clause, index, marks)
        elif word in _UNCERTAIN or (word in _SCANT and _doc_noun_after(clause, index) is not None):
            if word not in _UNCERTAIN:
                _undocument(clause, marks, index + 1)
            elif _is_predicate(clause, index):
                _undocument(clause, marks, index + 1)
                _undocument(clause, marks, 0, index)
            else:
                _cast(marks, index + 1, index + 2, undocumented=True)  # "uncertain diagnoses"
        elif word == "against" and index and clause[index - 1].lemma in _RULING:
            _flip(marks, index - 1)  # "recommends against"
        elif word in _FORBIDDING:
            _flip(marks, index + 1, clause)  # "discourages X" denies X
        elif word == "silent":
            _undocument(clause, marks, 0, index)
            _undocument(clause, marks, index + 1)
    _take_for_granted(clause, marks)
    return marks


def _not(clause: Sequence[Token], index: int, marks: list[Polarity]) -> None:
    passive = _is_be(clause, index - 1) or any(
        token.lower in ("been", "be") for token in clause[index + 1 : index + 4]
    )
    if index + 1 < len(clause) and clause[index + 1].lower == "only":
        return
    if index + 1 < len(clause) and clause[index + 1].lemma in _CERTAIN and _is_be(clause, index - 1):
        # "is not clear" leaves open what it speaks of, as "is unclear" does.
        _cast(marks, index + 2, undocumented=True)
        _cast(marks, 0, index - 1, undocumented=True)
        marks[index + 1].negated = True
        return
    _predicate(clause, index, marks, passive=passive)


def _predicate(clause: Sequence[Token], index: int, marks: list[Polarity], *, passive: bool) -> None:
    """Deny the predicate after `index`; what that does to its subject depends on the predicate."""
    at = _predicate_at(clause, index)
    if at is None:
        _flip(marks, index + 1, clause)
        return
    verb = clause[at]
    participle = _is_participle(verb)
    if verb.lemma in DOC_VERBS or (verb.lemma == _SUPPORT and _names_records(clause)):
        _undocument(clause, marks, index + 1)
        if passive and participle:
            first = _subject_start(clause, index)
            beside = (at for at in range(first + 1, index) if clause[at].lower in _BESIDE | {"on"})
            _undocument(clause, marks, first, next(beside, index))
        return
    _flip(marks, index + 1, clause)
    _undocument_after_noun(clause, index, marks)
    first = _subject_start(clause, index)
    if passive and verb.lemma in _GIVEN:
        _cast(marks, first, index, undocumented=True)
    elif passive and participle and verb.lemma not in _ABOUT_SUBJECT:
        for mark in marks[first:index]:
            mark.negated = not mark.negated
    else:
        for mark in marks[first:index]:
            mark.neutral = not (mark.undocumented or mark.negated)


def _subject_start(clause: Sequence[Token], index: int) -> int:
    """Where the subject of the predicate denied at `index` begins: after another denial, after
    "that" or "who"; a predicate that is only added ("and does not ...") has no subject of its own."""
    for at in range(index - 1, -1, -1):
        word = clause[at].lower
        if word in ("which", "who"):
            # "improvement, which has not been shown": what is denied is what stands before.
            return max(0, at - _ANTECEDENT)
        if word in _DENIERS or word == "that":
            return at + 1
        if clause[at].lemma in _AUXILIARIES and at and clause[at - 1].lower in ("and", "or", "but"):
            return index
    return 0


def _deny(clause: Sequence[Token], index: int, marks: list[Polarity]) -> None:
    if index and clause[index - 1].lemma in _HOLDING:
        for mark in marks[:index]:  # "the exam found no swelling" denies no exam
            mark.neutral = not (mark.undocumented or mark.negated)
    if _of_records(clause, index):
        _undocument(clause, marks, index + 1)
        return
    _flip(marks, index + 1, clause)
    _undocument_after_noun(clause, index, marks)


def _of_records(clause: Sequence[Token], index: int) -> bool:
    """Whether what is denied at `index` is documentation."""
    return _doc_noun_after(clause, index) is not None or any(map(_tells_of_records, clause[index + 1 :]))


def _tells_of_records(token: Token) -> bool:
    """ "no red flags noted", "no measures in the file that show": what is missing, is missing there."""
    return token.lower != "suggestive" and (
        token.lower in _DOC_PARTICIPLES or token.lemma in DOC_VERBS or token.lemma in DOC_NOUNS
    )


def _lack(clause: Sequence[Token], index: int, marks: list[Polarity]) -> None:
    """A reviewer's "lack of improvement" is what the file lacks: not shown, rather than not so."""
    if clause[index].lower in ("lacking", "missing", "absent") and _is_be(clause, index - 1):
        absent = clause[index].lower == "absent"
        _cast(marks, 0, index, undocumented=not absent, negated=absent)
    else:
        _cast(marks, index + 1, undocumented=True)


def _undocument_after_noun(clause: Sequence[Token], index: int, marks: list[Polarity]) -> None:
    """In "did not provide evidence of X" the denial falls on the evidence; X is undocumented."""
    for at in range(index + 1, len(clause) - 1):
        if clause[at].lemma in DOC_NOUNS and clause[at + 1].lower in _LINKS:
            for mark in marks[at + 1 :]:
                mark.negated, mark.undocumented = False, True
            return


_LINKS = words("of that to for regarding about indicating showing supporting as on")


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
        token = clause[at]
        if token.kind == "word" and (
            token.lemma not in _SKIPPED or (_is_participle(token) and token.lemma != "have")
        ):
            return at
    return None


def _is_participle(token: Token) -> bool:
    return token.lower.endswith("ed") or token.lower in _IRREGULAR_PARTICIPLES


def _is_be(clause: Sequence[Token], index: int) -> bool:
    return 0 <= index < len(clause) and clause[index].lemma == "be"


def _next_word(clause: Sequence[Token], index: int) -> str:
    return clause[index + 1].lower if index + 1 < len(clause) else ""


def _is_no_again(clause: Sequence[Token], index: int) -> bool:
    """ "no X and no Y" denies twice side by side; it does not deny a denial."""
    return (
        index > 0
        and clause[index].lower in ("no", "not", "without")
        and clause[index - 1].lower in ("and", "or", ",", "nor")
    )


def _reset(marks: list[Polarity], start: int) -> None:
    for mark in marks[start:]:
        mark.negated = mark.undocumented = False


def _take_for_granted(clause: Sequence[Token], marks: list[Polarity]) -> None:
    """ "The notes say how long she wore it" tells that they say it, not that she wore it."""
    asked = next((at for at, token in enumerate(clause) if token.lower in _QUESTIONS), None)
    said = next((at for at, token in enumerate(clause) if token.lemma in DOC_VERBS), None)
    if asked is None or said is None:
        return
    for mark in marks[asked : said if said > asked else None]:
        mark.neutral = not (mark.undocumented or mark.negated)


def _undocument(clause: Sequence[Token], marks: list[Polarity], start: int, end: int | None = None) -> None:
    """What is not shown; but what a question takes for given ("how long she wore it") stays as it is."""
    end = len(marks) if end is None else end
    asked = next((at for at in range(start, end) if clause[at].lower in _QUESTIONS), end)
    _cast(marks, start, asked, undocumented=True)
    for mark in marks[asked:end]:
        mark.neutral = not (mark.undocumented or mark.negated)


def _phrase_end(clause: Sequence[Token], index: int) -> int:
    """Where what is lacked ends: "the scan without contrast was approved" denies no approval."""
    ends = (at for at in range(index + 1, len(clause)) if clause[at].lemma in _AUXILIARIES)
    return next(ends, len(clause))


def _is_predicate(clause: Sequence[Token], index: int) -> bool:
    """ "is unclear", "unclear whether"; not "an unclear finding"."""
    return (index > 0 and clause[index - 1].lemma in ("be", "remain", "seem")) or _next_word(
        clause, index
    ) in (_QUESTIONS | {"if", "whether", "that"})


def _names_records(clause: Sequence[Token]) -> bool:
    return any(token.lemma in _RECORDS for token in clause)


def _flip(marks: list[Polarity], start: int, clause: Sequence[Token] = ()) -> None:
    """Denies what follows `start`; of `clause`, what follows a place or a time is only where it is denied."""
    beside = False
    for index in range(start, len(marks)):
        beside = beside or (index > start + 1 and index < len(clause) and clause[index].lower in _BESIDE)
        if beside:
            marks[index].neutral = True
        else:
            marks[index].negated = not marks[index].negated


def _cast(
    marks: list[Polarity],
    start: int,
    end: int | None = None,
    *,
    undocumented: bool = False,
    negated: bool = False,
) -> None:
    for mark in marks[start:end]:
        mark.undocumented = mark.undocumented or undocumented
        mark.negated = mark.negated != negated
