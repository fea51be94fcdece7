"""The measurement of reasons and categories: rates over all labels, silence as wrong, agreement beyond
chance."""

from __future__ import annotations

from pathlib import Path

from samples import full_summary
from support import ROOT

from evals.reasons import IssueKey, Label, Report, Told, measure
from summarizer.data import categories, reasons

KINDS = {row.name for row in categories().kinds}
KEYS = [IssueKey("CM1", number) for number in range(1, 5)]
FIRST = {
    KEYS[0]: Label("tuned", "criteria_met", "", "Surgery: Spine"),
    KEYS[1]: Label("tuned", "limits_exceeded", "no_benefit_shown", "Surgery: Spine"),
    KEYS[2]: Label("blind", "not_recommended", "", "Home Health"),
    KEYS[3]: Label("blind", "not_recommended", "", "Home Health"),
}
TOLD = {
    KEYS[0]: Told("criteria_met", "Surgery: Spine"),
    KEYS[1]: Told("no_benefit_shown", "Surgery: Arthroscopic Surgery"),
    KEYS[2]: Told(None, "Home Health"),
}


def test_silence_and_absence_are_wrong_and_stay_in_the_denominator():
    report = Report(FIRST, {}, TOLD)
    assert report.accuracy("reason")[:2] == (1, 4)
    assert report.answered("reason")[:2] == (1, 2)
    assert report.defensible()[:2] == (2, 4)
    assert [rate[:2] for rate in report.blind()] == [(0, 2), (0, 2)]
    assert report.accuracy("category")[:2] == (2, 4)
    assert report.accuracy("top category")[:2] == (3, 4)
    assert (("not_recommended", "(silent)"), 2) in report.confusions()
    assert "1/4" in report.text()


def test_agreement_is_of_the_issues_labelled_twice():
    again = {KEYS[0]: FIRST[KEYS[0]], KEYS[1]: Label("tuned", "criteria_met", "", "Surgery: Spine")}
    rate, beyond = Report(FIRST, again, {}).agreement("reason")
    assert rate[:2] == (1, 2)
    assert beyond == 0


def test_the_labels_are_names_of_the_tables():
    rows = (ROOT / "evals" / "labels" / "reasons.csv").read_text().splitlines()
    assert len(rows) == 1 + 150 + 40
    for row in rows[1:]:
        _case, _number, part, labeller, reason, second, category = row.split(",")
        assert part in ("tuned", "blind")
        assert labeller in ("A", "B")
        assert {reason, second} - {""} <= set(reasons())
        assert category in KINDS


def test_a_run_is_scored_by_what_it_tells(tmp_path: Path):
    run = tmp_path / "run.jsonl"
    run.write_text(full_summary().model_dump_json() + "\n")
    report = measure(tmp_path, run)
    assert report.accuracy("reason")[:2] == (0, 150), "a letter that the run does not hold is not dropped"
