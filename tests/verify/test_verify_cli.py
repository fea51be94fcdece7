"""`imr verify` as a user runs it: shapes, exit codes, bad input."""

from __future__ import annotations

import json

import pytest
from support import EXAMPLES

LETTER = EXAMPLES / "2016-upheld-one-issue.txt"
GOOD = {"issue": 1, "text": "The MRI was not approved."}
BAD = {"issue": 1, "text": "The MRI was approved.", "evidence": [24]}


@pytest.fixture
def claims(tmp_path):
    def write(*rows: object) -> str:
        path = tmp_path / "claims.jsonl"
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        return str(path)

    return write


def test_a_line_for_each_claim_in_order(imr, claims):
    done = imr("verify", LETTER, "--claims", claims(GOOD, BAD), "--json")
    assert done.returncode == 1, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["text"], row["issue"], row["verdict"]) for row in rows] == [
        (GOOD["text"], 1, "supported"),
        (BAD["text"], 1, "unsupported"),
    ]
    assert rows[0]["findings"] == []
    assert rows[0]["evidence"]
    assert [finding["check"] for finding in rows[1]["findings"]] == ["decision"]
    assert rows[1]["evidence"][0]["sentence"] == 24


def test_all_supported_is_success(imr, claims):
    done = imr("verify", LETTER, "--claims", claims(GOOD))
    assert done.returncode == 0
    assert "1 claim: 1 supported, 0 unsupported" in done.stdout


def test_prose_from_standard_input(imr):
    prose = b"# Summary\n\nThe MRI was **not** approved. The examination found torn ligaments.\n"
    done = imr("verify", LETTER, "--claims", "-", stdin=prose)
    assert done.returncode == 1
    assert "2 claims: 1 supported, 1 unsupported" in done.stdout


def test_the_page_holds_the_claims_and_the_letter(imr, claims, tmp_path):
    page = tmp_path / "verdicts.html"
    hostile = {"text": "<script>alert(1)</script> is not approved."}
    done = imr("verify", LETTER, "--claims", claims(GOOD, BAD, hostile), "--html", page)
    html = page.read_text(encoding="utf-8")
    assert done.returncode == 1
    assert html.count('class="claim"') == 3
    assert "<script>alert" not in html
    assert "collateral and cruciate ligaments" in html
    assert html.count("<mark ") >= 2


@pytest.mark.parametrize(
    ("file", "claims_file", "code"),
    [
        ("nowhere.pdf", "README.md", 4),
        (LETTER, "nowhere.jsonl", 4),
        ("-", "-", 2),
        ("README.md", "README.md", 3),
    ],
)
def test_bad_input_is_one_clear_line(imr, file, claims_file, code):
    done = imr("verify", file, "--claims", claims_file)
    assert done.returncode == code
    assert done.stderr.startswith("imr: ")
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
