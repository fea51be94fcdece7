"""Figures and number words that say something: ages, strengths, and how many, how often, how long."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ._types import Mention


def _forms(table: Mapping[str, str]) -> dict[str, str]:
    return {form: value for value, forms in table.items() for form in forms.split()}


NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty""".split(),
        start=1,
    )
} | {"once": 1, "twice": 2, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
FREQUENCY_WORDS = {"bid": "2/day", "tid": "3/day", "qid": "4/day", "qd": "1/day", "qhs": "1/night"}

_UNITS = _forms(
    {
        "sessions": "session sessions",
        "visits": "visit visits",
        "treatments": "treatment treatments",
        "minutes": "minute minutes min mins",
        "hours": "hour hours hr hrs",
        "days": "day days",
        "nights": "night nights",
        "weeks": "week weeks wk wks",
        "months": "month months mo mos",
        "years": "year years yr yrs",
        "tablets": "tablet tablets tab tabs pill pills",
        "capsules": "capsule capsules cap caps",
        "patches": "patch patches",
        "refills": "refill refills",
        "boxes": "box boxes",
        "bottles": "bottle bottles",
        "tubes": "tube tubes",
        "units": "unit units",
        "doses": "dose doses",
        "pairs": "pair pairs",
        "injections": "injection injections",
        "g": "g gm gms gram grams",
        "ml": "ml mls cc ccs milliliter milliliters",
        "oz": "oz ounce ounces",
    }
)
_NOUNS = frozenset(("sessions", "visits", "treatments", "injections"))
_PERIODS = _forms(
    {
        "hour": "hour hr",
        "day": "day daily",
        "night": "night nightly",
        "week": "week wk weekly",
        "month": "month mo monthly",
        "year": "year yr yearly annually",
    }
)
_STRENGTHS = _forms(
    {
        "mg": "mg mgs milligram milligrams",
        "mcg": "mcg ug microgram micrograms",
        "mEq": "meq",
        "IU": "iu",
        "%": "percent",
    }
)
_PER_UNITS = {"cc": "ml", "hour": "hr", "h": "hr", "gm": "g"}

# The last character is a figure or a per cent mark: a full stop or a comma behind belongs to the sentence.
_RUN = re.compile(r"\d(?:[\d.,/%-]{0,40}[\d%])?")
_PLAIN = re.compile(r"\d{1,4}|\d{1,3}\.\d{1,2}|\d,\d{3}")
_RANGE = re.compile(r"(\d{1,3}(?:\.\d)?)-(\d{1,3}(?:\.\d)?)")
_STRENGTH_RUN = re.compile(r"\d{1,5}(?:\.\d{1,5})?%?(?:[/-]\.?\d{1,5}(?:\.\d{1,5})?%?){0,5}")
_ONES = re.compile(r"[- ](one|two|three|four|five|six|seven|eight|nine)\b")
_AGAIN = re.compile(r" ?\((\d{1,3})\)")
_TO = re.compile(r" (?:to|or|-) ([a-z]+|\d{1,3})(?![\d.,/]?\d)")
_UNIT = re.compile(r"[ -]?([a-z]+)")
_PER_AMOUNT = re.compile(r" ?(?:/|per) ?(\d{0,3}) ?(ml|cc|hr|hour|h|gm|g|day)\b")
_PER = re.compile(r" ?(?:(?:/|per\b|an?\b|each\b|every\b) ?|(?=[a-z]{3,8}ly\b))([a-z]+)")
_BY = re.compile(r" ?x ?(\d{1,2}(?:-\d{1,2})?)(?![\d.,/-]?\d)(?: ?([a-z]+))?")
_OLD = re.compile(r"[- ]?old\b|[/ ]?o\b")
_COUNTED_BEFORE = re.compile(
    r"(?P<label>qty|quantity|times|x)(?: of)?[.:]{0,2} ?$"
    r"|(?P<noun>sessions|visits|treatments), $"
    r"|(?P<days>day supply):? $"
)
# An amount goes with "#60"; a time does not: "#60 day supply: 30".
_AMOUNTS = frozenset(
    ("tablets", "capsules", "patches", "boxes", "bottles", "tubes", "pairs", "g", "ml", "oz")
)
_AGED_BEFORE = (" age ", " aged ", " age of ", " age: ")
_NAMED_BEFORE = ("claim ", "case ", "file ", "claim", "case", "no. ")
_FORM_AFTER = re.compile(
    r" ?(?:transdermal|topical|cream|gel|ointment|patch|lotion|solution|spray|pad|in cream)"
)
_FORMS_BETWEEN = re.compile(
    r"[ ,()/-]{0,3}(?:(?:hcl|hydrochloride|sodium|sod|er|dr|xr|sr|ir|topical|gel|cream|patch|patches|pad"
    r"|ointment|compound|oral|transdermal|tablets?|capsules?)[ ,()/-]{1,3}){0,4}"
)
_REACH = 40
_BEFORE = 14
_MOST = 400.0
_YOUNGEST, _OLDEST = 14, 110
_DAYS_OF_MONTH = 31


class _Number(NamedTuple):
    """A count printed at [start, end), its value as text: "6" or "6-8"."""

    start: int
    end: int
    value: str


class Figures:
    """Reads the figures of one text, in lower case, beside the drugs and procedures that it names."""

    def __init__(self, lowered: str, named: Iterable[Mention]) -> None:
        self._text = lowered
        self._drug_ends = sorted(one.end for one in named if one.kind == "drug")
        self._ends = {one.start: one.end for one in named}

    def mentions(self, words: Sequence[tuple[int, int]]) -> Iterator[Mention]:
        """`words`: where the number words stand."""
        places = [found.span() for found in _RUN.finditer(self._text)]
        done = 0
        for start, end in sorted((*places, *words)) if words else places:
            if start >= done and (found := self._read(start, end, done)):
                done = found.end
                yield found

    def _read(self, start: int, end: int, done: int) -> Mention | None:
        text = self._text
        run = text[start:end]
        unit = _UNIT.match(text, end)
        if run[0].isdigit():
            if dose := self._dose(start, end, run, unit):
                return dose
            if text[start - 1 : start].isalnum() and text[start - 1] != "x":
                return None
        number = self._number(start, end, run)
        if number is None:
            return None
        if number.end != end:
            unit = _UNIT.match(text, number.end)
        word = unit[1] if unit else ""
        return (
            self._age(number, word, unit)
            or self._counted(number, word, unit, run)
            or self._named(number, done)
        )

    def _dose(self, start: int, end: int, run: str, unit: re.Match[str] | None) -> Mention | None:
        strength = _STRENGTHS.get(unit[1]) if unit else None
        plain = run.replace(",", "")
        if not strength and "%" not in run and "/" not in run and "-" not in run:
            return None
        if not _STRENGTH_RUN.fullmatch(plain):
            return None
        stop = unit.end() if strength and unit else end
        if strength == "%" or (not strength and run[-1] == "%"):
            if not self._of_drug(start) and not _FORM_AFTER.match(self._text, stop):
                return None
            return Mention("dose", run if "%" in run[:-1] else f"{run.rstrip('%')} %", start, stop)
        if strength:
            value = f"{plain.replace('-', '/')} {strength}"
            if not (per := _PER_AMOUNT.match(self._text, stop)):
                return Mention("dose", value, start, stop)
            amount = per[1] + " " if per[1] not in ("", "1") else ""
            return Mention("dose", f"{value}/{amount}{_PER_UNITS.get(per[2], per[2])}", start, per.end())
        # "Norco 10/325": the strengths of a product's two parts. "Norco 2/15" may be a day.
        first, *rest = re.split("[/-]", plain)
        if len(rest) == 1 and float(rest[0]) > _DAYS_OF_MONTH and self._of_drug(start):
            return Mention("dose", f"{first}/{rest[0]} mg", start, end)
        return None

    def _of_drug(self, start: int) -> bool:
        """Right behind a drug's name: a per cent elsewhere is no strength."""
        place = bisect_right(self._drug_ends, start)
        behind = self._drug_ends[place - 1] if place else -_REACH
        return start - behind < _REACH and _FORMS_BETWEEN.fullmatch(self._text, behind, start) is not None

    def _number(self, start: int, end: int, run: str) -> _Number | None:
        text = self._text
        if (word := NUMBER_WORDS.get(run)) is not None:
            ones = _ONES.match(text, end) if word >= 20 and text[end : end + 1] in ("-", " ") else None
            value = str(word + NUMBER_WORDS[ones[1]] if ones else word)
            end = ones.end() if ones else end
        elif _PLAIN.fullmatch(run):
            value = run.replace(",", "")
        elif (found := _RANGE.fullmatch(run)) and float(found[1]) < float(found[2]):
            return _Number(start, end, run)
        else:
            return None
        end = self._again(end, value)
        if text.startswith((" to ", " or ", " - "), end) and (to := _TO.match(text, end)):
            high = str(NUMBER_WORDS.get(to[1], to[1]))
            if high.isdigit() and float(value) < float(high) <= _MOST:
                return _Number(start, self._again(to.end(), high), f"{value}-{high}")
        return _Number(start, end, value)

    def _again(self, end: int, value: str) -> int:
        """The end of "eight (8)"."""
        again = _AGAIN.match(self._text, end) if self._text.startswith((" (", "("), end) else None
        return again.end() if again and again[1] == value else end

    def _age(self, number: _Number, word: str, unit: re.Match[str] | None) -> Mention | None:
        if not (number.value.isdigit() and _YOUNGEST <= int(number.value) <= _OLDEST):
            return None
        end = number.end
        if unit and word in ("year", "years", "yr", "yrs", "y", "yo"):
            old = _OLD.match(self._text, unit.end())
            if word != "yo" and not old:
                return None
            end = old.end() if old else unit.end()
        elif word in _UNITS or not self._text.endswith(_AGED_BEFORE, 0, number.start):
            return None
        return Mention("age", number.value, number.start, end)

    def _counted(self, number: _Number, word: str, unit: re.Match[str] | None, run: str) -> Mention | None:
        """By the words behind: "2 times a week", "12 sessions", "3 per week", "1 x 6-9 weeks"."""
        text, (start, end, value) = self._text, number
        if run in ("once", "twice"):
            return self._often(number, end)
        if unit and word in ("x", "times", "time"):
            if often := self._often(number, unit.end()):
                return often
            by = _BY.match(text, end) if word == "x" else None
            if by is None:
                return None
            what = _UNITS.get(by[2] or "")
            stop = by.end() if what else by.end(1)
            return Mention("quantity", f"{value} x {by[1]}{' ' + what if what else ''}", start, stop)
        if unit and (what := _UNITS.get(word)):
            if text[start - 1] == "#" and what not in _AMOUNTS:
                return None
            per = _PER.match(text, unit.end())
            period = _PERIODS.get(per[1]) if per else None
            stop = per.end() if per and period else unit.end()
            value = f"{value} {what}/{period}" if period else f"{value} {what}"
            if text.startswith("every ", start - 6):
                return Mention("quantity", f"every {value}", start - 6, stop)
            return Mention("quantity", value, start - (text[start - 1] == "#"), stop)
        return self._often(number, end) if text.startswith(("/", " per ", " weekly"), end) else None

    def _often(self, number: _Number, at: int) -> Mention | None:
        per = _PER.match(self._text, at)
        period = _PERIODS.get(per[1]) if per else None
        return (
            Mention("quantity", f"{number.value}/{period}", number.start, per.end())
            if per and period
            else None
        )

    def _named(self, number: _Number, done: int) -> Mention | None:
        """By what stands before ("#60", "QTY: 2", "times 3"), or by the thing that is counted ("1 cane")."""
        text, (start, end, value) = self._text, number
        before = text[max(0, start - _BEFORE) : start]
        if before.endswith(("#", "# ")):
            mark = start - len(before) + before.rindex("#")
            if not text[max(0, mark - _BEFORE) : mark].endswith(_NAMED_BEFORE):
                return Mention("quantity", value, mark, end)
        elif (found := _COUNTED_BEFORE.search(before)) and not before[: found.start()][-1:].isalnum():
            if not found["noun"]:
                start -= len(before) - found.start()
            noun = "days" if found["days"] else found["noun"]
            return Mention("quantity", f"{value} {noun}" if noun else value, start, end)
        elif (
            done
            and start - 2 == done - (text[done - 1] == " ")
            and text[start - 1] == "("
            and text[end : end + 1] == ")"
        ):
            return Mention("quantity", value, start, end)
        elif (
            text[end : end + 1] == " "
            and (thing := self._ends.get(end + 1))
            and float(value.split("-")[0]) < _MOST
        ):
            unit = _UNIT.match(text, thing)
            noun = _UNITS.get(unit[1]) if unit else None
            return Mention("quantity", f"{value} {noun}" if noun in _NOUNS else value, start, end)
        return None
