"""`imr eval checks`: claims joined to their letters, the seal, the report, the peers."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from evals import checks_report, peers
from evals.checks_report import measure, write_failures
from evals.checks_run import new_words
from evals.claims import is_sealed, load, seal
from evals.cli import eval_commands
from summarizer.checks.types import ClaimInContext
from summarizer.errors import UsageError
from summarizer.letter import Sentence, Span

NOWHERE = Path("no such folder")
TRUE = {"case": "2014-mixed", "issue": 1, "true": True, "evidence": [18], "kind": "record", "part": "tuned"}
ROWS: list[dict[str, Any]] = [
    {**TRUE, "text": "She has had no psychotherapy before."},
    {**TRUE, "text": "Talking cures were new to this person."},
    {**TRUE, "true": False, "text": "The reviewer held that six visits were two too many.", "evidence": [15],
     "kind": "actor"},
    {"case": "2016-overturned", "issue": 1, "true": True, "evidence": [19],
     "text": "The injection gave relief for only ten days.", "kind": "record", "part": "sealed"},
    {"case": "2016-overturned", "issue": 1, "true": True, "text": "Quux was a zonk.", "evidence": [19],
     "kind": "record", "part": "sealed"},
]  # fmt: skip


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    file = tmp_path / "claims.jsonl"
    write(file, ROWS)
    return file


def write(file: Path, rows: list[dict[str, Any]]) -> None:
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def test_a_claim_is_joined_to_its_issue(claims: Path) -> None:
    first, *_ = load(claims, NOWHERE).claims
    context = first.context
    assert context.claim == ROWS[0]["text"]
    assert [sentence.number for sentence in context.evidence] == [18]
    assert context.decision == "overturned"
    assert "cognitive" in context.request
    assert len(context.scope) > 5
    assert first.age == 39
    assert "insomnia" in " ".join(sentence.text for sentence in first.elsewhere)


def test_parts_are_apart(claims: Path) -> None:
    assert {claim.part for claim in load(claims, NOWHERE).claims} == {"tuned", "sealed"}
    assert {claim.part for claim in load(claims, NOWHERE, "tuned").claims} == {"tuned"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({**TRUE, "text": "It is so.", "issue": 7}, "no issue 7"),
        ({**TRUE, "text": "It is so.", "evidence": [1]}, "no sentence 1"),
        ({**TRUE, "text": "It is so.", "evidence": []}, "no sentence cited"),
        ({**TRUE, "text": "It is so.", "evidence": "18"}, "not a claim: evidence"),
        ({**TRUE, "text": "It is so.", "more": 1}, "not a claim: more"),
    ],
)
def test_a_claim_about_nothing_is_an_error_with_a_hint(claims: Path, row: dict[str, Any], said: str) -> None:
    write(claims, [*ROWS, row])
    with pytest.raises(UsageError, match=rf"line 6: .*{said}") as error:
        load(claims, NOWHERE)
    assert error.value.hint


def test_a_letter_that_is_not_there_is_counted(claims: Path) -> None:
    write(claims, [*ROWS, {**TRUE, "text": "It is so.", "case": "elsewhere"}])
    report = measure(NOWHERE, claims=claims)
    assert report.unread == 1
    assert "1 claims not judged" in report.text()


def test_the_seal_is_of_the_sealed_lines_alone(claims: Path) -> None:
    sealed = [line for line in claims.read_text().splitlines() if '"part": "sealed"' in line]
    assert seal(claims) == hashlib.sha256("".join(f"{line}\n" for line in sealed).encode()).hexdigest()
    assert is_sealed(claims) is None
    (claims.parent / "SEALED").write_text(f"{seal(claims)}  of the sealed lines\n")
    assert is_sealed(claims) is True
    write(claims, ROWS[1:])
    assert is_sealed(claims) is True
    write(claims, ROWS[:-1])
    assert is_sealed(claims) is False
    with pytest.raises(UsageError, match="digest"):
        measure(NOWHERE, claims=claims)
    assert "THE SEALED CLAIMS ARE NOT" in measure(NOWHERE, claims=claims, part="tuned").text()


def test_the_report_counts_each_claim_in_its_part(claims: Path) -> None:
    report = measure(NOWHERE, claims=claims)
    told = report.as_json()["parts"]
    assert set(told) == {"tuned", "sealed"}
    true, subtle, hard, other, *_ = (table["rows"] for table in told["tuned"])
    assert [row["all"] for row in true if row["name"] == "all"] == [2]
    assert [row["right"] for row in true if row["name"] == "0 new words"] == [1]
    assert subtle[0]["all"] == 1
    assert hard[0]["all"] >= 9
    assert other[0]["all"] >= 9
    # The second true claim is rejected: what code breaks of it shows nothing.
    of_accepted = hard[0]["where the true claim is accepted"]
    assert 0 < of_accepted["all"] < hard[0]["all"]
    assert "# sealed part" in report.text()


def test_failures_of_the_sealed_part_are_listed_only_if_asked_for(claims: Path, tmp_path: Path) -> None:
    report = measure(NOWHERE, claims=claims)
    out = tmp_path / "failures.jsonl"
    count = write_failures(report, out, show_sealed=False)
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert len(rows) == count
    assert {row["part"] for row in rows} == {"tuned"}
    rejected = next(row for row in rows if row["true"])
    assert rejected["text"] == ROWS[1]["text"]
    assert rejected["given"]
    write_failures(report, out, show_sealed=True)
    assert "zonk" in out.read_text()


def test_new_words_are_counted_by_stems() -> None:
    evidence = (Sentence(1, "He walks to his working place.", Span(0, 30), 1),)
    assert new_words(ClaimInContext("He walked to work.", evidence)) == 0
    assert new_words(ClaimInContext("The patient limped to work with crutches.", evidence)) == 2


def test_peers_stand_beside_the_checks(claims: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks_report, "accepted", lambda asked: [{"all yes": True} for _ in asked])
    tables = measure(NOWHERE, claims=claims, with_peers=True).as_json()["parts"]["tuned"]
    beside = {row["name"]: row["all yes"]["rate"] for row in tables[-1]["rows"]}
    assert beside["true accepted"] == 1.0
    assert beside["broken by code caught"] == 0.0


def test_peers_that_can_not_be_built_are_said_plainly(claims: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise peers.PeersUnavailable("the peers' environment can't be built: ERROR", hint="an index?")

    monkeypatch.setattr(checks_report, "accepted", fail)
    told = measure(NOWHERE, claims=claims, with_peers=True).text()
    assert "peers not measured: the peers' environment can't be built" in told


def test_a_build_that_fails_names_no_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMR_CACHE", str(tmp_path))
    monkeypatch.setattr(peers.sys, "executable", "no-such-python")  # type: ignore[attr-defined]
    with pytest.raises(peers.PeersUnavailable, match="can't be built"):
        peers.accepted([("It is so.", ["It is so."])])
    script = "import sys; print('ERROR: https://user:word@index/ is down', file=sys.stderr); sys.exit(1)"
    with pytest.raises(peers.PeersUnavailable) as error:
        peers._run([sys.executable, "-c", script], "failed", 60)
    assert "word" not in str(error.value)


def test_what_the_peers_need_names_no_index() -> None:
    lines = (Path(peers.__file__).with_name("requirements.txt")).read_text().splitlines()
    assert all("==" in line or line.startswith("#") for line in lines)


def test_the_child_runs_without_the_project() -> None:
    child = Path(peers.__file__).with_name("child.py")
    imported = f"import runpy; runpy.run_path({str(child)!r})"
    assert subprocess.run([sys.executable, "-I", "-S", "-c", imported]).returncode == 0


def test_the_command(claims: Path, tmp_path: Path) -> None:
    out = tmp_path / "failures.jsonl"
    arguments = ["checks", "--claims", str(claims), "--part", "tuned", "--failures", str(out), "--json"]
    done = CliRunner().invoke(eval_commands, [*arguments, "--letters", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert set(json.loads(done.stdout)["parts"]) == {"tuned"}
    assert f"failures written to {out}" in done.stderr
    missing = CliRunner().invoke(eval_commands, ["checks", "--claims", str(tmp_path / "none")])
    assert isinstance(missing.exception, UsageError)
