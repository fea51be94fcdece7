"""What decided an issue, told by rules: what stands right before the conclusion, as its ground.

Reviewers argue from the rule to what the records show, what they lack, and the conclusion. So the last
sentence about the case that names a reason counts; a rule alone decides where no such sentence does.
Grounds that are strung together ("Moreover, ...") are one step.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import get_args

from summarizer.letter import Sentence, instructions
from summarizer.schema.facts import IssueFacts
from summarizer.schema.summary import ReasonName

from . import _cues

ORDER: tuple[ReasonName, ...] = get_args(ReasonName)
_SUMMED_UP = 4
"""So many sentences before "the criteria are not met" are what it sums up."""
_STRUNG = 2
"""Grounds of one string are no more than so many sentences apart."""
_BESIDE_THE_SUM = frozenset({"documentation_missing", "not_recommended", "criteria_not_met"})
"""What such a sentence may seem to name by itself."""

_HEAD = re.compile(r"(?:\S+\s+){0,9}\S*")
_NAMES_A_RULE = re.compile(r"\b(?:guide-?lines?|MTUS|ODG|ACOEM|UpToDate|literature)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:state[sd]?|recommend(?:s|ed|ations?)?|indicates?|supports?|discuss(?:es)?|notes?|suggests?|"
    r"address(?:es)?|requires?|reserves?|per|according to|advises?|allows?|limits?|define[sd]?|include[sd]?|"
    r"asks?)\b",
    re.IGNORECASE,
)
_IN_GENERAL = re.compile(
    r"(?:^|[\"“] ?)(?:If|When|when|For patients|Patients|Criteria)\b|"
    r"\bin (?:most|many|some) (?:cases|instances|patients)\b"
)
_NORM = re.compile(
    r"\b(?:must|should|recommend(?:ed|s|ation)?|generally|usually|typically|criteri(?:a|on)|option|"
    r"(?:may|can) be|(?:is|are) (?:not )?(?:indicated|appropriate|warranted|needed|reserved|for))\b",
    re.IGNORECASE,
)
_APPLIED = re.compile(
    r"\b(?:request\w*|here|treater|in this (?:case|instance|situation)|"
    r"this (?:patient|worker|claimant|applicant|employee)|"
    r"(?:beyond|above what|more than|in excess of|exceeds?)(?: \w+){0,5}? "
    r"(?:guidelines?|MTUS|ODG|limits?|recommend\w+)|"
    r"(?:is|are|was|were|as)(?: \w+){0,3}? medically necessary|medical necessity)\b",
    re.IGNORECASE,
)
_OF_THE_CASE = re.compile(
    r"\b(?:(?:the|this|available|submitted|provided|medical|clinical|patient['’]?s?) (?:[\w/]+ ){0,3}?"
    r"(?:patient|worker|claimant|applicant|employee|provider|physician|surgeon|records?|document\w*|notes?|"
    r"reports?|file|exam\w*|injury)|patient (?:has|had|is|was|does|did)|he|she|his|her|documentation|"
    r"there (?:is|was|are|were|has been|have been)"
    r"(?! (?:insufficient|limited|little|conflicting|some|no \w+) evidence)|"
    r"however|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|provider|(?:lack|absence) of|given|due to|treating)\b",
    re.IGNORECASE,
)
_CONCESSION = re.compile(
    r"(?:While|Although|Though|Even though)\b.{0,400}?, (?=(?:here|however|there|the|it|this|in this)\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"not be interpreted|advised to (?:consult|speak)|decision addresses|\boriginal request\.?$|"
    r"authorized by the Claims Administrator",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\W*(?:In addition|Additionally|Moreover|Furthermore|Further|Also|Besides|Lastly|Finally)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\bnot\b|n['’]t\b|\bun|\bnon-?c|\bdenied|\brefused|\bwithout|\babsence|\black|\bdenial", re.IGNORECASE
)
_PASSED = re.compile(r"\b(?:necess\w+|approv\w+|authoriz\w+|certif\w+|supports?|supported)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reason:
    """What decided, and the sentence of the letter that says so; None where no sentence does."""

    name: ReasonName
    sentence: Sentence | None


def reason_of(sentences: Sequence[Sentence], issue: IssueFacts) -> Reason | None:
    """What the rationale's `sentences` give as the reason for the issue's decision.

    None where no cue is strong enough, or where no decision could be read; never `not_stated`. Text that
    instructs a machine is not read.
    """
    if issue.decision is None:
        return None
    told = [s for s in instructions.trusted(sentences) if not _ASIDE.search(s.text)]
    if depends := _dependence(told, issue):
        return depends
    rules = _rules(told)
    return _refused(told, rules) if issue.decision == "upheld" else _approved(told, rules)


def _dependence(told: Sequence[Sentence], issue: IssueFacts) -> Reason | None:
    """The reason where facts have found that it hangs on another issue, decided as this one was."""
    refused = issue.decision == "upheld"
    for place in issue.depends_on_places:
        negated = bool(_NEGATED.search(place.text))
        agrees = negated or not _PASSED.search(place.text) if refused else not negated
        said = next((s for s in told if s.span.start <= place.span[0] < s.span.end), None)
        if said and agrees:
            return Reason("depends_on_refused" if refused else "depends_on_approved", said)
    return None


def _rules(sentences: Sequence[Sentence]) -> frozenset[Sentence]:
    """Those that tell a rule, and not something of the case.

    Text of a guideline goes on until a sentence speaks of the case; but what stands right before the
    conclusion without a word of a rule is the reviewer's own.
    """
    rules: list[Sentence] = []
    unsure: list[Sentence] = []
    rule = True
    for sentence in sentences:
        applied = _APPLIED.search(sentence.text) or _cues.not_met(sentence.text)
        if applied and not _IN_GENERAL.search(sentence.text):
            unsure.clear()
            rule = False
            continue
        rule, by_place = _tells_a_rule(sentence.text, rule)
        if by_place:
            unsure += [sentence] if rules else []  # ahead of any rule the case is told
            continue
        rules += unsure
        unsure.clear()
        if rule:
            rules.append(sentence)
    return frozenset(rules)


def _tells_a_rule(text: str, before: bool) -> tuple[bool, bool]:
    """Whether it does, given whether the one before did, and whether only its place says so."""
    head = _HEAD.match(text)
    start = head[0] if head else ""
    if _IN_GENERAL.search(text) or (_NAMES_A_RULE.search(start) and _TELLS.search(text)):
        return True, False
    rule = before and not _OF_THE_CASE.search(start)
    return rule, rule and not _NORM.search(text)


def _refused(told: Sequence[Sentence], rules: frozenset[Sentence]) -> Reason | None:
    closing: Sentence | None = None
    last: Reason | None = None
    case = [s for s in told if s not in rules]
    for place, sentence in reversed(list(enumerate(case))):
        text = _without_concession(sentence.text)
        named = _cues.refusal(text)
        if named <= _BESIDE_THE_SUM and _cues.not_met(text):
            closing = closing or sentence
        elif named and closing is None:
            return _of_a_string(case[: place + 1]) or Reason(_first(named), sentence)
        elif named and closing is not None:
            last = last or Reason(_first(named), sentence)
            near = sentence.number >= closing.number - _SUMMED_UP
            if near and "criteria_not_met" in named and "no_benefit_shown" not in named:
                return Reason("criteria_not_met", sentence)
    if last:
        return last
    if closing:
        return _by_rule([*(s for s in told if s in rules), closing]) or Reason("criteria_not_met", closing)
    for sentence in reversed(told):
        if _cues.unsupported(sentence.text):
            return Reason("documentation_missing", sentence)
    return _by_rule(told)


def _of_a_string(case: Sequence[Sentence]) -> Reason | None:
    """Of the grounds strung together ("Also, ...") at the end of `case` the one that counts.

    What is only said of the papers counts least, and does not break the string. None for no string.
    """
    strung: list[Reason] = []
    added = False
    place = case[-1].number
    for sentence in reversed(case):
        if sentence.number < place - _STRUNG:
            break
        named = _cues.refusal(_without_concession(sentence.text))
        if not named:
            continue
        place = sentence.number
        adds = _ADDED.match(sentence.text) is not None
        added = added or adds
        if named == {"documentation_missing"}:
            continue
        if added:
            strung.append(Reason(_first(named), sentence))
        if not adds:
            break
    return min(strung, key=lambda reason: ORDER.index(reason.name), default=None)


def _by_rule(told: Sequence[Sentence]) -> Reason | None:
    """The reason where no sentence about the case gives one."""
    for sentence in reversed(told):
        if name := _cues.rule_of_refusal(sentence.text):
            return Reason(name, sentence)
    return None


def _approved(told: Sequence[Sentence], rules: frozenset[Sentence]) -> Reason | None:
    found: Sentence | None = None
    fitting: Sentence | None = None
    ruled = False
    for sentence in reversed(told):
        text = sentence.text
        ruled = ruled or _cues.recommends(text)
        if not ruled and _cues.silent(text):
            return Reason("guideline_silent", sentence)
        if found is None:
            named = _cues.approval(text)
            if "guideline_silent" in named and fitting is None:
                return Reason("guideline_silent", sentence)
            if "depends_on_approved" in named or ("benefit_shown" in named and sentence not in rules):
                return Reason(_first(named - {"guideline_silent"}), sentence)
            if "criteria_met" in named and sentence not in rules:
                found = sentence
        if fitting is None and _cues.fits(text):
            fitting = sentence
    best = fitting or found
    return Reason("criteria_met", best) if best else None


def _first(names: Collection[ReasonName]) -> ReasonName:
    """Of several reasons in one sentence the one that counts."""
    return min(names, key=ORDER.index)


def _without_concession(text: str) -> str:
    """ "While the rule allows it, here there is no ...": only what follows is the reviewer's own step."""
    conceded = _CONCESSION.match(text)
    return text[conceded.end() :] if conceded else text
