"""A text cut into clauses: the reach of a negation, and the range of one speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ._tokens import Token
from ._words import lemmas, words

_STOPS = frozenset(".;:!?")
_OPENERS = words("but however although though because since while whereas unless until therefore thus hence")
# "should therefore not be done" is one clause.
_ADVERBS = words("therefore thus hence however though")
_CONDITIONS = words("if when")
_ASKED = lemmas(
    """unclear unknown uncertain clear know known ask asked determine show say state specify document
    indicate note mention explain see tell report"""
)
_TIMES = words("before after")
_AFTER_AS = words("the there it he she they this these such patient no")
# After a comma, these open a statement; the words of _SUBJECTS do so only when a verb follows.
_NEW_START = words("however so then therefore but in here")
_SUBJECTS = words(
    """nothing nobody the a an there this that these those it he she they we i his her its their no
    patient worker
    claimant applicant records documentation notes guidelines guideline mtus odg acoem as with where
    providers doctors doctor surgery medical physical"""
)
_PRONOUNS = words("he she they we i there it")
VERBS = words(
    """is are was were be has have had do does did will would can could should must may might
    recommends recommend states state says show shows showed requires require indicates supports support
    failed fails needs need lacks lacked exceeds exceed exceeded wants wanted asks asked remains remained
    found noted reported documented approved denied allows comes helps helped led underwent"""
)
_LOOK_AHEAD = 9


def split(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The [start, end) of each clause, in order; together they hold every token."""
    start = 0
    for index in range(1, len(tokens)):
        if index > start and _opens(tokens, index):
            yield start, index
            start = index
    if start < len(tokens):
        yield start, len(tokens)


def _opens(tokens: Sequence[Token], index: int) -> bool:
    previous, here = tokens[index - 1].lower, tokens[index].lower
    if previous in _STOPS:
        return True
    if here in _OPENERS:
        return previous != "only" and (here not in _ADVERBS or tokens[index - 1].kind == "mark")
    if here in _CONDITIONS:
        return tokens[index - 1].lemma not in _ASKED
    if here in _TIMES:
        return previous != "that"
    if here in ("prior", "due"):
        return _at(tokens, index + 1) == "to"
    if here == "as":
        return _at(tokens, index + 1) in _AFTER_AS and previous not in ("such", "well", "same")
    if here == "so":
        return _at(tokens, index + 1) in _SUBJECTS
    if here == "and" or (previous == "," and here == "or"):
        return _new_subject(tokens, index + 1)
    return previous == "," and (here in _NEW_START or _new_subject(tokens, index))


def _new_subject(tokens: Sequence[Token], index: int) -> bool:
    """Whether a new statement, and not one more item of a list, begins at `index`."""
    first = _at(tokens, index)
    if first not in _SUBJECTS or (first == "that" and _at(tokens, index + 1) in VERBS):
        return False
    if first in _PRONOUNS:
        return True
    for token in tokens[index : index + _LOOK_AHEAD]:
        if token.lower in VERBS:
            return True
        if token.kind == "mark" or token.lower in ("and", "or", "which", "that", "who"):
            return False
    return False


def _at(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if index < len(tokens) else ""
