"""The worker's age and sex. Another person's (a child, a student, a resident) is not taken.

Every age or sex word is judged by what stands right before and after it in its sentence: it is the
worker's where the sentence says so ("The patient is a ...", "this ...-year-old", "... male
applicant"), and it is left alone otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Generic, NamedTuple, TypeVar

from .dates import to_iso
from .patterns import AGE, DATE, FEMALE_WORDS, SEX_WORD, WORKER, compiled

T = TypeVar("T")

# Words that may stand between the article and the age or the sex: "a represented, right-handed ...".
_FILLER = (
    r"(?:(?:now|currently|presently|(?:un)?represented|pleasant|right|left|hand(?:ed)?|dominant|obese|"
    r"morbidly|married|single|divorced|retired|former|very|otherwise|healthy|adult|white|black|"
    r"Caucasian|Hispanic|Latino|Latina|African|American|Asian|English|Spanish|speaking|about|"
    r"approximately|year|old)[ ,-]{1,2}){0,6}"
)
_WORKER_IS = (
    rf"\b(?:{WORKER}(?: \((?:IW|pt)\))?(?:,? (?:is|was|being)|,| ?:)"
    r"|case (?:involves|concerns|is (?:that )?of)|this (?:is|was)) ?"
)
_ARTICLE = r"(?:(?:now|currently|presently|also|is|was) )?(?:(?:an?\(n\)|an?|the) )?"

_AGE = compiled(
    rf"(?<![\w.-]){AGE}"
    r"|\b(?:aged|age(?: of)?) ?:? ?(?P<aged>\d{1,3})\b(?! (?:months?|weeks?|days?|or|and)\b)"
)
_SEX = compiled(rf"\b(?P<sex>{SEX_WORD})\b")
_SEX_AFTER_AGE = compiled(rf"[ ,-]{{0,3}}{_FILLER}(?P<sex>{SEX_WORD}\b|[MF]\b(?=[ ,.]))")

_SUBJECT_BEFORE = compiled(rf"(?:{_WORKER_IS}{_ARTICLE}|\bthis ){_FILLER}$")
_OPENING_BEFORE = compiled(rf"^\W*(?:(?:the|an?|an?\(n\)) )?{_FILLER}$")
_PRONOUN_BEFORE = compiled(rf"\b(?:he|she) (?:is|was) {_ARTICLE}{_FILLER}$")
_ROLE_AFTER = compiled(
    rf"[ ,-]{{0,3}}{_FILLER}(?:(?:{SEX_WORD}|[MF])\b,? ?)?{_FILLER}"
    rf"(?:{WORKER}|who|with|whose|sustained|suffered|presents|presented)\b"
)
_WORKER_AFTER = compiled(rf" {_FILLER}{WORKER}\b")

_YOUNGEST, _OLDEST = 14, 100
_CONTEXT = 120

_BIRTH_DATES = compiled(
    r"\b(?:birth ?dates?|dates? of birth|DOBs?)\b[^.;\d]{0,40}"
    rf"(?P<first>{DATE})(?:,? (?:and|or|as well as) (?P<second>{DATE}))?"
)


class Mention(NamedTuple, Generic[T]):
    """A value and the characters [start, end) that print it."""

    value: T
    start: int
    end: int


class Person(NamedTuple):
    """What a text says of the worker, in reading order; more than one value may be printed."""

    ages: list[Mention[int]]
    sexes: list[Mention[str]]


def read_person(text: str) -> Person:
    """The worker's ages and sexes in `text`."""
    ages = _ages(text)
    return Person(ages, _sexes(text, {age.end for age in ages}))


def birth_dates(text: str) -> set[str]:
    """The worker's dates of birth in `text`, in ISO 8601."""
    return {
        iso
        for match in _BIRTH_DATES.finditer(text)
        for printed in match.group("first", "second")
        if printed and (iso := to_iso(printed))
    }


def _ages(text: str) -> list[Mention[int]]:
    """ "He is 48" counts only where nothing names the worker: it may speak of someone else."""
    named: list[Mention[int]] = []
    by_pronoun: list[Mention[int]] = []
    for match in _AGE.finditer(text):
        age = int(match["age"] or match["aged"])
        if not _YOUNGEST <= age <= _OLDEST:
            continue
        before = _sentence_before(text, match.start())
        mention = Mention(age, *match.span())
        opens = _OPENING_BEFORE.search(before) and _ROLE_AFTER.match(text, match.end())
        if opens or _SUBJECT_BEFORE.search(before):
            named.append(mention)
        elif _PRONOUN_BEFORE.search(before):
            by_pronoun.append(mention)
    return named or by_pronoun


def _sexes(text: str, age_ends: Collection[int]) -> list[Mention[str]]:
    found = [_sex(match) for match in _SEX.finditer(text) if _is_worker(text, match)]
    for end in age_ends:
        match = _SEX_AFTER_AGE.match(text, end)
        if match and match.span("sex") not in {(one.start, one.end) for one in found}:
            found.append(_sex(match))
    return sorted(found, key=lambda mention: mention.start)


def _is_worker(text: str, match: re.Match[str]) -> bool:
    before = _sentence_before(text, match.start())
    if _SUBJECT_BEFORE.search(before):
        return True
    # In the middle of a sentence "a male patient" may be the one whom a nurse lifted.
    return bool(_OPENING_BEFORE.search(before) and _WORKER_AFTER.match(text, match.end()))


def _sex(match: re.Match[str]) -> Mention[str]:
    sex = "female" if match["sex"].lower() in FEMALE_WORDS else "male"
    return Mention(sex, *match.span("sex"))


def _sentence_before(text: str, end: int) -> str:
    """The part of its sentence that stands before `end`, at most _CONTEXT characters of it."""
    before = text[max(0, end - _CONTEXT) : end]
    return before[before.rfind(". ") + 1 :]
