"""Which other issue of the letter an issue's rationale says it hangs on.

"As the surgery is not medically necessary, its assistant is not either" speaks of the surgery issue;
"Given that the naproxen was refused, the omeprazole is not needed" names its item. What the letter
does not dispute (an operation that was approved long ago) is no issue of it, and gives no dependence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from summarizer.schema.facts import Decision

from .bounds import sentence_at
from .patterns import compiled, places_of, word_set

_VERDICT = (
    r"(?:medically (?:necessary|appropriate|indicated|warranted|reasonable)|a medical necessity|necessary|"
    r"(?:un)?supported|(?:non-?|de)?certified|approved|authorized|recommended|indicated|warranted|"
    r"appropriate|denied|upheld|overturned|established)"
)
# The cheap look for the same words.
_VERDICT_STEMS = (
    "necess",
    "approv",
    "certif",
    "authoriz",
    "denied",
    "supported",
    "upheld",
    "overturn",
    "recommended",
    "indicated",
    "warranted",
    "appropriate",
    "established",
)
_STATED = (
    r"(?:is|are|was|were|(?:has|have|had|will|would)(?: not)? be(?:en)?|being)"
    r"(?P<not>n['’]t)?"
    r"(?: (?:not|also|both|determined|deemed|considered|found|felt|to|be|been|itself|currently)){0,5}"
)
# "As the requested surgery is not medically necessary, ...": the ends of the words that open a premise.
_CUES = (
    " as ",
    "As ",
    "ince ",
    "ecause ",
    "iven ",
    "n that ",
    "act that ",
    "eeing that ",
    " if ",
    "If ",
    "nce the ",
)
_PREMISE = compiled(
    r"(?:as|since|because|given(?: that)?|in that|fact that|if|once|seeing that) "
    rf"(?P<item>[^,;:.]{{3,120}}?) (?P<stated>{_STATED}) {_VERDICT}\b"
)
_CLAUSE_END = re.compile(r"[,;:.]")
_LONGEST_PREMISE = 200
# "... for use after the surgery, which is not medically necessary"
_WHICH = compiled(
    r"\b(?P<item>(?:the|this)(?: (?!(?:the|this) )[\w-]{1,20}){1,6}?),? "
    rf"(?:which|that) (?P<stated>{_STATED}) {_VERDICT}\b"
)
# "The surgery has been found not medically necessary.", in the rationale of something else.
_STATEMENT = compiled(
    r"\W{0,3}(?:however, |additionally, |moreover, |here, )?(?:the|this|that) "
    rf"(?P<item>[^,;:.]{{3,120}}?) (?P<stated>{_STATED}) "
    r"(?:(?:medically )?necessary|a medical necessity|(?:non-?)?certified|approved|authorized|denied|upheld|"
    r"overturned)\b"
)
# "He was approved to undergo the operation.", "The documentation supported surgical intervention."
_APPROVED = compiled(
    r"\b(?:(?:has been|was|is|being) (?P<stated>approved|authorized|certified) to undergo"
    r"|the (?:documentation|records?) (?:clearly )?support(?:s|ed) (?:the )?(?=[^,;:.]{0,40}surg))"
    r" ?(?P<item>[^,;:.]{3,80})"
)
# "Without approval of the surgery ..."
_WITHOUT = compiled(
    r"\b(?P<stated>without|absence of|lack of|denial of|non-?certification of) "
    r"(?:(?:the |an )?(?:approval|authorization|certification|medical necessity) (?:of|for) )?"
    r"(?P<item>the (?:requested|proposed|associated|primary|underlying) [^,;:.]{3,80})"
)
_LEANING = ("ontingent ", "ependent ", "epends ", "redicated ")
_CONTINGENT = compiled(
    r"(?:contingent|dependent|predicated|depends) (?:up)?on (?P<item>[^,;:.]{3,80})(?P<stated>)"
)
# What a sentence must hold before its pattern is tried.
_GATED = (
    ((" which ", " that "), _WHICH),
    ((" to undergo ", " support"), _APPROVED),
    (("ithout ", "bsence ", "ack of ", "enial ", "ertification "), _WITHOUT),
)
_NEGATED = compiled(
    r"\bnot\b|n['’]t\b|\bun|\bnon-?c|\bdec|\bdenied|\bupheld|\bwithout|\babsence|\black|\bdenial"
)

_OPERATION_WORDS = ("surg", "perat", "rthroscop", "rimary procedure")
_OPERATION = compiled(r"\b(?:surg\w{2,8}|operat\w{2,5}|arthroscop\w{1,6}|primary procedure)\b")
_SURGICAL_WORD = compiled(
    r"\b(?:surg\w{2,8}|operati(?:on|ve)\b|procedures?\b|intervention\b|arthroscop\w{1,6})"
)
_REQUESTED = compiled(r"\b(?:requested|proposed|associated|primary|underlying|concurrent|index)\b")
_PRIMARY = compiled(r"\b(?:primary|underlying|index|main) (?:request|service|treatment|item)\b")
_SURGERY = compiled(
    r"\b(?:arthroscop\w{1,6}|\w{3,16}(?:ectomy|otomy|ostomy|oplasty|oscopy|odesis|desis|plasty|rrhaphy)\b|"
    r"surger(?:y|ies)|surgical|operation|fusion|repair|release|decompression|debridement|reconstruction|"
    r"replacement|implant\w{0,7}|excision|fixation|ORIF|transplant\w{0,6}|mumford|tenodesis|osteotomy|"
    r"ablation|amputation|transposition|grafting)\b"
)
# What goes along with surgery: these words anywhere, or the others before the surgery's own name.
_ATTENDANT = compiled(
    r"\b(?:associated|ancillary|(?:pre|post)-? ?(?:op|surg)\w{0,8}|assist\w{0,4}|clearance)\b"
)
_ANCILLARY = compiled(
    r"\b(?:brace|sling|cold|cryo\w{0,8}|walker|crutch\w{0,2}|rental|consult\w{0,7}|evaluation|referral|"
    r"therapy|visits?|sessions?|follow-? ?up|co-?surgeon|hospital|inpatient|length of stay|DME|MRI|x-?rays?|"
    r"CT|EKG|labs?)\b"
)
_PROCEDURAL = compiled(r"\b(?:injections?|blocks?|stimulat(?:or|ion) trial|arthrogram|rhizotomy|epidural)\b")
_WORD = re.compile(r"[a-z][a-z-]{2,}|[a-z]\d[\w-]*|\d+\w*")
_EMPTY_WORDS = word_set(
    "the this that these those its his her their for with without and any all both other another such "
    "request requested proposed associated concurrent concomitant primary underlying planned related main "
    "said index decision remaining original portion above abovementioned treatment service ancillary "
    "patient injured worker applicant claimant item not been use continued medication drug session visit "
    "additional prior initial approval authorization necessity need outcome result medical"
)
_GENERIC_SURGERY = word_set(
    "surgery surgical procedure operation operative intervention complex arthroscopic repair"
)
_BODY = word_set(
    "left right bilateral knee shoulder elbow wrist hand hip ankle foot feet neck back cervical thoracic "
    "lumbar lumbosacral spine upper lower extremity leg arm finger thumb"
)


@dataclass(frozen=True)
class IssueText:
    """What of an issue decides on dependence; `rationale` is one line of clean text."""

    number: int
    heading: str
    decision: Decision | None
    rationale: str

    @cached_property
    def words(self) -> frozenset[str]:
        return _content_words(self.heading)

    @cached_property
    def is_attendant(self) -> bool:
        return bool(_ATTENDANT.search(self.heading))

    @cached_property
    def is_surgery(self) -> bool:
        surgery = _SURGERY.search(self.heading)
        if not surgery or self.is_attendant:
            return False
        return not _ANCILLARY.search(self.heading, 0, surgery.start())


class Dependence(NamedTuple):
    """The number of the other issue, and the characters [start, end) of the rationale that say so."""

    on: int
    start: int
    end: int


def dependences(issues: Sequence[IssueText]) -> dict[int, tuple[Dependence, ...]]:
    """For each issue's number, the other issues that its rationale says it hangs on, in order."""
    if len(issues) < 2:
        return {issue.number: () for issue in issues}
    return {issue.number: tuple(_depends_on(issue, issues)) for issue in issues}


def _depends_on(issue: IssueText, issues: Sequence[IssueText]) -> list[Dependence]:
    found: dict[int, Dependence] = {}
    others: list[IssueText] = []
    for match in _mentions(issue.rationale):
        others = others or [other for other in issues if other.number != issue.number]
        # An approval is stated without a word of its own: "The documentation supported ...".
        approves = not _NEGATED.search(match.string[slice(*_verdict_of(match))])
        target = _target(match["item"], approves, issue, others)
        if target:
            found.setdefault(target.number, Dependence(target.number, *match.span()))
    return sorted(found.values())


def _verdict_of(match: re.Match[str]) -> tuple[int, int]:
    start = match.start("stated")
    return (start, match.end()) if start >= 0 else (match.end(), match.end())


def _mentions(text: str) -> Iterator[re.Match[str]]:
    """Where the text may build on something, and on what (`item`)."""
    for at in places_of(text, *_CUES):
        # From the start of the cue's word, and no farther than its clause.
        start = _word_start(text, at + 1)
        end = _CLAUSE_END.search(text, start, start + _LONGEST_PREMISE)
        clause = text[start : end.start() if end else start + _LONGEST_PREMISE]
        if _has(clause, _VERDICT_STEMS) and (match := _PREMISE.match(text, start)):
            yield match
    for at in places_of(text, *_LEANING):
        if match := _CONTINGENT.match(text, _word_start(text, at)):
            yield match
    seen = -1
    for at in sorted(places_of(text, *_OPERATION_WORDS)):
        if at >= seen:
            start, seen = sentence_at(text, at)
            yield from _in_sentence(text, start, seen)


def _word_start(text: str, end: int) -> int:
    """Where the word begins that stands before `end`; a stop may be glued to it."""
    return max(text.rfind(" ", 0, end), text.rfind(".", 0, end)) + 1


def _in_sentence(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The same in a sentence that speaks of an operation."""
    sentence = text[start:end]
    if not _has(sentence, _VERDICT_STEMS) and "support" not in sentence:
        return
    # "This procedure is not medically necessary" may well speak of the issue itself.
    match = _STATEMENT.match(text, start)
    if match and _OPERATION.search(match["item"]):
        yield match
    for words, pattern in _GATED:
        if _has(sentence, words):
            yield from pattern.finditer(text, start, end)


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def _target(item: str, approves: bool, issue: IssueText, others: Sequence[IssueText]) -> IssueText | None:
    """The other issue that `item` means; None where it means this one, several alike, or none."""
    words = _content_words(item) - _GENERIC_SURGERY
    if words - _BODY:
        if words <= issue.words:
            return None
        named = [other for other in others if words <= other.words]
        if named or not _REQUESTED.search(item):
            return _first_agreeing(named, approves)
    if _PRIMARY.search(item):
        main = [other for other in others if other.is_surgery] or others
        return main[0] if len(main) == 1 and not issue.is_surgery else None
    if not _SURGICAL_WORD.search(item) or issue.is_surgery:
        return None
    surgeries = [other for other in others if other.is_surgery]
    if not surgeries:
        earlier = [other for other in others if other.number < issue.number]
        surgeries = [other for other in earlier if _PROCEDURAL.search(other.heading)]
    return _first_agreeing([one for one in surgeries if words <= one.words] or surgeries, approves)


def _first_agreeing(candidates: Sequence[IssueText], approves: bool) -> IssueText | None:
    """The first whose decision is the one that the rationale builds on, else the first."""
    decision = "overturned" if approves else "upheld"
    agreeing = [one for one in candidates if one.decision == decision]
    return next(iter([*agreeing, *candidates]), None)


def _content_words(text: str) -> frozenset[str]:
    """The words of a phrase that tell one item from another, in the singular."""
    return frozenset(_singular(word) for word in _WORD.findall(text.lower())) - _EMPTY_WORDS


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
