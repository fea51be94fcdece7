"""Labels against the extractor, on labels that disagree in known ways."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from support import EXAMPLES

from evals.agreement import NOTHING, Reading, agreement, fields, heading_items, score, stale
from evals.cli import eval_commands
from evals.intervals import wilson
from evals.label_report import report
from evals.labelled import KINDS, Item, Label, Settled, anchored, as_label, canonical, values
from evals.text_table import text_table
from summarizer.errors import UsageError
from summarizer.facts import extract
from summarizer.letter import read

NAME = "2016-upheld-one-issue"
CASE = "CM16-9900001"


@pytest.fixture(scope="module")
def true() -> dict:
    """The label that a careful reader would write of the example: the extractor's own, with a heading."""
    letter = read(EXAMPLES / f"{NAME}.txt")
    label = as_label(letter, extract(letter)).model_dump(mode="json")
    label["labeller"] = "A"
    label["issues"][0]["heading"] = {**{kind: [] for kind in KINDS}, "procedures": ["MRI"]}
    return label


@pytest.fixture
def labelled(true: dict, tmp_path: Path):
    """Writes labels and letters into folders and scores them."""

    def write(*, second=(), settled=(), letters=(NAME,), **changes) -> Path:
        first = {**true, **changes}
        for name, rows in {"first": [first], "second": second, "settled": settled}.items():
            (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        (tmp_path / "letters").mkdir()
        for name in letters:
            (tmp_path / "letters" / f"{name}.txt").write_bytes((EXAMPLES / f"{name}.txt").read_bytes())
        return tmp_path

    return write


def _rates(told) -> dict[str, tuple[int, int, int, int, int]]:
    """right and all before settling, right and all after it, unscored."""
    return {
        row.name: (row.before.right, row.before.all, row.after.right, row.after.all, row.unscored)
        for row in told.fields
    }


def _issue(label: dict, **changes) -> list[dict]:
    return [{**label["issues"][0], **changes}]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        (" MRI,  left\r\nknee. ", "mri, left knee"),
        ("Texas,Ohio , Nevada", "texas, ohio, nevada"),
        ("one two three four five six seven eight", "one two three four five six seven eight"),
        ("one two three four five six seven eight nine", "one two three four … six seven eight nine"),
        ("One two three four … six seven eight nine.", "one two three four … six seven eight nine"),
        ("one two three four…six seven eight nine", "one two three four … six seven eight nine"),
        ("the worker’s “L4–5”", 'the worker\'s "l4-5"'),
        ("non\ufffecertified", "non-certified"),
    ],
)
def test_texts_are_compared_by_their_anchors(text, anchor):
    assert anchored(text) == anchor
    assert anchored(anchor) == anchor


@pytest.mark.parametrize(
    ("field", "one", "other", "same"),
    [
        ("heading.drugs", ["b", "a", "a"], ["a", "b", "a"], True),
        ("heading.drugs", ["a"], ["a", "a"], False),
        ("conflicts.age", [41, 40], [40, 41], True),
        ("reviewer.families", ["MTUS", "ODG"], ["ODG", "MTUS"], False),
        ("reviewer.mtus", [["Chronic Pain", 2009]], [["Chronic Pain Guidelines", 2009]], True),
        ("reviewer.mtus", [["Chronic Pain", 2009]], [["Chronic Pain", 2016]], False),
        ("request", "Back guidelines", "Back", False),
        ("depends_on", [1], [], False),
    ],
)
def test_values_are_compared_in_one_form(field, one, other, same):
    assert (canonical(field, one) == canonical(field, other)) is same


def test_every_item_of_a_true_label_is_scored(labelled):
    folder = labelled()
    told = report(folder, folder / "letters")
    rates = _rates(told)
    scored = {name: rate for name, rate in rates.items() if not name.startswith(("heading.", "SUM"))}
    assert set(scored.values()) == {(1, 1, 1, 1, 0)}
    assert sum(rate[1] + rate[4] for name, rate in rates.items() if name.startswith("SUM")) == len(
        told.scored
    )


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"outcome": "overturn"}, {"outcome"}),
        ({"conflicts": {"age": [50]}}, {"conflicts.age"}),
        ({"issues": []}, {"issues"}),
    ],
)
def test_a_wrong_label_disagrees_in_its_field_alone(labelled, changes, wrong):
    folder = labelled(**changes)
    told = report(folder, folder / "letters")
    off = [one for one in told.disagreements if not one.item.field.startswith("heading.")]
    assert {one.item.field for one in off} == wrong
    assert len(off) == 1


def test_an_issue_that_the_extractor_lacks_is_wrong_in_every_field(labelled, true):
    folder = labelled(issues=[*true["issues"], {**true["issues"][0], "number": 2}])
    told = report(folder, folder / "letters")
    missed = [one for one in told.disagreements if one.item.issue == 2]
    assert len(missed) == len([item for item in values(told.labels[0]) if item.issue == 2])
    assert {one.found for one in missed} == {NOTHING}
    assert _rates(told)["decision"][:2] == (1, 2)


def test_a_missing_letter_is_told_and_unscored(labelled):
    folder = labelled(letters=())
    told = report(folder, folder / "letters")
    assert told.reading.missing == [CASE]
    assert _rates(told)["decision"] == (0, 0, 0, 0, 1)
    assert f"{CASE}: the letter is missing" in told.text()


def test_an_unreadable_letter_is_wrong_in_all(labelled):
    folder = labelled(letters=())
    (folder / "letters" / f"{CASE}.pdf").write_bytes(b"%PDF-1.4 broken")
    told = report(folder, folder / "letters")
    assert list(told.reading.failed) == [CASE]
    assert _rates(told)["decision"] == (0, 1, 0, 1, 0)
    assert "not read, all its items count as wrong" in told.text()


SETTLED = {"case": CASE, "issue": None, "field": "outcome", "why": "read again", "who": "X"}


@pytest.mark.parametrize(
    ("row", "after"),
    [
        ({"verdict": "label wrong", "value": "uphold"}, (1, 1)),
        ({"verdict": "label wrong", "value": "partial_overturn"}, (0, 1)),
        ({"verdict": "extractor wrong"}, (0, 1)),
        ({"verdict": "ambiguous"}, (0, 0)),
    ],
)
def test_settling_corrects_labels_and_shows_both_counts(labelled, row, after):
    folder = labelled(outcome="overturn", settled=[{**SETTLED, **row}])
    told = report(folder, folder / "letters")
    assert _rates(told)["outcome"] == (0, 1, *after, 0)
    assert f"settled by X: {row['verdict']}" in told.text()


def test_a_settled_label_counts_also_where_the_extractor_was_wrong_with_it(labelled):
    folder = labelled(settled=[{**SETTLED, "verdict": "label wrong", "value": "overturn"}])
    told = report(folder, folder / "letters")
    assert _rates(told)["outcome"] == (1, 1, 0, 1, 0)
    assert [one.item.field for one in told.disagreements if one.settled] == ["outcome"]


def test_a_settled_row_about_nothing_is_told():
    row = Settled(**{**SETTLED, "field": "colour"}, verdict="ambiguous")
    assert stale([], [row]) == [row]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{", "no JSON"),
        ('{"case_number": "1"}', "labeller: Field required"),
    ],
)
def test_a_wrong_row_is_named(tmp_path, row, says):
    (tmp_path / "first.jsonl").write_text(row)
    with pytest.raises(UsageError, match=says):
        report(tmp_path, tmp_path)


def test_a_wrong_label_without_its_right_value_is_refused(labelled):
    folder = labelled(settled=[{**SETTLED, "verdict": "label wrong"}])
    with pytest.raises(UsageError, match="right value"):
        report(folder, folder / "letters")


def _with_procedures(true: dict, *procedures: str) -> Label:
    heading = {**{kind: [] for kind in KINDS}, "procedures": procedures}
    return Label.model_validate({**true, "issues": _issue(true, heading=heading)})


@pytest.mark.parametrize(
    ("label", "found", "matched", "equal"),
    [
        (["MRI"], ["MRI"], 1, 1),
        (["MRI"], ["MRI scan"], 1, 0),
        (["steroid injection"], ["injection"], 1, 0),
        (["MRI"], ["MRIs"], 0, 0),
        (["scan", "MRI scan"], ["MRI scan"], 1, 0),
        (["therapy", "therapy"], ["therapy"], 1, 0),
        ([], ["brace"], 0, 0),
    ],
)
def test_procedures_are_matched_leniently_and_their_lists_strictly(true, label, found, matched, equal):
    reading = Reading(labels={CASE: _with_procedures(true, *found)})
    scored = score([_with_procedures(true, *label)], reading)
    procedures = next(row for row in heading_items(scored) if row.kind == "procedures")
    assert (procedures.labelled, procedures.found, procedures.matched) == (len(label), len(found), matched)
    assert next(row for row in fields(scored) if row.name == "heading.procedures").before.right == equal


def test_headings_that_the_extractor_does_not_read_are_unscored(true):
    no_heading = Label.model_validate({**true, "issues": _issue(true, heading=None)})
    scored = score([_with_procedures(true, "MRI")], Reading(labels={CASE: no_heading}))
    assert [one.item.field for one in scored if one.unscored] == [f"heading.{kind}" for kind in KINDS]


def test_two_labellers_agree_field_by_field(true):
    first = Label.model_validate(true)
    second = Label.model_validate(
        {
            **true,
            "labeller": "B",
            "issues": _issue(true, decision="overturned", rationale="Other words … at the end"),
        }
    )
    rows, apart = agreement([first], [second])
    assert {one.item for one in apart} == {Item(1, "decision"), Item(1, "rationale")}
    rates = {row.name: row.rate for row in rows}
    assert (rates["decision"].right, rates["decision"].all) == (0, 1)
    assert (rates["request"].right, rates["request"].all) == (1, 1)
    assert agreement([first], [])[0] == []


def test_no_more_than_eight_words_of_a_letter_are_shown(labelled, true):
    folder = labelled(issues=_issue(true, rationale=None), second=[true])
    rationale = read(EXAMPLES / f"{NAME}.txt").issues[0].rationale.text.casefold().split()
    told = report(folder, folder / "letters").text()
    assert " ".join(rationale[:4]) in told
    runs = [" ".join(rationale[place : place + 9]) for place in range(len(rationale) - 8)]
    assert not [run for run in runs if run in told.casefold()]


def test_the_command_prints_a_table_or_json(labelled, true):
    folder = labelled(second=[{**true, "labeller": "B"}])
    arguments = ["labels", "--labels", str(folder), "--letters", str(folder / "letters")]
    told = CliRunner().invoke(eval_commands, arguments)
    assert told.exit_code == 0, told.output
    assert "Two labellers, apart, on 1 letters" in told.output
    as_json = json.loads(CliRunner().invoke(eval_commands, [*arguments, "--json"]).output)
    assert as_json["letters"] == {"labelled": 1, "read": 1, "missing": [], "failed": {}}
    assert as_json["labelled_twice"]["letters"] == [CASE]
    assert {row["field"] for row in as_json["fields"]} >= {
        "decision",
        "reviewer.mtus",
        "SUM all other fields",
    }


def test_nothing_to_score_is_no_number():
    assert str(wilson(0, 0)) == wilson(0, 0).interval == "-"
    assert wilson(300, 300).low == pytest.approx(0.987, abs=0.001)


def test_a_table_sets_numbers_to_the_right():
    assert text_table(("name", "n"), [("a", 1), ("bb", "10")]) == "name   n\na      1\nbb    10"
