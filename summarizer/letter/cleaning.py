"""Text as read -> CleanText: layout noise removed, every character traced to its place.

One pass: each run of white space or of characters nobody sees becomes one character or none. Page
furniture is blanked out before, at its length. Cleaning a clean text changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from .types import CleanText

LINE, PARAGRAPH = "\n", "\v"
"""How a clean text marks a line's end and a paragraph's; each stands alone, without blanks around it."""

_BREAKS = "\n\r\f\v\x85\u2028\u2029"
_BLANKS = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\0\1\3-\b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff\uffff"
_ANY = f"{_BREAKS}{_BLANKS}{_UNSEEN}"
# Starts with what is rarer than a blank, so that the search is quick; the loop adds a blank before it.
# A single first letter is found much quicker still, and ASCII text can be brought to one.
_TO_LINE_END = bytes(10 if re.match(f"[{_ANY}]", chr(code)) else code for code in range(256))
_NOISE_AS_LINE_ENDS = re.compile("\n[ \n]*")
_NOISE = re.compile(f"[{_ANY}][ {_ANY}]*")
_NOISE_AND_BLANKS = re.compile(f"  [ {_ANY}]*|[{_ANY}][ {_ANY}]*")
_PLAIN_ENDS = frozenset((" \r\n", "\r\n", "\n"))
_UNSEEN_RUN = re.compile(f"[{_UNSEEN}]+")
_HAS_BREAK = re.compile(f"[{_BREAKS}]")
_BREAK = re.compile(f"\r\n|[{_BREAKS}]")
_SEEN = re.compile(f"[ {_BREAKS}{_BLANKS}]")
# A hyphen at a line's end belongs to its word, unless it is suspended ("pre-\nand postoperative").
_SUSPENDED = re.compile(r"(?:and|or|to)\b")

_EDGE_LINE = (
    r"(?:Final Determination Letter for IMR Case Number:?[ \t]?[A-Z]{0,3}\d\d-?\s{0,4}\d{4,8}"
    r"(?: {1,3}\d{1,3}(?!\d))?"
    rf"|(?:Page \d{{1,3}}(?: of \d{{1,3}})?|- ?\d{{1,3}} ?-)(?=[ {_BLANKS}{_UNSEEN}]*+(?:[{_BREAKS}]|\Z)))"
)
_FURNITURE = re.compile(rf"[{_BREAKS}](?:[\s{_UNSEEN}]*+{_EDGE_LINE})+", re.IGNORECASE)
_FURNITURE_FIRST = re.compile(rf"(?:[\s{_UNSEEN}]*+{_EDGE_LINE})+", re.IGNORECASE)
# A cheap look: each starts with letters of its own, so that the search is quick.
_RUNNING_HEAD = ("etter for IMR", "ETTER FOR IMR")
_PAGE_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        rf"age \d{{1,3}}(?: of \d|[ {_ANY}]|\Z)",
        r"AGE \d",
        rf"- ?\d{{1,3}} ?-[ {_BLANKS}{_UNSEEN}]*(?:[{_BREAKS}]|\Z)",
    )
)
_NUMBER_BEFORE = re.compile(r"[\r\n][ \t]*+(\d{1,3})\s*+\Z")
_NUMBER_AFTER = re.compile(r"\s*+(\d{1,3})[ \t]*+[\r\n]")
_MOST_PAGES = 10_000  # what has more is no letter
_EDGE = 64  # characters that hold a page's number and the blanks around it


def clean(text: str) -> CleanText:
    """The clean text of `text`: single blanks, LINE at line ends, PARAGRAPH between paragraphs.

    Time and memory are linear in the length of `text`.
    """
    # pypdfium2 writes U+FFFE (older ones U+0002) for a hyphen that ended a line, and joins the lines.
    source = _without_furniture(text).replace("\ufffe", "-").replace("\x02", "-")
    runs = _runs(source)
    usual = cache(lambda: _usual_spacing(source, runs))
    pieces: list[str] = []
    clean_at, raw_at = [0], [0]
    removed = done = 0
    for start, end in runs:
        if source[start:end] in _PLAIN_ENDS:
            new = LINE if source[start - 1] != "-" else _line_end(source, start, end)
        else:
            new = _replacement(source, start, end, usual)
        pieces.append(source[done:start])
        pieces.append(new)
        removed += end - start - len(new)
        clean_at.append(end - removed)
        raw_at.append(end)
        done = end
    pieces.append(source[done:])
    return CleanText("".join(pieces), tuple(clean_at), tuple(raw_at))


def one_line(text: str) -> str:
    """The words of a clean text on one line."""
    return " ".join(text.split())


def _runs(source: str) -> list[tuple[int, int]]:
    """Where noise stands: runs of white space and unseen characters, but for single blanks and line ends."""
    found = []
    for run in _noise(source):
        start, end = run.span()
        if start and source[start - 1] == " ":
            start -= 1
        elif end - start == 1 and source[start] == "\n" and source[start - 1 : start] != "-":
            continue
        found.append((start, end))
    if source[:1] == " " and not (found and found[0][0] == 0):
        found.insert(0, (0, 1))
    if source[-1:] == " " and not (found and found[-1][1] == len(source)):
        found.append((len(source) - 1, len(source)))
    return found


def _noise(source: str) -> Iterator[re.Match[str]]:
    if "  " in source:
        return _NOISE_AND_BLANKS.finditer(source)
    if source.isascii():
        return _NOISE_AS_LINE_ENDS.finditer(source.encode().translate(_TO_LINE_END).decode())
    return _NOISE.finditer(source)


def _replacement(source: str, start: int, end: int, usual: Callable[[], int]) -> str:
    run = source[start:end]
    if not _HAS_BREAK.search(run):
        return " " if start and end < len(source) and _SEEN.search(run) else ""
    if run.startswith("\xad"):
        return ""  # a soft hyphen and its line's end
    if "\v" in run:
        return PARAGRAPH
    breaks = 1 if "\f" in run else len(_BREAK.findall(run))
    if breaks > 1 and breaks > usual():
        return PARAGRAPH
    return _line_end(source, start, end)


def _line_end(source: str, start: int, end: int) -> str:
    """Nothing where the hyphen at the line's end joins a word, else LINE."""
    before = source[max(0, start - 8) : start]
    if "-" not in before:
        return LINE
    after = source[end : end + 1]
    before = _UNSEEN_RUN.sub("", before)
    if before[-1:] != "-" or not before[-2:-1].isalnum() or not after.isalnum():
        return LINE
    return LINE if after in "aot" and _SUSPENDED.match(source, end) else ""


def _usual_spacing(source: str, runs: list[tuple[int, int]]) -> int:
    """How many line ends usually part two lines: the median. A page break counts for one."""
    counts: Counter[int] = Counter()
    inside = 0
    for start, end in runs:
        if source[start:end] in _PLAIN_ENDS:
            continue
        if _HAS_BREAK.search(source, start, end):
            run = source[start:end]
            counts[1 if "\f" in run else len(_BREAK.findall(run))] += 1
            inside += run.count("\n")
    if not counts or max(counts) == 1:
        return 1
    counts[1] += source.count("\n") - inside  # those of the plain ends, too
    below, usual = 0, 1
    for usual in sorted(counts):
        below += counts[usual]
        if 2 * below >= counts.total():
            break
    return usual


def _without_furniture(text: str) -> str:
    """`text` with running heads and page numbers overwritten by form feeds: page breaks, of their length."""
    blanked = [*_furniture(text), *_page_numbers(text)]
    if not blanked:
        return text
    pieces: list[str] = []
    done = 0
    for start, end in sorted(blanked):
        if start < done:
            continue
        pieces += text[done:start], "\f" * (end - start)
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def _furniture(text: str) -> Iterator[tuple[int, int]]:
    if not any(head in text for head in _RUNNING_HEAD) and not any(sign.search(text) for sign in _PAGE_SIGNS):
        return
    first = _FURNITURE_FIRST.match(text)
    if first:
        yield first.span()
    for found in _FURNITURE.finditer(text, first.end() if first else 0):
        yield found.span()


def _page_numbers(text: str) -> Iterator[tuple[int, int]]:
    """A bare number at a page's edge that can be the page's number; any other number stays."""
    page, at = 1, text.find("\f")
    if at < 0:
        return
    while at >= 0 and page < _MOST_PAGES:
        before = _NUMBER_BEFORE.search(text, max(0, at - _EDGE), at)
        if before and int(before[1]) <= page + 1:
            yield before.span(1)
        page += 1
        after = _NUMBER_AFTER.match(text, at + 1, at + 1 + _EDGE)
        if after and int(after[1]) <= page + 1:
            yield after.span(1)
        at = text.find("\f", at + 1)
    last = _NUMBER_BEFORE.search(text, max(0, len(text) - _EDGE))
    if last and int(last[1]) <= page + 1:
        yield last.span(1)
