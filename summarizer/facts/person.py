"""The worker's age and sex. Another person's (a child, a student, a resident) is not taken.

Every age or sex word is judged by what stands right before and after it in its sentence: it is the
worker's where the sentence says so ("The patient is a ...", "this ...-year-old", "... male
applicant"), and it is left alone otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from .dates import find_dates
from .patterns import AGE, FEMALE_WORDS, SEX_WORD, WORKER, compiled, lowered, places_of
from .places import Found

T = TypeVar("T")

# Words that may stand between the article and the age or the sex: "a represented, right-handed ...".
_FILLER = (
    r"(?:(?:now|currently|presently|(?:un)?represented|pleasant|right|left|hand(?:ed)?|dominant|obese|"
    r"morbidly|married|single|divorced|retired|former|very|otherwise|healthy|adult|white|black|"
    r"Caucasian|Hispanic|Latino|Latina|African|American|Asian|English|Spanish|speaking|about|"
    r"approximately|year|old)[ ,-]{1,2}){0,6}"
)
_WORKER_IS = (
    rf"(?:\b{WORKER}(?: \((?:IW|pt)\))?(?:,? (?:is|was|being)| ?:)"
    # "The patient, a 40 year old ..." opens a sentence; within one it may be a nurse's patient.
    rf"|^\W*(?:the |this )?{WORKER}(?: \((?:IW|pt)\))?,"
    r"|\bcase (?:involves|concerns|is (?:that )?of)|\bthis (?:is|was)) ?"
)
_ARTICLE = r"(?:(?:now|currently|presently|also|is|was) )?(?:(?:an?\(n\)|an?|the) )?"

_AGE = compiled(AGE)
_AGED = re.compile(r"(?i:age)(?:d| of)? ?:? ?(?P<age>\d{1,3})\b(?! (?:months?|weeks?|days?|or|and)\b)")
_SEX = re.compile(rf"(?P<sex>{SEX_WORD})\b")
# " man" with its blank, as "management" and "human" are common.
_SEX_SIGNS = ("male", " man", "woman", "lady", "gentleman")
_SEX_AFTER_AGE = compiled(rf"[ ,-]{{0,3}}{_FILLER}(?P<sex>{SEX_WORD}\b|[MF]\b(?=[ ,.]))")

_SUBJECT_BEFORE = compiled(rf"(?:{_WORKER_IS}{_ARTICLE}|\bthis ){_FILLER}$")
_OPENING_BEFORE = compiled(rf"^\W*(?:(?:the|an?|an?\(n\)) )?{_FILLER}$")
_PRONOUN_BEFORE = compiled(rf"\b(?:he|she) (?:is|was) {_ARTICLE}{_FILLER}$")
_ROLE_AFTER = compiled(
    rf"[ ,-]{{0,3}}{_FILLER}(?:(?:{SEX_WORD}|[MF])\b,? ?)?{_FILLER}"
    rf"(?:{WORKER}|who|with|whose|sustained|suffered|presents|presented)\b"
)
_DIGIT = re.compile(r"\d")
_WORKER_AFTER = compiled(rf" {_FILLER}{WORKER}\b")

_YOUNGEST, _OLDEST = 14, 100
_CONTEXT = 120
# More of them is no letter, and each one costs a look at its context.
_MOST_MENTIONS = 200

# "date of birth", from its rarest letters back.
_LABEL = 10
_BIRTH_BEFORE = compiled(r"\b(?:birth ?dates?|dates? of birth|DOBs?)\b[^.;\d]{0,40}$")
_SECOND = re.compile(r",? (?:and|or|as well as) ")


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
    lower = lowered(text)
    ages = _ages(text, lower)
    return Person(ages, _sexes(text, lower, {age.end for age in ages}))


def birth_dates(text: str) -> list[Found]:
    """The dates that `text` gives as the worker's birth, in ISO 8601, in reading order."""
    births: dict[int, Found] = {}
    for at in places_of(text, "irth", "DOB"):
        last: Found | None = None
        for found in find_dates(text, at, at + _CONTEXT):
            labelled = _BIRTH_BEFORE.search(text, max(0, at - _LABEL), found.start)
            if labelled or (last and _SECOND.fullmatch(text, last.end, found.start)):
                births[found.start] = last = found
    return [births[start] for start in sorted(births)]


def _ages(text: str, lower: str) -> list[Mention[int]]:
    """A pronoun's age counts only where nothing names the worker: it may be someone else's."""
    named: list[Mention[int]] = []
    by_pronoun: list[Mention[int]] = []
    for match in _age_matches(text, lower):
        age = int(match["age"])
        if not _YOUNGEST <= age <= _OLDEST:
            continue
        before = _sentence_before(text, match.start())
        mention = Mention(age, *match.span())
        opens = _OPENING_BEFORE.search(before) and _ROLE_AFTER.match(text, match.end())
        if opens or _SUBJECT_BEFORE.search(before):
            named.append(mention)
        elif _PRONOUN_BEFORE.search(before):
            by_pronoun.append(mention)
    return sorted(named or by_pronoun, key=_by_start)


def _age_matches(text: str, lower: str) -> list[re.Match[str]]:
    """Each printed age, found by the words that stand in every one."""
    # The short forms ("48 yo") take the most looking for, and do not stand beside the long one.
    found = _numbered(text, lower, ("year",)) or _numbered(text, lower, ("yr", "y/o", "y.o", "yo"))
    for at in islice(places_of(lower, "age"), _MOST_MENTIONS):
        if (at == 0 or not text[at - 1].isalnum()) and (match := _AGED.match(text, at)):
            found.append(match)
    return found


def _numbered(text: str, lower: str, words: Sequence[str]) -> list[re.Match[str]]:
    found = []
    for at in islice(places_of(lower, *words), _MOST_MENTIONS):
        # The number ends at most three characters ahead of its word.
        if _DIGIT.search(lower, max(0, at - 3), at):
            match = _AGE.search(text, max(0, at - 6), at + 24)
            if match and match.end() > at:
                found.append(match)
    return found


def _sexes(text: str, lower: str, age_ends: Collection[int]) -> list[Mention[str]]:
    named = [_sex(match) for end in age_ends if (match := _SEX_AFTER_AGE.match(text, end))]
    by_pronoun: list[Mention[str]] = []
    for match in _sex_matches(text, lower):
        mention = _sex(match)
        if mention in named:
            continue
        before = _sentence_before(text, match.start())
        # In the middle of a sentence "a male patient" may be the one whom a nurse lifted.
        opens = _OPENING_BEFORE.search(before) and _WORKER_AFTER.match(text, match.end())
        if opens or _SUBJECT_BEFORE.search(before):
            named.append(mention)
        elif _PRONOUN_BEFORE.search(before):
            by_pronoun.append(mention)
    return sorted(named or by_pronoun, key=_by_start)


def _sex_matches(text: str, lower: str) -> Iterator[re.Match[str]]:
    for at in islice(places_of(lower, *_SEX_SIGNS), _MOST_MENTIONS):
        match = _SEX.search(text, max(0, at - 2), at + 12)
        if match and match.start() <= at + 1:
            yield match


def _sex(match: re.Match[str]) -> Mention[str]:
    sex = "female" if match["sex"].lower() in FEMALE_WORDS else "male"
    return Mention(sex, *match.span("sex"))


def _by_start(mention: Mention[T]) -> int:
    return mention.start


def _sentence_before(text: str, end: int) -> str:
    """The part of its sentence that stands before `end`, at most _CONTEXT characters of it."""
    before = text[max(0, end - _CONTEXT) : end]
    return before[before.rfind(". ") + 1 :]
