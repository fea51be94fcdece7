"""Paragraphs -> pages of lines, as a PDF reader gives them.

A line that runs on ends with a blank; the last line of a paragraph does not, and a page has no line
end of its own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .setting import HARD_BLANK, PAGE_END

_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_JOINED_HYPHEN = "\ufffe"
_MARKS = str.maketrans({HARD_BLANK: " ", PAGE_END: None})


@dataclass(frozen=True, slots=True)
class Page:
    """How lines and pages are made. `width` in characters, 0 for no wrapping; `lines` a page, 0 for one page.

    `hyphens`: lines may break after a hyphen. `footer`: what runs at each page's end, "{n}" and
    "{all}" are numbers. `indent`: blanks before some lines.
    """

    width: int = 96
    lines: int = 0
    hyphens: bool = False
    footer: str = ""
    indent: int = 0


@dataclass(slots=True)
class _Line:
    text: str
    end: str = "\n"
    ends_page: bool = False


def lay_out(rng: random.Random, paragraphs: Sequence[str], page: Page) -> tuple[list[str], tuple[str, ...]]:
    """The pages' texts, and the running lines that were put on them."""
    lines = [line for paragraph in paragraphs for line in _lines(rng, paragraph, page)]
    pages = _pages(lines, page) if page.lines else [lines]
    texts = ["".join(line.text + line.end for line in one).rstrip("\n") for one in pages]
    if not page.footer or len(texts) < 2:
        return texts, ()
    running = tuple(page.footer.format(n=n, all=len(texts)) for n in range(1, len(texts) + 1))
    return [f"{text}\n{line}" for text, line in zip(texts, running, strict=True)], running


def _lines(rng: random.Random, paragraph: str, page: Page) -> list[_Line]:
    lines: list[_Line] = []
    for hard_line in paragraph.split("\n"):
        lines += _wrapped(rng, hard_line.rstrip(" "), page)
        if hard_line.endswith(" "):
            lines[-1].text += " "
    for line in lines:
        line.ends_page = PAGE_END in line.text
        line.text = line.text.translate(_MARKS)
        if page.indent and rng.random() < 0.5:
            line.text = " " * page.indent + line.text
    return lines


def _wrapped(rng: random.Random, text: str, page: Page) -> list[_Line]:
    lines: list[_Line] = []
    current = ""
    for word in text.split(" "):
        whole = f"{current} {word}" if current else word
        if not page.width or len(whole) <= page.width:
            current = whole
        else:
            head, tail = _at_hyphen(whole, page) if page.hyphens else ("", "")
            if tail:
                lines.append(_hyphenated(rng, head, page))
                current = tail
            else:
                if current:
                    lines.append(_Line(current + " "))
                current = word
        if PAGE_END in word and page.lines:
            lines.append(_Line(current + " "))
            current = ""
    if current or not lines:
        lines.append(_Line(current))
    lines[-1].text = lines[-1].text.rstrip(" ")
    return lines


def _at_hyphen(text: str, page: Page) -> tuple[str, str]:
    """`text` parted after the last hyphen that fits on a line; two empty texts where none does."""
    last = text.rfind(" ") + 1
    fits = [hyphen.end() for hyphen in _HYPHEN.finditer(text, last) if hyphen.end() <= page.width]
    return (text[: fits[-1]], text[fits[-1] :]) if fits else ("", "")


def _hyphenated(rng: random.Random, head: str, page: Page) -> _Line:
    """Some readers write a mark of their own for the hyphen and join the lines."""
    if page.lines and rng.random() < 0.3:
        return _Line(head[:-1] + _JOINED_HYPHEN, end="")
    return _Line(head)


def _pages(lines: list[_Line], page: Page) -> list[list[_Line]]:
    pages: list[list[_Line]] = [[]]
    for line in lines:
        pages[-1].append(line)
        full = len(pages[-1]) >= page.lines and line.end
        if full or line.ends_page:
            pages.append([])
    return pages if pages[-1] else pages[:-1]
