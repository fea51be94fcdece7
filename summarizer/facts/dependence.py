"""Which other issue of the letter an issue's rationale says it hangs on.

"As the surgery is not medically necessary, its assistant is not either" speaks of the surgery issue;
"Given that the naproxen was refused, the omeprazole is not needed" names its item. What the letter
does not dispute (an operation that was approved long ago) is no issue of it, and gives no dependence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.schema.facts import Decision

from .patterns import compiled, word_set

_CUE = r"(?:as|since|because|given that|given|in that|due to the fact that|if|once|inasmuch as|seeing that)"
_VERDICT = (
    r"(?:medically (?:necessary|appropriate|indicated|warranted|reasonable)|a medical necessity|necessary|"
    r"(?:un)?supported|(?:non-?|de)?certified|approved|authorized|recommended|indicated|warranted|"
    r"appropriate|denied|upheld|overturned|established)"
)
_STATED = (
    r"(?:is|are|was|were|(?:has|have|had|will|would)(?: not)? be(?:en)?|being)"
    r"(?P<not>n['’]t)?"
    r"(?: (?:not|also|both|determined|deemed|considered|found|felt|to|be|been|itself|currently)){0,5}"
)
# "As the requested surgery is not medically necessary, ..."
_PREMISE = compiled(
    rf"(?:^|[ (])(?P<cue>{_CUE}) (?P<item>[^,;:.]{{3,120}}?) (?P<stated>{_STATED}) {_VERDICT}\b"
)
# "The surgery has been found not medically necessary.", in the rationale of something else.
_STATEMENT = compiled(
    r"^\W*(?:however, |additionally, |moreover, |here, )?(?:the|this|that) "
    rf"(?P<item>[^,;:.]{{3,120}}?) (?P<stated>{_STATED}) "
    r"(?:(?:medically )?necessary|a medical necessity|(?:non-?)?certified|approved|authorized|denied|upheld|"
    r"overturned)\b"
)
# "He was approved to undergo the operation."
_APPROVED_TO_UNDERGO = compiled(
    r"\b(?:has been|was|is|being) (?P<stated>approved|authorized|certified) to undergo "
    r"(?P<item>[^,;:.]{3,80})"
)
_CONTINGENT = compiled(
    r"\b(?:contingent|dependent|predicated|depends) (?:up)?on (?P<item>[^,;:.]{3,80})(?P<stated>)"
)
_MENTIONS = (_PREMISE, _STATEMENT, _APPROVED_TO_UNDERGO, _CONTINGENT)
_NEGATED = compiled(r"\bnot\b|n['’]t\b|\bun|\bnon-?c|\bdec|\bdenied|\bupheld")

_OPERATION = compiled(r"\b(?:surg\w{2,8}|operat\w{2,5}|arthroscop\w{1,6}|primary procedure)\b")
_SURGICAL_WORD = compiled(
    r"\b(?:surg\w{2,8}|operati(?:on|ve)\b|procedures?\b|intervention\b|arthroscop\w{1,6})"
)
_REQUESTED = compiled(r"\b(?:requested|proposed|associated|primary|underlying|concurrent|index)\b")
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
_WORD = compiled(r"[a-z][a-z-]{2,}|[a-z]\d[\w-]*|\d+\w*")
_EMPTY_WORDS = word_set(
    "the this that these those its his her their for with without and any all both other another such "
    "request requested proposed associated concurrent concomitant primary underlying planned related "
    "said index decision remaining original portion above abovementioned treatment service ancillary "
    "patient injured worker applicant claimant item not been use continued medication drug session visit "
    "additional prior initial approval authorization necessity need outcome result"
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
    """What of an issue decides on dependence."""

    number: int
    heading: str
    decision: Decision | None
    sentences: Sequence[str]

    @cached_property
    def words(self) -> frozenset[str]:
        return _content_words(self.heading)

    @cached_property
    def is_surgery(self) -> bool:
        surgery = _SURGERY.search(self.heading)
        if not surgery or _ATTENDANT.search(self.heading):
            return False
        return not _ANCILLARY.search(self.heading, 0, surgery.start())


def dependences(issues: Sequence[IssueText]) -> dict[int, tuple[int, ...]]:
    """For each issue's number, the numbers of the other issues that its rationale says it hangs on."""
    if len(issues) < 2:
        return {issue.number: () for issue in issues}
    return {issue.number: tuple(sorted(_depends_on(issue, issues))) for issue in issues}


def _depends_on(issue: IssueText, issues: Sequence[IssueText]) -> set[int]:
    others = [other for other in issues if other.number != issue.number]
    found: set[int] = set()
    for sentence in issue.sentences:
        for item, approves in _mentions(sentence):
            target = _target(item, approves, issue, others)
            if target:
                found.add(target.number)
    return found


def _mentions(sentence: str) -> Iterator[tuple[str, bool]]:
    """What the sentence builds on, and whether it was approved."""
    for pattern in _MENTIONS:
        for match in pattern.finditer(sentence):
            # "This procedure is not medically necessary" may well speak of the issue itself.
            if pattern is _STATEMENT and not _OPERATION.search(match["item"]):
                continue
            verdict = sentence[match.start("stated") : match.end()]
            yield match["item"], not _NEGATED.search(verdict)


def _target(item: str, approves: bool, issue: IssueText, others: Sequence[IssueText]) -> IssueText | None:
    """The other issue that `item` means; None where it means this one, several alike, or none."""
    words = _content_words(item) - _GENERIC_SURGERY
    if words - _BODY:
        if words <= issue.words:
            return None
        named = [other for other in others if words <= other.words]
        if named or not _REQUESTED.search(item):
            return _first_agreeing(named, approves)
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
