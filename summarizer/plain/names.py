"""Names that stand as they are printed: of guidelines, drugs and procedures. They count as one short
word when the reading grade of the program's own words is measured, and no word in one is replaced."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from summarizer.data import plain_words
from summarizer.lexicon import load_table

_MASK = "it"

_GUIDELINE = re.compile(
    r"""\b(?:California\ |CA\ )?
    (?: MTUS | ODG | ACOEM
      | Official\ Disability\ Guidelines?
      | Medical\ Treatment\ Utilization\ Schedule
      | American\ College\ of\ Occupational\ and\ Environmental\ Medicine
      | (?i:(?:Chronic\ Pain|Opioids?|Acupuncture|Post-?surgical)\ (?:Medical\ )?(?:Treatment\ )?Guidelines?)
    )\b
    # a chapter's or a section's name and its year, then places in it
    (?:[ /](?:(?!Chapter|Table|Section|Page)[A-Z][\w&-]{0,40}|\d{4}|guidelines?))*
    (?:,?\ (?:[Cc]hapter|[Tt]able|[Ss]ection|[Pp]ages?|p\.)\ [\d-]{1,12})*
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)['‘][^'’]*['’](?!\w)")
_WORD_GUIDELINE = re.compile(r"\bguidelines?\b", re.IGNORECASE)


def names_guideline(text: str) -> bool:
    """Whether a text names a guideline, so that its people may be people in general."""
    return bool(_WORD_GUIDELINE.search(text) or _GUIDELINE.search(text))


def fixed_spans(text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of what is never reworded: quotations, and the names of guidelines and drugs."""
    for pattern in (_QUOTED, _GUIDELINE, _drugs()):
        for match in pattern.finditer(text):
            yield match.span()


def mask(text: str, printed: Collection[str] = ()) -> str:
    """The text with one short word for each name, and for each text of the letter in `printed`."""
    for name in sorted(filter(None, printed), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _MASK, text)
    for pattern in (_GUIDELINE, _procedures(), _drugs()):
        text = pattern.sub(_MASK, text)
    return text


def drug_names(text: str) -> tuple[str, ...]:
    """The drugs that are named, lower case, in order."""
    return tuple(match[0].lower() for match in _drugs().finditer(text))


@cache
def _drugs() -> re.Pattern[str]:
    table = load_table("drugs.toml")
    names = {*table["generic"], *table["combination"]}
    for entry in table["generic"].values():
        names.update(*(entry.get(key, ()) for key in ("brands", "forms", "also")))
    return _any_of(names)


@cache
def _procedures() -> re.Pattern[str]:
    return _any_of(plain_words()["procedures"]["names"])


def _any_of(names: Collection[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})s?(?!\w)", re.IGNORECASE)
