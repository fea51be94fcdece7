"""The program as users run it: exit codes, one-line errors, shapes of output."""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support import BAD, EXAMPLES, fields_of

LETTER = EXAMPLES / "2016-upheld-one-issue.txt"
MIXED = EXAMPLES / "2016-mixed.txt"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder with three letters, a text that is none, a table, and what is hidden."""
    (tmp_path / "deeper").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "CM16-1", ".b.txt", ".hidden/c.txt"):
        (tmp_path / name).write_bytes(LETTER.read_bytes())
    (tmp_path / "deeper/a.PDF").write_bytes(LETTER.with_suffix(".pdf").read_bytes())
    (tmp_path / "notes.txt").write_text("nothing of the kind")
    (tmp_path / "b.csv").write_bytes(LETTER.read_bytes())
    return tmp_path


def test_help_answers_at_once(imr):
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        assert imr("--help").returncode == 0
        seconds.append(time.perf_counter() - start)
    assert statistics.median(seconds) <= 0.6


@pytest.mark.parametrize(
    ("file", "code", "says"),
    [
        (BAD / "health-plan-review.txt", 3, "health-plan"),
        (BAD / "ur-denial.txt", 3, "utilization review"),
        (BAD / "texas-iro.txt", 3, "Texas"),
        (BAD / "image-only.pdf", 4, "scan"),
        (BAD / "encrypted.pdf", 4, "encrypt"),
        (BAD / "broken.pdf", 4, "PDF"),
        ("no-such-file.pdf", 4, "no such file"),
    ],
)
def test_a_wrong_file_is_one_line_and_its_code(imr, file, code, says):
    for command in ("facts", "summarize", "explain"):
        done = imr(command, file)
        assert done.returncode == code, done.stderr
        assert done.stdout == ""
        lines = done.stderr.splitlines()
        assert len(lines) == 1, done.stderr
        assert says.lower() in lines[0].lower()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", 4), (b"   \n \t\n", 4), (b"\x7fELF\x00\x01\x02" * 500, 4), (b"a plain sentence. " * 300_000, 3)],
    ids=["empty", "blank", "binary", "5 MB of other text"],
)
def test_a_file_that_is_no_letter(imr, tmp_path: Path, content: bytes, code: int):
    path = tmp_path / "given"
    path.write_bytes(content)
    done = imr("facts", path)
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["crlf.txt", "utf-16.txt", "latin-1.txt"])
def test_other_encodings_are_read(imr, name):
    done = imr("facts", BAD / name, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["issues"][0]["decision"] in ("upheld", "overturned")


@pytest.mark.parametrize(
    ("name", "missing"),
    [("cut-in-issue.txt", "cut"), ("no-rationale.txt", "rationale"), ("no-issue.txt", "issue")],
)
def test_a_damaged_letter_says_what_is_missing(imr, name, missing):
    done = imr("facts", BAD / name, "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    flags = [*found["flags"], *(flag for issue in found["issues"] for flag in issue["flags"])]
    assert any(missing in flag for flag in flags), flags


def test_the_others_are_still_done(imr):
    done = imr("facts", "--json", LETTER, BAD / "ur-denial.txt", MIXED)
    assert done.returncode == 1
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == [str(LETTER), str(MIXED)]
    assert "ur-denial.txt" in done.stderr


def test_facts_from_standard_input_equal_those_of_the_file(imr):
    by_pipe = json.loads(imr("facts", "-", "--json", stdin=LETTER.read_bytes()).stdout)
    by_file = json.loads(imr("facts", LETTER, "--json").stdout)
    assert {**by_pipe, "file": ""} == {**by_file, "file": ""}


def test_text_is_the_text_as_read(imr):
    done = imr("facts", "--text", LETTER)
    facts = json.loads(imr("facts", "--json", LETTER).stdout)
    start, end = facts["issues"][0]["request"]["span"]
    assert done.stdout[start:end] == facts["issues"][0]["request"]["text"]


def test_facts_csv_has_a_row_for_each_issue(imr):
    table = imr("facts", "--csv", LETTER, MIXED).stdout
    assert table.startswith("\ufefffile,sha256,"), "Excel needs the mark to read it as UTF-8"
    assert len(table.splitlines()) == 1 + 1 + 2


def test_a_folder_stands_for_the_letters_in_it(imr, letters: Path):
    done = imr("facts", "--json", letters)
    assert done.returncode == 0, done.stderr
    read = [
        Path(json.loads(line)["file"]).relative_to(letters).as_posix() for line in done.stdout.splitlines()
    ]
    assert read == ["CM16-1", "b.txt", "deeper/a.PDF"]
    assert done.stderr == "imr: passed over 2 files: no IMR letter in them\n"


@pytest.mark.parametrize("options", [(), ("--workers", "2")])
def test_a_broken_letter_in_a_folder_fails_alone(imr, letters: Path, options):
    (letters / "broken.pdf").write_bytes((BAD / "broken.pdf").read_bytes())
    done = imr("facts", "--json", letters, *options)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 3
    assert [line for line in done.stderr.splitlines() if "broken.pdf: the PDF" in line]


def test_a_folder_without_a_letter_is_code_3(imr, tmp_path: Path):
    (tmp_path / "notes.txt").write_text("nothing of the kind")
    done = imr("facts", tmp_path)
    assert done.returncode == 3
    assert done.stderr == "imr: no IMR letter (1 file passed over)\n"


def test_summarize_takes_a_folder(imr, endpoint, letters: Path):
    endpoint.script = lambda _: "no json at all"
    done = imr("summarize", letters, "--json", "--model", "scripted", "--base-url", endpoint.url)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 3
    assert done.stderr == "imr: passed over 2 files: no IMR letter in them\n"


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminal")
@pytest.mark.parametrize("command", [("facts", "--text"), ("facts", "--json"), ("summarize", "--json")])
def test_a_bar_on_the_terminal_takes_no_result_with_it(letters: Path, endpoint, tmp_path_factory, command):
    import pty

    endpoint.script = lambda _: "no json at all"
    model = ["--model", "scripted", "--base-url", endpoint.url] if "summarize" in command else []
    ours, theirs = pty.openpty()
    out = tmp_path_factory.mktemp("out") / "out"
    with out.open("wb") as stdout:
        words = [sys.executable, "-m", "summarizer", *command, str(letters), *model]
        with subprocess.Popen(words, stdout=stdout, stderr=theirs) as job:
            assert job.wait(timeout=60) == 0
    os.close(theirs)
    shown = os.read(ours, 1_000_000).decode(errors="replace")  # a read may end inside a character
    os.close(ours)
    assert out.read_text().count("CM16-9900001") >= 3
    assert "\x1b[" in shown, "a bar is drawn"
    assert "CM16-9900001" not in shown, "results stay on standard output"


@pytest.mark.parametrize("shape", ["--json", "--csv", "--text"])
def test_a_reader_that_stops_reading_is_no_error(letters: Path, shape):
    command = [sys.executable, "-m", "summarizer", "facts", shape, "--workers", "2", *[str(letters)] * 50]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as job:
        assert job.stdout.read(10)
        job.stdout.close()
        told = job.stderr.read()
    assert told == b""


@pytest.mark.skipif(os.name == "nt", reason="no signal to a process")
def test_an_interrupted_job_stops_without_a_traceback(letters: Path):
    command = [sys.executable, "-m", "summarizer", "facts", "--json", *[str(letters)] * 3000]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    # A shell's background job ignores interrupts, and so would all that the tests start.
    with subprocess.Popen(
        command, **pipes, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    ) as job:
        assert job.stdout.readline()
        # An interrupt that falls into a finaliser is lost; a person presses again.
        for _ in range(3):
            job.send_signal(signal.SIGINT)
            try:
                _, told = job.communicate(timeout=20)
                break
            except subprocess.TimeoutExpired:
                continue
    assert job.returncode == 130
    assert told == b"imr: stopped\n"


def test_schema_is_json_schema(imr):
    assert "case_number" in json.loads(imr("schema", "facts").stdout)["properties"]
    unknown = imr("schema", "nothing")
    assert unknown.returncode == 2
    assert "facts" in unknown.stderr


def test_a_key_in_the_environment_sends_nothing_anywhere(imr, endpoint, tmp_path):
    """The default model is the embedded one: with no weights it fails rather than turn to a key."""
    done = imr(
        "summarize", LETTER, "--model", f"embedded:{tmp_path / 'none.gguf'}",
        OPENAI_API_KEY="sk-test", OPENAI_BASE_URL=endpoint.url,
    )  # fmt: skip
    assert done.returncode in (2, 4, 5)
    assert endpoint.requests == []


def _honest(request):
    """What a careful model might say of the example letter."""
    if "overview" in fields_of(request):
        return {"overview": "The worker has a sprain of the left knee."}
    return {
        "rule": "",
        "shown": "The worker had gone to two of six therapy visits.",
        "missing": "The file holds no x-ray report.",
        "approved": False,
    }


def test_summarize_at_an_endpoint(imr, endpoint):
    endpoint.script = _honest
    done = imr("summarize", LETTER, "--json", "--model", "scripted", "--base-url", endpoint.url)
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    issue = summary["issues"][0]
    assert (issue["decision"], issue["result"], issue["status"]) == ("upheld", "not_approved", "verified")
    assert issue["digest"]["why"]["source"] == "model"
    text = LETTER.read_bytes().decode()
    for cited in issue["digest"]["why"]["evidence"]:
        start, end = cited["span"]
        assert " ".join(text[start:end].split()) == cited["quote"]
    assert summary["overview"]["text"] == "The worker has a sprain of the left knee."
    provenance = summary["provenance"]
    assert provenance["calls"] == len(endpoint.requests) == 2
    assert provenance["tokens_in"] == 200
    assert set(provenance["prompts"]) == {"issue-digest", "case-overview", "reason", "category"}


@pytest.mark.parametrize("flag", ["--json", "--md", None])
def test_explain_says_first_whether_it_was_approved(imr, endpoint, flag):
    endpoint.script = _honest
    arguments = [flag] if flag else []
    done = imr("explain", LETTER, *arguments, "--model", "scripted", "--base-url", endpoint.url)
    assert done.returncode == 0, done.stderr
    if flag == "--json":
        explanation = json.loads(done.stdout)
        assert explanation["issues"][0]["outcome"].lower().startswith("not approved")
        assert explanation["reading"]["grade"] <= 8
    else:
        assert "not approved" in done.stdout.lower()


def test_html_is_one_file_without_outside_requests(imr, endpoint, tmp_path):
    endpoint.script = _honest
    for command in ("summarize", "explain"):
        out = tmp_path / f"{command}.html"
        done = imr(command, LETTER, MIXED, "--html", out, "--model", "scripted", "--base-url", endpoint.url)
        assert done.returncode == 0, done.stderr
        page = out.read_text()
        assert "<html" in page
        assert not any(mark in page for mark in ('src="http', 'href="http', "@import", "url(http"))


def test_no_letter_text_in_an_error(imr, endpoint):
    endpoint.script = lambda _: "no json at all"
    done = imr("summarize", LETTER, "--json", "--model", "scripted", "--base-url", endpoint.url)
    assert done.returncode == 0
    assert json.loads(done.stdout)["issues"][0]["status"] == "extractive"
    assert "knee" not in done.stderr


def test_no_connection_is_code_5(imr):
    done = imr("summarize", LETTER, "--model", "m", "--base-url", "http://127.0.0.1:9/v1", "--quiet")
    assert done.returncode == 5
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
