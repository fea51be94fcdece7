"""Text as read -> CleanText: layout noise removed, every character traced to its place.

Cleaning is a row of passes; each replaces what one pattern finds and carries the offsets along.
Cleaning a clean text changes nothing.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable

from .types import CleanText

_Replace = Callable[[re.Match[str]], str]
_Offsets = array  # eight bytes a character, where a tuple of ints takes forty

# All that is not plain text in one pattern, so that ordinary characters cost nothing.
# pypdfium2 writes U+FFFE (older ones U+0002) for a hyphen that ended a line, and joins the lines.
_ODD = re.compile(
    "\r\n?|[\v\u0085\u2028\u2029]"
    "|[\ufffe\u0002]"
    "|\u00ad(?: ?\r?\n)?"
    "|[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
    "|[\0\1\3-\b\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\uffff]+"
)
_BLANKS = re.compile(r" (?: +|(?=[\n\f]|\Z)|(?<=[\n\f] )|(?<=\A ))")
_FURNITURE = re.compile(
    r"(?:(?<=[\n\f])|\A)(?:(?:"
    r"Final Determination Letter for IMR Case Number:? ?[A-Z]{0,3}\d\d-?\n?\d{4,8}(?: \d{1,3}(?!\d))?"
    r"|Page \d{1,3}(?: of \d{1,3})?(?=[\n\f]|\Z)"
    r"|- ?\d{1,3} ?-(?=[\n\f]|\Z)"
    r") ?\n?)+",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"(?<=\n)\d{1,3}(?=\n{0,9}(?:\f|\Z))|(?<=\f)\n{0,9}\d{1,3}(?=\n)")
# A hyphen at a line's end belongs to its word, unless it is suspended ("pre-\nand postoperative").
_HYPHEN_BREAK = re.compile(r"(?<=\w-)[\n\f]++(?=\w)(?!(?:and|or|to)\b)")
_LINE_ENDS = re.compile(r"[\n\f]+")


def clean(text: str) -> CleanText:
    """The clean text of `text`: single spaces, "\\n" at line ends, "\\n\\n" between paragraphs.

    Time and memory are linear in the length of `text`.
    """
    state = text, array("q", range(len(text) + 1))
    state = _substitute(_ODD, _plain, *state)
    state = _substitute(_BLANKS, _single_blank, *state)
    # What stands at a page's edge becomes a page break, so that no paragraph is seen around it.
    state = _substitute(_FURNITURE, lambda _: "\f", *state)
    state = _substitute(_PAGE_NUMBER, _drop_page_numbers(state[0]), *state)
    state = _substitute(_HYPHEN_BREAK, lambda _: "", *state)
    state = _substitute(_LINE_ENDS, _single_spacing(state[0]), *state)
    return CleanText(*state)


def one_line(text: str) -> str:
    """The words of a clean text on one line."""
    return " ".join(text.split())


def _substitute(
    pattern: re.Pattern[str], replace: _Replace, text: str, offsets: _Offsets[int]
) -> tuple[str, _Offsets[int]]:
    """`text` with every match replaced by something no longer than itself, and the offsets kept true."""
    parts: list[str] = []
    kept: _Offsets[int] = array("q")
    done = 0
    for match in pattern.finditer(text):
        new, start = replace(match), match.start()
        parts += text[done:start], new
        kept.extend(offsets[done : start + len(new)])
        done = match.end()
    if not done:
        return text, offsets
    parts.append(text[done:])
    kept.extend(offsets[done:])
    return "".join(parts), kept


def _plain(match: re.Match[str]) -> str:
    first = match.group()[0]
    if first in "\r\v\u0085\u2028\u2029":
        return "\n"
    if first in "\ufffe\u0002":
        return "-"
    if first in "\t\u00a0\u1680\u202f\u205f\u3000" or "\u2000" <= first <= "\u200a":
        return " "
    return ""


def _single_blank(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    at_edge = start == 0 or end == len(text) or text[start - 1] in "\n\f" or text[end] in "\n\f"
    return "" if at_edge else " "


def _drop_page_numbers(text: str) -> _Replace:
    """Drops a bare number at a page's edge that can be the page's number; keeps any other."""
    page, seen, last = 1, 0, len(text.rstrip())

    def drop(match: re.Match[str]) -> str:
        nonlocal page, seen
        page += text.count("\f", seen, match.start())
        seen = match.start()
        paged = page > 1 or match.end() < last
        return "" if paged and int(match.group()) <= page + 1 else match.group()

    return drop


def _single_spacing(text: str) -> _Replace:
    """Line ends as "\\n" and paragraphs as "\\n\\n", whatever the text's own line spacing is.

    The usual distance between lines is the median one; a page break is never a paragraph.
    """
    runs = Counter(1 if "\f" in run else len(run) for run in _LINE_ENDS.findall(text))
    usual, below = 1, 0
    for usual in sorted(runs):
        below += runs[usual]
        if 2 * below >= runs.total():
            break

    def space(match: re.Match[str]) -> str:
        run = match.group()
        return "\n" if "\f" in run or len(run) <= usual else "\n\n"

    return space
