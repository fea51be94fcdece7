"""Figures changed: numbers, units, roles, doses, frequencies, dates, pages, ages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checks.types import ClaimInContext
from summarizer.facts.mentions import find_mentions
from summarizer.lexicon import figures

from ._types import Material, Mutation, joined, put, words

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_VALUES = {word: value for value, word in enumerate(_WORDS)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "once": 1, "twice": 2, "half": 0.5,
    "dozen": 12, "first": 1, "second": 2, "third": 3, "single": 1,
}  # fmt: skip
_COUNT_WORDS = [word for word in _WORDS if _VALUES[word] >= 2]
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_NUMBER = re.compile(
    rf"(?<![\w/.,#$-])\d{{1,4}}(?![\w/,]|\.\d|-\d| ?%)|\b(?:{'|'.join(_COUNT_WORDS)})\b(?! or (?:more|less))",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"#\d{1,3}\b|\b\d{1,3}(?= (?:tablets|pills|capsules|patches|refills|units|tabs|caps)\b)", re.I
)
_AT_LEAST = words("at least", "more than", "over", "a minimum of", "minimum of", "exceeds?", "beyond", "past")
_AT_MOST = words(
    "at most", "up to", "no more than", "under", "less than", "within", "maximum of", "fewer than",
    "as many as",
    "not exceed", "not more than", "below", "younger than",
)  # fmt: skip
_BOUND_REACH = 18
_PAGE = re.compile(r"\b(pages?|p\.|pg\.) ?(\d{1,3})\b", re.IGNORECASE)
_MONTHS = ("January February March April May June July August September October November December").split()
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"\b\d{1,2}[/-]\d{1,2}[/-](?:\d\d){1,2}\b")
_DOSE = re.compile(r"\b(\d{1,4}(?:\.\d)?) ?(mg|mcg|milligrams?|percent|%)(?!\w)", re.IGNORECASE)
_UNIT = re.compile(
    rf"\b(?:\d{{1,3}}|{'|'.join(_COUNT_WORDS)}|several)[ -](?:more |additional |further )?"
    r"(?P<unit>visits?|sessions?|treatments?|appointments?|hours?|days?|weeks?|months?|years?|minutes?|tablets?"
    r"|pills?)\b",
    re.IGNORECASE,
)
_OTHER_UNITS = {
    "visit": ("week", "month"), "session": ("week", "month"), "treatment": ("week", "month"),
    "appointment": ("week", "month"), "hour": ("day", "minute"), "day": ("week", "month"),
    "week": ("day", "month", "year"), "month": ("day", "week", "year"), "year": ("month", "week"),
    "minute": ("hour", "day"), "tablet": ("refill", "bottle"), "pill": ("refill", "bottle"),
}  # fmt: skip
_FREQUENCIES = {
    "once a day": "three times a day", "twice a day": "four times a day", "three times a day": "once a day",
    "daily": "monthly", "every day": "every month", "nightly": "weekly", "every night": "once a week",
    "once a week": "four times a week", "twice a week": "five times a week", "weekly": "yearly",
    "twice weekly": "five times weekly", "per week": "per day", "a week": "a day", "per day": "per week",
    "a month": "a day", "per month": "per day", "monthly": "daily", "yearly": "weekly", "annually": "weekly",
    "every year": "every week",
}  # fmt: skip
_ROLES = {
    "authorized by the claims administrator": (
        ("requested", "asked for", "sought"),
        ("authoriz", "certif", "approv", "grant"),
    ),
    "requested": (("authorized", "certified"), ("request", "ask", "sought", "seek", "propos", "order")),
    "recommended by the guideline": (
        ("requested", "asked for", "sought", "authorized"),
        ("recommend", "guideline", "support", "allow", "MTUS", "ODG", "ACOEM", "suggest", "up to"),
    ),
}
_ARTICLE_BEFORE = re.compile(r"\b(?:the|an?|this|as|for) (?:\w+ )?$", re.IGNORECASE)
_COUNTED = re.compile(r"\d ?(?:mg )?$")
_PERIOD_BEFORE = re.compile(r"\b(?:for|of|in|than|within|after|over) $", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:the|this) (?=(?:worker|patient|claimant|employee|person)\b(?!'))", re.IGNORECASE)
_AGE = re.compile(r"\b(\d{2})(?=[ -]years?[ -]old\b)|(?<=\baged )(\d{2})\b", re.IGNORECASE)


def numbers_in(text: str) -> set[float]:
    """Every number of a text, in figures or in words, whatever it counts."""
    found = {float(match.group()) for match in _DIGITS.finditer(text)}
    return found | {float(_VALUES[word]) for word in re.findall(r"[a-z]+", text.lower()) if word in _VALUES}


def _derivable(m: Material) -> set[float]:
    """The numbers told, and what two of them make: twice a week for four weeks are eight visits."""
    told = numbers_in(m.told) | numbers_in(m.text)
    return told | {made for a in told for b in told for made in (a + b, a - b, a * b)}


def _changed(m: Material, value: float, before: str) -> list[int]:
    """Other values that nothing told can make, and that no bound lets hold as well."""
    taken = _derivable(m)
    steps = [value * 2 + 1, value + 3, value + 5, value * 3 + 2, value - 2, value // 2]
    reach = before[-_BOUND_REACH:]
    if _AT_LEAST.search(reach):
        steps = [step for step in steps if step > value]
    elif _AT_MOST.search(reach):
        steps = [step for step in steps if step < value]
    return [int(step) for step in steps if step >= 2 and step not in taken]


def number_changed(m: Material) -> Iterator[ClaimInContext]:
    other_kinds = [
        match.span() for p in (_DOSE, _DAY, _PAGE, _YEAR, _AGE, _AMOUNT) for match in p.finditer(m.text)
    ]
    other_kinds += [_after_month(match) for match in _MONTH.finditer(m.text)]
    for match in _NUMBER.finditer(m.text):
        if any(start <= match.start() < end for start, end in other_kinds):
            continue
        word = match.group().lower()
        value = float(_VALUES[word] if word in _VALUES else match.group())
        for new in _changed(m, value, m.text[: match.start()])[:2]:
            told = _WORDS[new] if word in _VALUES and new < len(_WORDS) else str(new)
            yield m.saying(put(m.text, *match.span(), told))


def _after_month(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.end() + len(" 31, 2014")


def unit_changed(m: Material) -> Iterator[ClaimInContext]:
    for match in _UNIT.finditer(m.text):
        unit = match.group("unit")
        plural = unit.lower().endswith("s")
        for other in _OTHER_UNITS[unit.lower().rstrip("s")]:
            if not m.tells(other, {"day": "daily", "week": "wk"}.get(other, other)):
                yield m.saying(put(m.text, *match.span("unit"), other + "s" * plural))


def role_changed(m: Material) -> Iterator[ClaimInContext]:
    """What was asked for told as authorized, and so on, where a number goes with it."""
    if not _NUMBER.search(m.text):
        return
    for role, (others, cues) in _ROLES.items():
        if not m.tells(*cues):
            for match in words(*others).finditer(m.text):
                if not _ARTICLE_BEFORE.search(m.text[: match.start()]):
                    yield m.saying(put(m.text, *match.span(), role))


def frequency_changed(m: Material) -> Iterator[ClaimInContext]:
    for match in words(*_FREQUENCIES).finditer(m.text):
        new = _FREQUENCIES[match.group().lower()]
        alone = match.group().lower().startswith("a ") and _PERIOD_BEFORE.search(m.text[: match.start()])
        if not (alone or m.tells(_rate_cue(match.group(), new))):
            yield m.saying(put(m.text, *match.span(), new))


def _rate_cue(old: str, new: str) -> str:
    """What of a frequency would be told where it held: its period, or how often where that is the same."""
    period = new.rsplit(" ", 1)[-1]
    return new if old.lower().endswith(period) else period.removesuffix("ly")


def dose_changed(m: Material) -> Iterator[ClaimInContext]:
    taken = _derivable(m)
    for match in _DOSE.finditer(m.text):
        value = float(match.group(1))
        for new in (value * 2, value * 4, value + 15):
            if new not in taken and not (new > 100 and match.group(2) in ("%", "percent")):
                yield m.saying(put(m.text, *match.span(1), f"{new:g}"))


def dose_added(m: Material) -> Iterator[ClaimInContext]:
    """A strength for a drug that is told without one."""
    if _DOSE.search(m.text):
        return
    new = m.rng.choice([dose for dose in (35, 65, 85, 140, 225, 350) if dose not in _derivable(m)] or [475])
    for mention in find_mentions(m.text):
        if mention.kind == "drug" and not _COUNTED.search(m.text[: mention.start]):
            yield m.saying(put(m.text, mention.start, mention.start, f"{new}mg "))


def amount_changed(m: Material) -> Iterator[ClaimInContext]:
    """#60, 60 tablets."""
    for match in _AMOUNT.finditer(m.text):
        value = match.group().lstrip("#")
        for new in _changed(m, float(value), m.text[: match.start()])[:2]:
            yield m.saying(put(m.text, *match.span(), match.group().replace(value, str(new))))


def date_changed(m: Material) -> Iterator[ClaimInContext]:
    told = figures(m.told).dates
    years = {str(year) for (year, _, _), _ in told} | set(_YEAR.findall(m.told))
    months = {month for (_, month, _), _ in told} | {
        number for number, name in enumerate(_MONTHS, 1) if m.tells(name[:3])
    }
    for match in _YEAR.finditer(m.text):
        for new in (int(match.group()) - 3, int(match.group()) + 2):
            if str(new) not in years:
                yield m.saying(put(m.text, *match.span(), str(new)))
    for match in _MONTH.finditer(m.text):
        number = _MONTHS.index(match.group()) + 1
        for other in ((number + 4) % 12 + 1, (number + 7) % 12 + 1):
            if other not in months and _MONTHS[other - 1] != "May":
                yield m.saying(put(m.text, *match.span(), _MONTHS[other - 1]))
    for match in _DAY.finditer(m.text):
        month, *rest = re.split(r"([/-])", match.group())
        other = (int(month) + 4) % 12 + 1
        if other not in months:
            yield m.saying(put(m.text, *match.span(), str(other) + "".join(rest)))


def date_added(m: Material) -> Iterator[ClaimInContext]:
    """A date for what is told without one."""
    if not figures(m.told).dates and not figures(m.text).dates:
        for clause in ("as of March 4, 2009", "since the spring of 2008", "which was so on 02/17/2010"):
            yield m.saying(joined(m.text, clause))


def page_changed(m: Material) -> Iterator[ClaimInContext]:
    for match in _PAGE.finditer(m.text):
        for new in _changed(m, float(match.group(2)), ""):
            yield m.saying(put(m.text, *match.span(2), str(new)))


def page_invented(m: Material) -> Iterator[ClaimInContext]:
    """A page, a section or a sentence of the letter that is not there."""
    taken = _derivable(m)
    page = next(number for number in (147, 163, 189, 211) if number not in taken)
    if not _PAGE.search(m.text):
        yield m.saying(joined(m.text, f"as page {page} of the guideline states"))
        yield m.saying(joined(m.text, f"which stands on page {page}"))
        yield m.saying(joined(m.text, f"as sentence {page} of the letter says"))
        yield m.saying(joined(m.text, f"under section {page}.{page % 10} of the regulations"))


def age_told(m: Material) -> Iterator[ClaimInContext]:
    """Another age than the letter's, changed or put in."""
    known = {m.claim.age, *numbers_in(m.told)}
    ages = [age for age in (27, 34, 46, 58, 63, 71) if age not in known]
    for match in _AGE.finditer(m.text):
        yield m.saying(put(m.text, *match.span(), str(m.rng.choice(ages))))
    if m.claim.age is not None and not _AGE.search(m.text):
        for match in _PERSON.finditer(m.text):
            age = f"{match.group()}{m.rng.choice(ages)}-year-old "
            yield m.saying(put(m.text, *match.span(), age))


MUTATIONS = (
    Mutation("number changed", number_changed, hard=True, of_request=True),
    Mutation("unit changed", unit_changed, hard=True, of_request=True),
    Mutation("role changed", role_changed, hard=True, of_request=True),
    Mutation("frequency changed", frequency_changed, hard=True, of_request=True),
    Mutation("dose changed", dose_changed, hard=True, of_request=True),
    Mutation("dose added", dose_added, hard=True, most=1),
    Mutation("amount changed", amount_changed, hard=True, of_request=True),
    Mutation("date changed", date_changed, hard=True),
    Mutation("date added", date_added, hard=True, most=1),
    Mutation("page changed", page_changed),
    Mutation("page or section invented", page_invented, most=1),
    Mutation("age changed or added", age_told, most=1),
)
