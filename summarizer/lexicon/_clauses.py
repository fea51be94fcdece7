"""A text cut into clauses: the reach of a negation, and the range of one speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ._lemma import lemma
from ._tokens import Token

_STOPS = frozenset(".;:!?")
_OPENERS = frozenset("but however although though because since while whereas unless until therefore thus hence".split())
_CONDITIONS = frozenset("if when whether".split())
_ASKED = frozenset(lemma(word) for word in "unclear unknown uncertain clear know known ask asked determine".split())
_SUBJECTS = frozenset(
    """the a an there this that these those it he she they we i his her its their no patient worker claimant applicant
    records documentation notes guidelines guideline mtus odg acoem in as with which however so then where
    providers doctors doctor here after before not only surgery medical""".split()
)
_AFTER_AS = frozenset("the there it he she they this these such patient no".split())
_VERBS = frozenset(
    """is are was were be has have had do does did will would can could should must may might
    recommends recommend states state says shows show showed requires require indicates supports support
    failed fails needs need lacks lacked exceeds exceed exceeded wants wanted asks asked remains remained
    found noted reported documented approved denied""".split()
)
_TIMES = frozenset("before after".split())

_GUIDELINE_NAMES = frozenset(
    lemma(word)
    for word in """guideline guidelines mtus odg acoem fda literature studies cochrane criteria policy medicare aaos
    standard standards rule rules""".split()
)
_NORMATIVE = frozenset(lemma(word) for word in "recommended indicated".split())
_CASE_NOUNS = frozenset(
    """patient patient's worker claimant applicant employee iw he she his her him physician provider doctor surgeon
    treater request requested submitted""".split()
)
_CASE_HINTS = frozenset(
    """documented noted exam examination findings records record notes mri showed revealed documentation denied
    diagnosed diagnosis currently previously complained complains reported reports""".split()
)
GUIDELINE, CASE = "guideline", "case"


def split(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The [start, end) of each clause, in order; together they hold every token."""
    start = 0
    for index in range(1, len(tokens)):
        if _opens(tokens, index) and index > start:
            yield start, index
            start = index
    if start < len(tokens):
        yield start, len(tokens)


def speakers(clause: Sequence[Token]) -> frozenset[str]:
    """Whose statement a clause is: a guideline's general rule, this case's facts, both, or unsaid."""
    lowers = [token.lower for token in clause]
    found = set()
    rule = any(token.lemma in _GUIDELINE_NAMES for token in clause)
    if rule or _normative(clause):
        found.add(GUIDELINE)
    strong = any(word in _CASE_NOUNS for word in lowers) or _there_is(lowers) or _has(lowers, ("in", "this", "case"))
    if strong or (not found and any(word in _CASE_HINTS for word in lowers)):
        found.add(CASE)
    return frozenset(found)


def _opens(tokens: Sequence[Token], index: int) -> bool:
    previous, here = tokens[index - 1].lower, tokens[index].lower
    if previous in _STOPS or here in _OPENERS:
        return not (here in _OPENERS and previous == "only")
    if here in _CONDITIONS:
        return tokens[index - 1].lemma not in _ASKED
    if here in _TIMES:
        return previous != "that"
    if here == "prior" and _at(tokens, index + 1) == "to":
        return True
    if here == "as":
        return _at(tokens, index + 1) in _AFTER_AS and previous not in ("such", "well", "same")
    if here == "so":
        return _at(tokens, index + 1) in _SUBJECTS
    if here == "which":
        return True
    if previous == ",":
        return here in _SUBJECTS or (here in ("and", "or") and _new_subject(tokens, index + 1))
    return here == "and" and _new_subject(tokens, index + 1)


def _new_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether a new clause, and not one more item of a list, begins at `index`."""
    if _at(tokens, index) not in _SUBJECTS:
        return False
    for token in tokens[index : index + 9]:
        if token.lower in _VERBS:
            return True
        if token.kind == "mark" or token.lower in ("and", "or"):
            return False
    return False


def _at(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if index < len(tokens) else ""


def _normative(clause: Sequence[Token]) -> bool:
    for index, token in enumerate(clause):
        if token.lemma in _NORMATIVE and token.lower.endswith("ed"):
            return any(other.lemma == "be" for other in clause[max(0, index - 4) : index])
    return any(token.lower == "patients" for token in clause)


def _there_is(lowers: Sequence[str]) -> bool:
    return any(
        word == "there" and index + 1 < len(lowers) and lowers[index + 1] in ("is", "are", "was", "were", "has", "have")
        for index, word in enumerate(lowers)
    )


def _has(lowers: Sequence[str], words: tuple[str, ...]) -> bool:
    size = len(words)
    return any(tuple(lowers[index : index + size]) == words for index in range(len(lowers) - size + 1))
