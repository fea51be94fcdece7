"""A sentence's words as they were meant, where a scan or a line end changed a character.

Only words that verdicts are made of are told back, so that no other word turns into one of them.
"""

from __future__ import annotations

import re

from .patterns import LOOK_ALIKES

_WORDS = (
    "is not isn't was no non nor neither cannot never medically clinically medical clinical necessity "
    "unnecessary indicated justified appropriate considered determined found established shown proven "
    "to longer also likewise therefore thus this time in if it only provided until unless while will "
    "would could should claims administrator guideline guidelines"
)
_READ_AS = {word.translate(LOOK_ALIKES): word for word in _WORDS.split()}
_ODD = re.compile(r"[01|!](?:(?<=[a-z].)(?! )|(?<![a-z0-9].)(?=[a-z]))")
_ODD_LETTERS = re.compile(r" l(?:[fnst] |nd)|medlca|medica(?:li|il|ii)y|cl(?:ln|inl)|thls ")
_ODD_WORD = re.compile(r"[a-z01|!']{2,24}")
_ASIDE = re.compile(
    r"(?<=\b(?:is|re)),? (therefore|thus|hence|however|consequently|accordingly|also|likewise), "
    r"|(?<=\bwas),? (therefore|thus|hence|however|consequently|accordingly|also|likewise), "
)


def normalised(sentence: str) -> str:
    """The sentence in lower case, without asides after its verb, and with look-alikes (n0t, ls) undone."""
    text = sentence.lower().replace("’", "'")
    if _ODD.search(text) or _ODD_LETTERS.search(text):
        text = _ODD_WORD.sub(_as_read, text)
    return _ASIDE.sub(" ", text) if ", the" in text or ", thus" in text else text


def _as_read(match: re.Match[str]) -> str:
    word = match[0]
    return _READ_AS.get(word.translate(LOOK_ALIKES), word)
