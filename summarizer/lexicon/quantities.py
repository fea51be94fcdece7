"""Numbers with what they count, dates and ages: equal by value, however they are spelled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ._lemma import lemma
from ._tokens import Token, normalise, tokenise
from ._words import words

Date = tuple[int | None, int | None, int | None]
"""Year, month, day; None where the text does not say."""

_COUNTED = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenty"""
NUMBER_WORDS = {word: value for value, word in enumerate(_COUNTED.split())} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
    "hundred": 100,
}
NUMBER_WORDS |= {"single": 1, "half": 0.5}  # type: ignore[dict-item]
UNITS = {
    lemma(form): unit
    for unit, forms in {
        "visit": "visit visits session sessions treatment treatments appointment appointments "
        "round rounds trip trips",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days daily",
        "week": "week weeks wk wks weekly",
        "month": "month months monthly",
        "year": "year years yr yrs yearly",
        "time": "time times x",
        "mg": "mg milligram milligrams",
        "mcg": "mcg microgram micrograms ug",
        "g": "g gm gms gram grams",
        "ml": "ml milliliter milliliters cc",
        "tablet": "tablet tablets tab tabs pill pills capsule capsules cap caps",
        "refill": "refill refills",
        "percent": "percent percentage",
        "degree": "degree degrees",
        "page": "page pages pg",
        "patch": "patch patches",
        "injection": "injection injections",
        "level": "level levels",
        "point": "point points",
        "pound": "pound pounds lb lbs",
        "inch": "inch inches",
        "unit": "unit units",
        "hertz": "hz",
    }.items()
    for form in forms.split()
}
_BEFORE = {
    "page": "page",
    "section": "section",
    "table": "table",
    "chapter": "chapter",
    "code": "code",
    "phase": "phase",
}
_BEFORE_LEMMAS = {lemma(word): unit for word, unit in _BEFORE.items()} | {"pg": "page", "pages": "page"}
_PERIODS = frozenset(("hour", "day", "week", "month", "year"))
_PER_LINKS = frozenset(("a", "per", "each", "every", "/"))
_STOP = words(
    """of for in over per and or to from with on at by than is are was were the a an , ; . ( ) : / - if
    after before"""
)

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b"),
    re.compile(r"\b(?P<m>\d{1,2})\s?(?P<sep>[/-])\s?(?P<d>\d{1,2})\s?(?P=sep)\s?(?P<y>(?:19|20)?\d\d)\b"),
    re.compile(
        rf"\b(?P<mon>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<mon>{_MONTH})\.?,? (?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
    ),
    re.compile(rf"\b(?P<mon>{_MONTH})\.?,? (?:of )?(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE),
    re.compile(
        rf"\b(?P<mon>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?! ?(?:visits|weeks))", re.IGNORECASE
    ),
    re.compile(r"\b(?:in|of|since|during|year) (?P<y>(?:19|20)\d\d)\b", re.IGNORECASE),
    re.compile(r"\b(?P<mon>January|February|April|June|July|August|September|October|November|December)\b"),
    # "in May" is a month; "may" is not.
    re.compile(rf"\b(?:in|of|since|during|until|by|last|this) (?P<mon>{_MONTH.title()})\b"),
)
_LEVEL = re.compile(r"\b([CTLS])(\d{1,2})(?: ?(?:-|/|to|and) ?([CTLS])?(\d{1,2}))?\b")
_AGE = re.compile(
    r"\b(?:age[d]?(?: of)? (\d{1,3})|(\d{1,3})[ -]?(?:years?|yrs?|y)[ -]?(?:old|o)\b)", re.IGNORECASE
)
_DOZEN = re.compile(r"\bhalf[ -](?:a |of a )?dozen\b", re.IGNORECASE)
_SCALE = re.compile(r"\b(\d{1,2}(?:\.\d)?)(?: ?- ?(\d{1,2}))?(?: ?/ ?| out of | on a (?:scale of )?)(10)\b")
_CODE = re.compile(
    r"\b(?:[A-TV-Z]\d{2}\.\d{1,4}|(?:CPT|HCPCS|ICD)[ -:]*(?:code[ :]*)?[A-Z]?\d{3,5}(?:\.\d+)?)\b"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`low` to `high` of `unit` (for `per`, e.g. a week); `capped`: "up to", "at most" stands before.

    `at` is the index among the tokens of the text without its dates; `text` is as written.
    """

    low: float
    high: float
    unit: str
    per: str
    capped: bool
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """All that a text says in figures. `tokens` are those of the text with dates, ages, spine
    levels, pain scores and codes taken out; a quantity's `at` counts in them."""

    quantities: tuple[Quantity, ...]
    dates: tuple[tuple[Date, str], ...]
    ages: tuple[tuple[int, str], ...]
    levels: tuple[tuple[str, str], ...]
    scores: tuple[tuple[str, str], ...]
    codes: tuple[str, ...]
    tokens: tuple[Token, ...]


@lru_cache(maxsize=4096)
def figures(text: str) -> Figures:
    """Read the figures of a text."""
    rest = _DOZEN.sub("6", normalise(text))
    dates: list[tuple[Date, str]] = []
    for pattern in _DATES:
        rest = _take(pattern, rest, lambda match: dates.append((_date(match), match.group())))
    ages: list[tuple[int, str]] = []
    rest = _take(
        _AGE, rest, lambda match: ages.append((int(match.group(1) or match.group(2)), match.group()))
    )
    scores: list[tuple[str, str]] = []
    rest = _take(
        _SCALE, rest, lambda m: scores.append((f"{m.group(1)}-{m.group(2) or m.group(1)}", m.group()))
    )
    codes: list[str] = []
    rest = _take(_CODE, rest, lambda match: codes.append(match.group().upper()))
    levels: list[tuple[str, str]] = []
    rest = _take(_LEVEL, rest, lambda match: levels.extend(_levels(match)))
    tokens = tokenise(rest)
    return Figures(
        tuple(_quantities(tokens)),
        tuple(dates),
        tuple(ages),
        tuple(levels),
        tuple(scores),
        tuple(codes),
        tokens,
    )


def is_figure(token: Token) -> bool:
    """Whether a token is (part of) a figure, which has its own checks: 6, six, twice, L5, M54, October."""
    return (
        token.kind == "number"
        or token.lower in NUMBER_WORDS
        or token.lower in ("once", "twice", "x")
        or (token.lower in _MONTHS and token.text[0].isupper())
        or any(character.isdigit() for character in token.text)
    )


def _take(pattern: re.Pattern[str], text: str, keep: Callable[[re.Match[str]], None]) -> str:
    """The text without what the pattern finds, each of which is kept."""

    def replace(match: re.Match[str]) -> str:
        keep(match)
        return " , "

    return pattern.sub(replace, text)


def _date(match: re.Match[str]) -> Date:
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    if year is not None and year < 100:
        year += 2000 if year < 50 else 1900
    month = (
        _MONTHS[groups["mon"].lower()] if groups.get("mon") else int(groups["m"]) if groups.get("m") else None
    )
    return year, month, int(groups["d"]) if groups.get("d") else None


def _levels(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    region, first, other, second = match.groups()
    yield f"{region}{int(first)}", match.group()
    if second:
        yield f"{other or region}{int(second)}", match.group()


def _quantities(tokens: Sequence[Token]) -> Iterator[Quantity]:
    index = 0
    while index < len(tokens):
        value = _value(tokens, index)
        if value is None:
            index += 1
            continue
        start, low, high, after = index, value, value, index + 1
        if (
            after + 1 < len(tokens)
            and tokens[after].lower in ("-", "to", "or")
            and _value(tokens, after + 1) is not None
        ):
            high, after = _value(tokens, after + 1) or 0.0, after + 2
        elif after + 2 < len(tokens) and tokens[after].lower == "(" and _value(tokens, after + 1) == value:
            after += 3  # "eight (8) visits"
        unit, per, end = _unit(tokens, start, after)
        if tokens[start].lower != "one" or unit in UNITS.values():
            text = " ".join(token.text for token in tokens[start:end])
            yield Quantity(low, high, unit, per, _capped(tokens, start), start, text)
        index = after


def _value(tokens: Sequence[Token], index: int) -> float | None:
    token = tokens[index]
    if token.kind == "number":
        return float(token.lemma)
    if token.lower == "twice":
        return 2.0
    if token.lower == "once":
        # "Once the patient returns" counts nothing; "once a week" does.
        after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        return 1.0 if after in _PER_LINKS or after in ("daily", "weekly", "monthly", "yearly", "") else None
    if token.kind == "word" and token.lower in NUMBER_WORDS:
        tens = NUMBER_WORDS[token.lower]
        if (
            index
            and tokens[index - 1].lower in NUMBER_WORDS
            and NUMBER_WORDS[tokens[index - 1].lower] >= 20
            and tens < 10
        ):
            return None
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        return (
            float(tens + NUMBER_WORDS[following])
            if tens >= 20 and 0 < NUMBER_WORDS.get(following, 0) < 10
            else float(tens)
        )
    return None


def _unit(tokens: Sequence[Token], start: int, after: int) -> tuple[str, str, int]:
    """The unit and the period ("a week") of the number at [start, after), and where they end."""
    if tokens[start].lower in ("once", "twice"):
        per, end = _per(tokens, after)
        return "time", per, end
    if start and tokens[start - 1].lower == "#":
        return "tablet", "", after
    if start and tokens[start - 1].lemma in _BEFORE_LEMMAS:
        return _BEFORE_LEMMAS[tokens[start - 1].lemma], "", after
    if after + 1 < len(tokens) and tokens[after].lower == "/" and tokens[after + 1].kind == "number":
        return *_unit(tokens, after + 1, after + 2)[:2], after  # "10/325 mg": both are mg
    first = ""
    for index in range(after, min(after + 5, len(tokens))):
        token = tokens[index]
        if token.lower in _STOP or token.kind == "number":
            break
        unit = UNITS.get(token.lemma)
        if unit and not (unit == "unit" and index > after):
            per, end = _per(tokens, index + 1)
            return unit, per, end
        first = first or token.lemma
    return first, "", after + bool(first)


def _per(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    if index < len(tokens) and tokens[index].lower in ("daily", "weekly", "monthly"):
        return UNITS[tokens[index].lemma], index + 1
    if index + 1 < len(tokens) and tokens[index].lower in _PER_LINKS:
        unit = UNITS.get(tokens[index + 1].lemma, "")
        if unit in _PERIODS:
            return unit, index + 2
    return "", index


def _capped(tokens: Sequence[Token], start: int) -> bool:
    before = [token.lower for token in tokens[max(0, start - 3) : start]]
    if before[-2:] in (["up", "to"], ["at", "most"], ["not", "exceed"], ["more", "than"]):
        return before[-2:] != ["more", "than"] or before[:1] in (["no"], ["not"])
    return before[-1:] in (["maximum"], ["within"], ["most"]) or before[-2:] in (
        ["maximum", "of"],
        ["limit", "of"],
    )
