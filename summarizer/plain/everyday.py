"""What a requested treatment is in everyday words, where the reviewed tables know all of it."""

from __future__ import annotations

import re
from functools import cache

from summarizer.data import easy_words, plain_words
from summarizer.lexicon import load_table

from ._kept import keeps_item
from ._table import replace_words
from .names import drug_names

_ASIDE = re.compile(r"\s*\([^()]*\)")
_ON_THE_SKIN = re.compile(
    r"\b(?:cream|ointment|topical|gel|lotion|patch(?:es)?|compound(?:ed)?)\b|%|\bpercent", re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")


def everyday(item: str) -> str | None:
    """The item in words that everyone knows; None where a hard word would stay or nothing is plainer."""
    item = " ".join(item.split())
    if drug := _kind_of_drug(item):
        return drug
    printed = _ASIDE.sub("", item).strip(" .,;:")
    told = replace_words(printed, of_case=False, of_names=True)
    if told.lower() == printed.lower() or not keeps_item(printed, told):
        return None
    if not {word.lower() for word in _WORD.findall(told)} <= _known():
        return None
    return told if told[1:2] in ("-", "") else told[0].lower() + told[1:]


@cache
def _known() -> frozenset[str]:
    """The everyday words, and those that the table itself writes."""
    rows = [row for group in ("phrase", "treatment") for row in plain_words()[group].values()]
    plain = [text for row in rows for text in (row["plain"], *row.get("forms", {}).values())]
    return easy_words() | {word.lower() for text in plain for word in _WORD.findall(text)}


def _kind_of_drug(item: str) -> str | None:
    """What kind of medicine a drug to swallow is; None for anything else, and for drugs of two kinds."""
    names = drug_names(item)
    if not names or not item.lower().startswith(names[0]) or _ON_THE_SKIN.search(item):
        return None
    kinds = {_kind(name) for name in names}
    kind = kinds.pop()
    return None if kinds else kind


def _kind(name: str) -> str | None:
    table = load_table("drugs.toml")
    generic = table["combination"].get(name, [name])[0]
    for known, entry in table["generic"].items():
        if generic == known or any(generic in entry.get(key, ()) for key in ("brands", "forms", "also")):
            kinds: dict[str, str] = plain_words()["kind_of_drug"]
            return next((kinds[one] for one in entry.get("class", ()) if one in kinds), None)
    return None
