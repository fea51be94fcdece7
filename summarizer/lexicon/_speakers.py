"""Whose statement a clause is: a guideline's rule for everybody, or a fact of this case."""

from __future__ import annotations

from collections.abc import Sequence

from ._clauses import VERBS
from ._tokens import Token
from ._words import lemmas, words

GUIDELINE, CASE = "guideline", "case"

_GUIDELINE_NAMES = lemmas(
    """guideline mtus odg acoem fda literature studies cochrane criterion policy medicare aaos standard
    rule"""
)
_NORMATIVE = lemmas("recommended indicated reserved advised permitted allowed")
_RECOMMENDED_WHAT = lemmas(
    "visit session number amount dose duration treatment frequency period limit maximum"
)
_CASE_NOUNS = words(
    """worker claimant applicant employee iw he she his her him physician provider doctor surgeon treater
    request requested submitted reviewer"""
)
_CASE_HINTS = words(
    """documented noted exam examination findings records record notes showed revealed documentation denied
    diagnosed diagnosis currently previously complained complains reported reports lack absence lacking"""
)
# A finished or present event: the tense of a case, not of a rule.
_EVENT = words("was were had did being")
_COMPARED = lemmas("exceed meet satisfy fit consistent within outside beyond than accord comply")
# What follows these is a statement of its own, not a part of the speaker's before it.
_REASONS = words("because due since as therefore thus hence however but so")
_IF = words("if when unless until should")
_TIMES = words("before after once prior")


def is_hypothetical(clause: Sequence[Token], before: frozenset[str]) -> bool:
    """Whether a clause states a condition: what it says need not be so. In a rule, so does "after"."""
    first = clause[0].lower
    return first in _IF or (first in _TIMES and before == {GUIDELINE})


def speakers(clause: Sequence[Token], before: frozenset[str], *, hypothetical: bool) -> frozenset[str]:
    """GUIDELINE, CASE, both, or neither where the clause does not tell.

    A clause that names nobody goes on with the speakers `before` it, unless it opens a reason.
    """
    lowers = [token.lower for token in clause]
    own_statement = lowers[0] in _REASONS
    found = set()
    rule = any(token.lemma in _GUIDELINE_NAMES for token in clause)
    if rule or _is_normative(clause):
        found.add(GUIDELINE)
    if _is_about_case(lowers) or (not hypothetical and _there_is(lowers)):
        found.add(CASE)
    if rule and any(token.lemma in _COMPARED for token in clause):
        # "18 visits exceed the guideline's limit" speaks of both.
        found.add(CASE)
    if not found and not hypothetical and (GUIDELINE not in before or own_statement) and _is_event(clause):
        found.add(CASE)
    return frozenset(found) if found or own_statement else before


def _is_normative(clause: Sequence[Token]) -> bool:
    for index, token in enumerate(clause):
        if token.lower == "patients" or _is_modal(clause, index):
            return True
        if token.lemma not in _NORMATIVE or not token.lower.endswith("ed"):
            continue
        if any(other.lower in ("is", "are", "be") for other in clause[max(0, index - 4) : index]):
            return True
        if any(other.lemma in _RECOMMENDED_WHAT for other in clause[index + 1 : index + 3]):
            return True
    return False


def _is_modal(clause: Sequence[Token], index: int) -> bool:
    """ "may be considered", "should be reserved": what could be, or ought to be."""
    return clause[index].lower in ("may", "should", "must") and any(
        token.lower in ("be", "include", "have", "help") for token in clause[index + 1 : index + 4]
    )


def _is_about_case(lowers: Sequence[str]) -> bool:
    if any(word in _CASE_NOUNS for word in lowers) or " ".join(lowers).find("in this case") >= 0:
        return True
    # A guideline, too, says "the patient's exercise program"; a case says what the patient has or did.
    return any(
        word == "patient"
        and (
            lowers[index - 1 : index] == ["this"]
            or any(after in VERBS or after.endswith("ed") for after in lowers[index + 1 : index + 4])
        )
        for index, word in enumerate(lowers)
    )


def _there_is(lowers: Sequence[str]) -> bool:
    return any(
        word == "there"
        and index + 1 < len(lowers)
        and lowers[index + 1] in ("is", "are", "was", "were", "has", "have")
        for index, word in enumerate(lowers)
    )


def _is_event(clause: Sequence[Token]) -> bool:
    for index, token in enumerate(clause):
        if token.lower in _CASE_HINTS or token.lower in _EVENT:
            return True
        if token.lower in ("has", "have") and any(
            after.lower in ("not", "been") or after.lower.endswith("ed")
            for after in clause[index + 1 : index + 3]
        ):
            return True
    return False
