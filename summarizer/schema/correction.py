"""Correction: what a person says of one thing that a summary told (a row of `--corrections FILE`)."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from pydantic import Field, ValidationInfo, field_validator

from .facts import Decision, Result
from .summary import ReasonName, ShownField

DateName = Literal[
    "date_assigned", "date_of_injury", "decision_date", "ur_denial_date", "application_received"
]
FactName = Literal[DateName, "priority", "age", "sex", "reviewer_specialty", "reviewer_licensure"]
"""Facts of the letter's header. What is said of these and of `request` is a label: what is shown of them
stays what the letter prints."""
FieldName = Literal[ShownField, FactName, "request"]
Scalar = str | int | None

_OF_LETTER = {*get_args(FactName), "overview"}
_CHOICES = {"decision": get_args(Decision), "reason": get_args(ReasonName)}


class Correction(Result):
    """A row. `sha256` is the letter's, `issue` the request's number (None for a field of the whole letter).

    `told`: what the program said, None for nothing. `verdict`: None until somebody has looked. `value`: what
    is right where the verdict is "wrong"; None says that nothing is to stand there (a sentence is struck out,
    the letter decides or authorizes nothing). `by`: who says so. An age is a number, a date is ISO 8601.
    """

    case_number: str | None = None
    sha256: str
    field: FieldName
    issue: int | None = Field(default=None, validate_default=True)
    told: Scalar = None
    verdict: Literal["right", "wrong"] | None = None
    value: Scalar = Field(default=None, validate_default=True)
    by: str = Field(default="", validate_default=True)
    note: str = ""

    @field_validator("case_number", "issue", "told", "verdict", "value", mode="before")
    @classmethod
    def _empty_is_none(cls, given: object) -> object:
        return None if isinstance(given, str) and not given.strip() else given

    @field_validator("field", "verdict", mode="before")
    @classmethod
    def _as_typed(cls, given: object) -> object:
        return given.strip().lower() if isinstance(given, str) else given

    @field_validator("sha256")
    @classmethod
    def _is_a_digest(cls, given: str) -> str:
        if len(given) != 64 or set(given) - set("0123456789abcdef"):
            raise ValueError("no SHA-256 in hexadecimal digits")
        return given

    @field_validator("issue")
    @classmethod
    def _belongs_to_the_field(cls, given: int | None, info: ValidationInfo) -> int | None:
        field = info.data.get("field")
        if field is not None and (field in _OF_LETTER) != (given is None):
            raise ValueError(
                "must be empty: the field is the whole letter's" if given else "needs a request's number"
            )
        return given

    @field_validator("told", "value", mode="before")
    @classmethod
    def _is_of_its_type(cls, given: object, info: ValidationInfo) -> object:
        field = info.data.get("field")
        if given is None or field is None:
            return given
        if field == "age":
            if not str(given).strip().isdecimal():
                raise ValueError("not a whole number")
            return int(str(given))
        if not isinstance(given, str):
            raise ValueError("not a text")
        return given.strip().lower() if field in _CHOICES else given

    @field_validator("value")
    @classmethod
    def _goes_with_the_verdict(cls, given: Scalar, info: ValidationInfo) -> Scalar:
        if "verdict" not in info.data or "told" not in info.data:
            return given  # that is the fault to name
        verdict, told, field = info.data["verdict"], info.data["told"], info.data.get("field")
        if verdict is None and given is not None:
            raise ValueError("a value needs a verdict: wrong")
        if verdict == "right" and given is not None and not same(given, told):
            raise ValueError("the verdict is right, and yet this is another value")
        if verdict == "wrong" and same(given, told):
            raise ValueError("the verdict is wrong, and yet this is what was told")
        if given is not None and field in _CHOICES and given not in _CHOICES[field]:
            raise ValueError(f"not one of {', '.join(_CHOICES[field])}, and not empty")
        if given is not None and field in get_args(DateName):
            _date(str(given))
        return given

    @field_validator("by")
    @classmethod
    def _has_a_name(cls, given: str, info: ValidationInfo) -> str:
        if info.data.get("verdict") is not None and not given.strip():
            raise ValueError("a verdict needs the name of who gives it")
        return given


def same(one: Scalar, other: Scalar) -> bool:
    """Whether two values are the same but for white space, which a spreadsheet may change."""
    return squeezed(one) == squeezed(other)


def squeezed(value: Scalar) -> str | None:
    """The value as a text with every run of white space as one space."""
    return None if value is None else " ".join(str(value).split())


def _date(text: str) -> None:
    try:
        date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError("not a date such as 2017-02-01") from None
