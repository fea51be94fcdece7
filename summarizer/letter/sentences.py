"""A passage -> its sentences: where each starts and ends in the clean text.

Only a stop can end a sentence; the words on both sides of it decide, looked at in a window of
fixed width, so that the time is linear in the passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATION = 12  # characters that hold any abbreviation and what stands before it
_WINDOW = 24

# A stop with its closers, then a gap (or none: "2013.Thus"); or a paragraph's or list item's start.
# The marks that all these begin with come first, as the regex engine skips to them.
_CANDIDATE = re.compile(
    r"[.!?…\n\v](?:"
    r"(?<=[.!?…])(?<![.!?…].)[.!?…]*+(?P<closers>[\"'”’)\]»]{0,3}+)(?P<gap>[ \n\v]*+)(?=\S)"
    r"|(?<=\v)(?=\S)"
    r"|(?<=\n)(?=[•▪●◦‣\uf0b7]|[-–*] )|(?<=[:;]\n)(?=\(?\d{1,2}[.)] [A-Z]))"
)
_OPENING = "\"'“‘([« \n\v"
_GLUED_NEXT = re.compile(r"[\"“(\[]?[A-Z](?:[a-z \n\v-]|[A-Z]{1,12}[a-z]?[ \n\v,:/-])")
_GLUED_BEFORE = re.compile(r"(?:[a-z]{2}|\d|[)\]%\"”]|[A-Z]{2})\Z")
_WEB = re.compile(r"(?:www\.|https?:|@)\S*\Z", re.IGNORECASE)

# Never the end of a sentence, whatever follows.
_TITLES = re.compile(
    r"(?:\A|[\s(\[\"“/])(?:Dr|Drs|Mr|Mrs|Ms|Prof|St|vs|v|e\.g|eg|i\.e|ie|viz|cf|ca|approx|incl|esp|Ft|Mt)\Z",
    re.IGNORECASE,
)
# Not the end of a sentence before a number.
_NUMBERED = re.compile(
    r"(?:\A|[\s(\[\"“/])(?:No|Nos|pg|pgs|p|pp|page|pages|vol|sec|sect|ch|chap|art|fig|figs|tab|para|ed|eds"
    r"|ver|qty|ref|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|al)\Z",
    re.IGNORECASE,
)
# The end of a sentence only when a word follows that opens one.
_AMBIGUOUS = re.compile(
    r"(?:\A|[\s(\[\"“/-])(?:[A-Za-z]|(?:[A-Za-z]\.){1,4}[A-Za-z]|al|etc|Jr|Sr|Inc|Corp|Co|Ltd|Ph\.D|Psy\.D"
    r"|dept|est|max|min|mo|mos|wk|wks|hr|hrs|yr|yrs|tabs?|caps?|inj|rt|lt|bilat|Mar|Jan|Feb|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec|Am|Assoc|Med|Surg|Phys|Rev|J|Int|Clin|Arch|Ann)\Z"
)
OPENERS = re.compile(
    r"[\"'“‘(\[]{0,2}(?:The|This|That|These|Those|There|Therefore|Thus|Then|It|Its|He|She|His|Her|They|Their|We"
    r"|However|Although|Also|Additionally|As|An?|And|At|Based|Because|But|By|California|Claims|Consequently"
    r"|Current|Currently|Decision|Due|During|For|From|Further|Furthermore|Given|Guidelines?|Hence|If|In|MAXIMUS"
    r"|MTUS|Moreover|No|Not|ODG|On|Other|Patient|Per|Physical|Prior|Records?|Regarding|Request|Review|Since|So"
    r"|Some|Such|To|Treatment|Under|Upon|Utilization|What|When|Where|Which|While|With|Without)\b"
)
# What no paragraph ends with: the gap is a page break.
_RUNS_ON = re.compile(
    r"(?:[,-]|\b(?:of|the|and|or|to|for|with|an?|in|on|at|by|from|was|is|were|are|that|as|per|than|not|Dr\.|vs\.))\Z"
)
_LIST_NUMBER = re.compile(r"(?:\A|[,;:.?!)][ \n\v]?)\(?\d{1,2}\Z")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The [start, end) of each sentence in `text[start:end]`, blanks at their edges left out.

    In order, without overlap; together they hold every character that is not blank.
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for boundary in (*_boundaries(text, start, end), end):
        stripped = _strip(text, begin, boundary)
        if stripped:
            spans.append(stripped)
        begin = boundary
    return spans


def _boundaries(text: str, start: int, end: int) -> Iterator[int]:
    begin = start
    for match in _CANDIDATE.finditer(text, start, end):
        mark = text[match.start()]
        if mark == "\v":
            before = text[max(begin, match.start() - _WINDOW) : match.start()]
            ends = not text[match.end()].islower() and not _RUNS_ON.search(before)
        else:
            ends = mark == "\n" or _ends_sentence(text, begin, match)
        if ends:
            begin = match.end()
            yield begin


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the stop that `match` found ends the sentence that started at `begin`."""
    stop, end = text[match.start() : match.start("closers")], match.end()
    if text[end] in ".,;:)":
        return False
    after = text[end : end + _WINDOW]
    if not match["gap"]:
        return _is_glued(text[max(begin, match.start() - _WINDOW) : match.start()] + match["closers"], after)
    before = text[max(begin, match.start() - _ABBREVIATION) : match.start()].lstrip()
    first = after.lstrip(_OPENING)[:1]
    if first.islower() or _TITLES.search(before):
        return False
    if "?" in stop or "!" in stop:
        return True
    if first.isdigit() and (before == "0" or _NUMBERED.search(before)):
        return False
    if OPENERS.match(after):
        return True
    return (
        len(stop) == 1 and stop != "…" and not _AMBIGUOUS.search(before) and not _LIST_NUMBER.search(before)
    )


def _is_glued(before: str, after: str) -> bool:
    """Whether a sentence starts right after a stop, without a blank ("2013.Thus")."""
    return bool(
        _GLUED_NEXT.match(after)
        and _GLUED_BEFORE.search(before)
        and not _TITLES.search(before)
        and not _WEB.search(before)
    )


def _strip(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end].lstrip()
    start = end - len(piece)
    return (start, start + len(piece.rstrip())) if piece else None
