"""The case summary: who was hurt, when and how, in plain invented sentences, with the facts it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .setting import HARD_BLANK, Setting, printed
from .truth import NOT_PRINTED, Printed
from .variants import Variant
from .vocabulary import words


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """The summary's text (with layout marks) and what it says. `age` is in years."""

    text: str
    age: Printed
    sex: Printed
    date_of_birth: Printed
    injury: Printed
    denial: Printed


def write_case_summary(setting: Setting, *, names_denial: bool = True) -> CaseSummary:
    """`names_denial`: whether the summary dates the utilization review."""
    injury_day = setting.injury
    if setting.has(Variant.INJURY_DATES_DIFFER):
        injury_day = date(injury_day.year - 1, injury_day.month, min(injury_day.day, 28))
    injury = printed(injury_day, setting.body_shape)
    births = _births(setting)
    knows_age = not births and not setting.has(Variant.NO_AGE)
    age = setting.pick(range(19, 68)) if knows_age else None
    age_text = _age(setting, age) if age else ""
    sex, sex_word = _sex(setting)
    said = [_opening(setting, age_text, sex_word, injury)]
    if births:
        said.append(f"The records give a date of birth of {' and '.join(text for _, text in births)}.")
    said += [
        setting.fill(one) for one in setting.rng.sample(words("summary_more"), setting.pick((3, 4, 6, 8)))
    ]
    if setting.has(Variant.REDACTION_BLANKS):
        said.append(f"The {setting.worker} is a represented {HARD_BLANK}employee of {HARD_BLANK}.")
    denial = printed(setting.denial, setting.body_shape)
    if names_denial:
        said.append(setting.pick(words("ur_sentences")).replace("{date}", denial))
    return CaseSummary(
        text=" ".join(said),
        age=Printed(age, age_text.removeprefix("now ")) if age else NOT_PRINTED,
        sex=Printed(sex, sex_word) if sex else NOT_PRINTED,
        date_of_birth=Printed(births[0][0], births[0][1], tuple(iso for iso, _ in births[1:]))
        if births
        else NOT_PRINTED,
        injury=Printed(injury_day.isoformat(), injury),
        denial=Printed(setting.denial.isoformat(), denial) if names_denial else NOT_PRINTED,
    )


def other_age(setting: Setting, age: Printed) -> tuple[str, int] | None:
    """A sentence for a rationale that gives the worker another age, and that age."""
    if not setting.has(Variant.AGES_DIFFER) or not isinstance(age.value, int):
        return None
    other = age.value + setting.pick((-3, -1, 1, 2))
    return f"This is a {other}-year-old {setting.worker} with pain.", other


def _opening(setting: Setting, age: str, sex: str, injury: str) -> str:
    on = "on" if not setting.has(Variant.GLUED_WORDS) else "on "
    how, worker = setting.pick(words("mechanisms")), setting.worker
    who = " ".join(part for part in (age, sex) if part)
    if not who:
        return f"The {worker} sustained an industrial injury on {injury} {how}."
    if setting.has(Variant.GLUED_WORDS):
        return f"The {worker} is a {who} with a date of injury{on}{injury}, {how}."
    job = setting.pick(words("jobs"))
    article = "an" if who[0] in "8" or who.startswith(("18", "11")) else "a"
    return setting.pick(
        (
            f"The {worker} is {article} {who} {job} who sustained an industrial injury on {injury} {how}.",
            f"The {worker} is {article} {who} with a date of injury of {injury}, {how}.",
            f"The {worker} is {article} {who} who filed a claim for pain, reportedly associated with an "
            f"industrial injury of {injury}.",
            f"This is {article} {who} {worker} who was injured at work on {injury} {how}.",
        )
    )


def _births(setting: Setting) -> list[tuple[str, str]]:
    if not setting.has(Variant.TWO_BIRTH_DATES):
        return []
    first = date(setting.injury.year - 45, 3, 17) + timedelta(setting.rng.randrange(300))
    second = date(first.year + setting.pick((1, 9)), first.month, min(first.day, 28))
    return [(day.isoformat(), printed(day, "%m-%d-%Y")) for day in (first, second)]


def _age(setting: Setting, age: int) -> str:
    if not setting.has(Variant.AGE_STYLES):
        return f"{age}-year-old"
    return setting.pick(
        (f"{age} year old", f"{age}-year-old", f"now {age}-year-old", f"{age} year-old", f"{age}-year old")
    )


def _sex(setting: Setting) -> tuple[str | None, str]:
    sex = setting.pick(("male", "female", "male", "female", "male", "female", None))
    if sex is None:
        return None, ""
    return sex, setting.pick(words("men" if sex == "male" else "women"))
