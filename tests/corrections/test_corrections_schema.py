"""A row of corrections: what it may hold, and what its errors say."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import ValidationError

from summarizer.data import frames, reasons
from summarizer.schema.correction import Correction, same
from summarizer.schema.summary import ReasonName, ShownField

ROW = {"sha256": "5a" * 32, "field": "decision", "issue": 1, "told": "upheld", "by": "A. Lee"}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"verdict": ""}, {"verdict": None, "value": None}),
        ({"verdict": "wrong", "value": "overturned"}, {"value": "overturned"}),
        ({"verdict": " Wrong ", "value": " Overturned"}, {"verdict": "wrong", "value": "overturned"}),
        ({"verdict": "wrong", "value": "  "}, {"value": None}),
        ({"verdict": "right", "value": "upheld"}, {"verdict": "right"}),
        ({"field": " Decision", "issue": "1", "told": ""}, {"field": "decision", "issue": 1, "told": None}),
        ({"field": "age", "issue": "", "told": "52"}, {"issue": None, "told": 52}),
        ({"field": "overview", "issue": None, "told": "A fall."}, {"told": "A fall."}),
        ({"field": "gap", "verdict": "wrong", "value": " No x-ray. "}, {"value": " No x-ray. "}),
        ({"field": "date_of_injury", "issue": None, "told": "2015-06-14", "verdict": "wrong",
          "value": "2015-06-15"}, {"value": "2015-06-15"}),
    ],
)  # fmt: skip
def test_a_row_as_a_person_types_it(given, found):
    row = Correction.model_validate(ROW | given)
    assert {name: getattr(row, name) for name in found} == found


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({"field": "outcome"}, "field", "should be"),
        ({"verdict": "maybe"}, "verdict", "'right' or 'wrong'"),
        ({"verdict": "wrong", "value": "granted"}, "value", "upheld, overturned"),
        ({"verdict": "wrong", "value": "upheld"}, "value", "what was told"),
        ({"verdict": "right", "value": "overturned"}, "value", "another value"),
        ({"value": "overturned"}, "value", "needs a verdict"),
        ({"verdict": "right", "by": "  "}, "by", "name"),
        ({"field": "reason", "verdict": "wrong", "value": "guideline"}, "value", "not_stated"),
        ({"issue": None}, "issue", "number"),
        ({"issue": "first"}, "issue", "integer"),
        ({"field": "overview"}, "issue", "must be empty"),
        ({"field": "age", "issue": None, "told": "fifty"}, "told", "whole number"),
        ({"told": 5}, "told", "text"),
        ({"field": "decision_date", "issue": None, "verdict": "wrong", "value": "6/14/15"}, "value", "date"),
        ({"sha256": "5a"}, "sha256", "SHA-256"),
        ({"more": ""}, "more", "not permitted"),
    ],
)  # fmt: skip
def test_a_malformed_row_names_its_field(given, field, says):
    with pytest.raises(ValidationError) as caught:
        Correction.model_validate(ROW | given)
    first = caught.value.errors()[0]
    assert first["loc"] == (field,)
    assert says in first["msg"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("No x-ray\r\nis there.", "No x-ray is there. ", True),
        (52, "52", True),
        (None, None, True),
        (None, "", False),
        ("no x-ray", "No x-ray", False),
    ],
)
def test_white_space_alone_makes_no_other_value(one, other, alike):
    assert same(one, other) is alike


def test_every_field_that_is_shown_has_a_name_in_both_languages():
    for language in ("en", "es"):
        assert set(frames(language)["field"]) == set(get_args(ShownField))


def test_the_reasons_are_those_of_the_table():
    assert set(get_args(ReasonName)) == set(reasons())
