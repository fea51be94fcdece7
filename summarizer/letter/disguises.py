"""Ways to hide words from a pattern, undone: look-alikes, figures for letters, letters set apart, codes."""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from .types import Range

# Letters of other scripts that print like Latin ones, beside what NFKC knows (full-width, mathematical).
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУԌԚԜаеѕіјорсухһԁԛԝӏгпкмтвнΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχıɡʟɴʀᴀᴇᴏ",
    "ABESIJKMHOPCTXYGQWaesijopcyxhdqwlrnkmtbhABEZHIKMNOPTYXaeiknoptuxiglnraeo",
)
_FIGURES = str.maketrans("0134578@$!|", "oieastbasii")
# Letters and figures in one word, as in "1gn0re": no dose ("5mg") and no code of a body part ("L4") has two
# changes between them.
_MIXED = re.compile(
    r"(?<![\w@$])(?=\w{0,20}[a-zA-Z][0134578@$!|]+[a-zA-Z]|[0134578@$|]+[a-zA-Z]+[0134578@$!|])[\w@$!|]{4,24}"
)
_APART = re.compile(r"(?<![^\W_])[^\W\d_](?:[\s.*_-]{1,3}[^\W\d_](?![^\W_])){6,}")
_HEART = re.compile(
    r"ignor|disregard|forget|override|instruct|prompt|approv|overturn|upheld|system|assistant|summar|deni|answer|request"
)
_CODE = re.compile(r"[A-Za-z0-9+/]{20,}(?:\s[A-Za-z0-9+/]{20,})*={0,2}")
_HEX = re.compile(r"\b(?:[0-9a-fA-F]{2}){16,}\b")
_PROSE = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]+)+")


def undisguised(text: str) -> str:
    """`text` as it looks, in Latin letters, character for character."""
    if not text.isascii():
        text = "".join(map(_folded, text)).translate(_LOOK_ALIKES)
    return _MIXED.sub(lambda found: found.group().translate(_FIGURES), text)


@cache
def _folded(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def spelled_out(text: str) -> Iterator[Range]:
    """Words of commands whose letters stand apart ("i g n o r e")."""
    for found in _APART.finditer(text):
        if _HEART.search("".join(filter(str.isalpha, found.group())).lower()):
            yield found.span()


def coded(text: str) -> Iterator[Range]:
    """Runs of base64 or of hexadecimal figures that hold words."""
    for pattern, decode in ((_CODE, _from_base64), (_HEX, bytes.fromhex)):
        for found in pattern.finditer(text):
            try:
                hidden = decode("".join(found.group().split()))
            except (ValueError, binascii.Error):
                continue
            if hidden.isascii() and _PROSE.search(hidden.decode("ascii")):
                yield found.span()


def _from_base64(code: str) -> bytes:
    return base64.b64decode(code[: len(code) // 4 * 4])
