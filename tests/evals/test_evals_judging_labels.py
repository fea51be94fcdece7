"""The judge beside hand labels: kappa with its interval, and what is said where it is low or unknown."""

from __future__ import annotations

import asyncio

import pytest
from support import EXAMPLES

from evals.judging import HandLabel, JudgeReport, JudgeRow, command, read_labels, shipped
from evals.judging.labels import calibrate
from summarizer.errors import UsageError
from summarizer.llm import Usage

HEAD = "case_number,issue,criterion,a,b,better,by\n"


def row(number: int, verdict: str, why: str = "", criterion: str = "clarity") -> JudgeRow:
    return JudgeRow.model_validate(
        {"a": "x", "b": "y", "judge": "m", "prompt": "1", "case": f"CM{number}", "issue": 1,
         "texts": f"t{number}", "criterion": criterion, "verdict": verdict, "why": why}
    )  # fmt: skip


def label(number: int, better: str, a: str = "x", b: str = "y", texts: str = "") -> HandLabel:
    return HandLabel(f"CM{number}", 1, "clarity", a, b, better, "hand-1", texts)


def report(rows, labels) -> JudgeReport:
    return JudgeReport("x", "y", "m", ("clarity",), tuple(rows), tuple(labels), len(rows), 0, Usage())


ROWS = [row(n, verdict) for n, verdict in enumerate(["a", "b", "tie", "a", "b", "tie", "a", "b"] * 3)]
RIGHT = [label(n, {"tie": "same"}.get(one.verdict, one.verdict)) for n, one in enumerate(ROWS)]


def test_without_labels_it_says_so_beside_every_score():
    told = report(ROWS, [])
    lines = [line for line in told.text().splitlines() if "is better" in line or " less " in line]
    assert len(lines) == 3
    assert all(line.endswith("not calibrated: no hand labels") for line in lines)
    agreement = told.as_json()["criteria"]["clarity"]["agreement_with_hand_labels"]
    assert agreement["verdict"] == "not calibrated: no hand labels"
    assert (agreement["n"], agreement["kappa"]) == (0, None)


def test_agreement_stands_beside_every_score():
    told = report(ROWS, RIGHT)
    lines = [line for line in told.text().splitlines() if "is better" in line or " less " in line]
    assert all("n 24, share 1.000, kappa 1.000 (" in line and line.endswith(": calibrated") for line in lines)
    assert "labels by: hand-1 24" in told.text()


def test_a_low_kappa_says_do_not_use():
    told = report(ROWS, [label(n, "ab"[n % 2]) for n in range(len(ROWS))])
    assert "do not use: kappa is under 0.4" in told.text()
    # Always the same on one side: chance alone agrees.
    assert calibrate(ROWS[:1], RIGHT[:1]).verdict == "do not use: kappa is undefined"


def test_a_wide_interval_says_with_care():
    labels = [*RIGHT[:9], *(label(n, "same") for n in range(9, 14))]
    found = calibrate(ROWS, labels)
    assert 0.4 <= found.kappa.value < 1
    assert found.kappa.low < 0.4
    assert found.verdict.startswith("with care")


def test_labels_the_other_way_round_are_turned_and_others_left():
    turned = [label(1, "a", a="y", b="x"), label(2, "same", a="y", b="x"), label(3, "a", a="x", b="z")]
    found = calibrate(ROWS, turned)
    assert (found.n, found.share.value) == (2, 1.0)


def test_a_refusal_is_no_agreement_and_what_was_not_asked_says_nothing():
    rows = [
        row(1, "unscored", "Refused"),
        row(2, "a"),
        row(3, "tie", "one text"),
        row(4, "unscored", "TimedOut"),
    ]
    found = calibrate(rows, [label(1, "a"), label(2, "a"), label(3, "same"), label(4, "a")])
    assert (found.n, found.share.value) == (2, 0.5)


def test_a_label_of_other_texts_is_not_counted():
    found = report(ROWS, [label(0, "a", texts="t0"), label(1, "b", texts="changed")])
    (figures,) = found.figures()
    assert (figures.agreement.n, figures.agreement.stale) == (1, 1)
    assert "not counted: 1" in found.text()


def test_labels_are_read_from_a_csv(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text(HEAD + "CM1,2,completeness,run-1,run-2,same,me\n")
    assert read_labels(file) == (HandLabel("CM1", 2, "completeness", "run-1", "run-2", "same", "me"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("case_number,issue\nCM1,1\n", "no column criterion"),
        (HEAD + "CM1,1,clarity,x,y,first,me\n", "line 2: no label"),
        (HEAD + "CM1,1,beauty,x,y,a,me\n", "line 2: no label"),
        (HEAD + "CM1,one,clarity,x,y,a,me\n", "line 2: no pair"),
        (HEAD + "CM1,1,clarity,x,x,a,me\n", "line 2: no pair"),
        (HEAD + "CM1,1,clarity,x,y,a,me\nCM1,1,clarity,y,x,b,me\n", "labelled twice"),
    ],
)
def test_what_is_no_label_is_told(tmp_path, text, said):
    file = tmp_path / "own.csv"
    file.write_text(text)
    with pytest.raises(UsageError, match=said):
        read_labels(file)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match="no labels that can be read"):
        read_labels(tmp_path / "none.csv")


def test_the_shipped_labels_hold_no_text_of_a_letter():
    labels = shipped()
    assert {one.criterion for one in labels} == {"clarity", "completeness"}
    assert len({(one.case, one.issue) for one in labels}) >= 24
    assert {one.by for one in labels} == {"reader-1"}
    assert all(len(one.texts) == 16 for one in labels)


def test_the_command_reads_files_before_it_opens_a_model(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "open_model", lambda *_, **__: pytest.fail("a model was opened"))
    with pytest.raises(UsageError, match="no run there"):
        command.judge(tmp_path / "a", tmp_path / "b", EXAMPLES)


def test_the_command_redacts_where_questions_leave_the_machine(tmp_path, monkeypatch, capsys):
    seen = []

    async def judged(*_, **options):
        seen.append(options["redacted"])
        return report([], [])

    class Opened:
        def __init__(self, *_, **__):
            pass

        async def __aenter__(self):
            await asyncio.sleep(0)

        async def __aexit__(self, *_):
            pass

    monkeypatch.setattr(command, "open_run", lambda folder: folder)
    monkeypatch.setattr(command, "open_model", Opened)
    monkeypatch.setattr(command, "judge_runs", judged)
    file = EXAMPLES / "2016-upheld-one-issue.txt"
    for address in ("http://127.0.0.1:8000/v1", "https://models.example/v1"):
        command.judge(tmp_path / "a", tmp_path / "b", file, model="m", base_url=address)
    assert seen == [False, True]
    assert "go to models.example, without what identifies someone" in capsys.readouterr().err
