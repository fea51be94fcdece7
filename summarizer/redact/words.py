"""Which words are names: those that no other word of a letter is mistaken for, and those that are."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Literal

from summarizer import data
from summarizer.facts.mentions import medical_words
from summarizer.lexicon import load_table

Sort = Literal["name", "eponym", "word", "term"]
"""What a word is where nothing around it tells: a name; a name that tests and signs have too; an
everyday word; a term of medicine or the calendar, which letters also write with a capital."""

_OTHER_LETTERS = str.maketrans("øØłŁđĐðÐþÞæÆœŒßıʼ’‘`´–‐‑", "oOlLdDdDtTaAoOsi'''''---")
_CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_LETTERS = re.compile(r"[a-z]+")


def composed(text: str) -> str:
    """`text` with each accented letter as one character."""
    return unicodedata.normalize("NFC", text)


def unaccented(text: str) -> str:
    """A composed text with plain letters and apostrophes, each character in its place."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFD", char)[0] for char in text.translate(_OTHER_LETTERS))


def sort_of(word: str) -> Sort:
    """What `word` (plain letters, lower case) is where nothing around it tells."""
    if word in eponyms():
        return "eponym"
    if word in _CALENDAR or word in _terms():
        return "term"
    everyday = data.common_words()
    if word in letter_words() or word in everyday or (word.endswith("s") and word[:-1] in everyday):
        return "word"
    return "name"


@cache
def eponyms() -> frozenset[str]:
    return _list("eponyms")


@cache
def letter_words() -> frozenset[str]:
    return _list("letter_words")


@cache
def says() -> frozenset[str]:
    return _list("says")


def _list(name: str) -> frozenset[str]:
    text = files(__package__).joinpath("words.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)[name].split())


@cache
def _terms() -> frozenset[str]:
    """The words of body parts, drugs and procedures, which the vocabularies hold."""
    parts = load_table("anatomy.toml")["part"]
    named = " ".join(word for part, entry in parts.items() for word in (part, *entry["words"]))
    return frozenset(_LETTERS.findall(named.lower())) | medical_words()
