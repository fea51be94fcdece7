"""One sentence with two full statements, cut into two, where the cut can lose nothing."""

from __future__ import annotations

import re

from summarizer.lexicon import words

from .names import names_guideline

_LONG = 12
"""Words; a shorter sentence is easy as it is."""

_JOINT = re.compile(r"(?P<mark>;|,)?\s+(?:(?P<word>and|but)\s+)?(?=\w)|;\s*(?=\w)")
# A condition, a cause, a speaker, a choice or an aside holds for both halves, or ties them together.
_TIED = re.compile(
    r"\b(?:if|unless|until|when|whenever|where|while|whereas|because|since|although|though|as|due to|after|"
    r"before|that|which|who|whose|whether|either|neither|nor|both|not only|in order|so|then|therefore|"
    r"say|says|said|state|states|stated|wrote|writes|according|per)\b|[\"“”]|(?<!\w)'|:",
    re.IGNORECASE,
)
_OPENERS = words("the a an this these there he she it they no nothing his her its their all some many most")
_PREPOSITIONS = words("of in on at for from with without to by during over under near")
_VERBS = words(
    """is are was were has have had does do did will would can could should must may might cannot
    isn't aren't wasn't weren't hasn't haven't doesn't don't didn't
    hurt hurts used uses took takes remains remained needs needed failed fails requires lacks lacked"""
)
_TELLING = words(
    """show shows showed report reports reported note notes noted find finds found
    reveal reveals revealed support supports advise advises"""
)
"""What follows these may all be told by their subject, unless a comma parts it."""
_REACH = 9
_WORD = re.compile(r"[\w'’/-]+")


def statements(text: str) -> list[str]:
    """The text in one piece or more; each piece is a full statement, in the order of the text."""
    if len(text.split()) < _LONG or names_guideline(text) or _TIED.search(text):
        return [text]
    pieces: list[str] = []
    at, contrast = 0, ""
    for joint in _JOINT.finditer(text):
        mark, word = joint["mark"], joint["word"]
        if not (word or mark == ";"):
            continue
        left, right = text[at : joint.start()], text[joint.end() :]
        aside = left.count("(") != left.count(")")
        if not aside and _is_statement(left, parted=bool(mark)) and _is_statement(right, parted=True):
            pieces.append(contrast + left)
            contrast = "But " if word == "but" else ""
            at = joint.end()
    return [*pieces, contrast + text[at:]]


def _is_statement(text: str, *, parted: bool) -> bool:
    """Whether a text opens with a subject and then has a verb of its own. A verb of telling counts where
    a comma parts what is told from the next statement."""
    said = [word.lower() for word in _WORD.findall(text)]
    if not said or said[0] not in _OPENERS:
        return False
    for index, word in enumerate(said[1:_REACH], start=1):
        if word in _TELLING:
            return parted
        if word in _VERBS:
            return parted or _TELLING.isdisjoint(said)
        # "the care the worker has had" is a thing, not a statement.
        if word in _OPENERS and said[index - 1] not in _PREPOSITIONS:
            return False
        if word in ("and", "or"):
            return False
    return False
