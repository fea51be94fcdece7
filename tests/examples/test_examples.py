"""The example letters against what a careful person reads in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from fact_essence import HEADER
from support import make_files

from summarizer import facts, letter
from summarizer.errors import NotAnImrLetter, UnreadableFile
from summarizer.schema.facts import LetterFacts

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LETTERS, BAD = EXAMPLES / "letters", EXAMPLES / "bad"
EXPECTED = sorted(LETTERS.glob("*.expected.json"))
FILES = sorted(path for path in LETTERS.iterdir() if path.suffix in {".txt", ".pdf"})


def _read(path: Path) -> LetterFacts:
    return facts.extract(letter.read(path))


def _expected(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((LETTERS / f"{path.stem}.expected.json").read_text())
    return loaded


def _as_person_reads(found: LetterFacts) -> dict[str, Any]:
    """The facts in the shape of the expected files: values only, no places."""
    return {
        "format": found.format,
        **{name: getattr(found, name).value for name in HEADER},
        "outcome": found.outcome,
        "conflicts": {
            name: [place.value for place in getattr(found, name).conflicts]
            for name in HEADER
            if getattr(found, name).conflicts
        },
        "issues": [
            {
                "number": issue.number,
                "request": issue.request.value,
                "decision": issue.decision,
                "authorized": issue.authorized.value,
                "remaining": issue.remaining.value,
                "retrospective": issue.retrospective,
                "depends_on": list(issue.depends_on),
                "conclusion": issue.conclusion,
                "claims_administrator_families": _families(issue.claims_administrator_guideline),
                "reviewer_families": _families(issue.reviewer_guideline),
            }
            for issue in found.issues
        ],
    }


def _families(line: Any) -> list[str]:
    return sorted(line.families) if line else []


def _comparable(value: Any, path: str = "") -> dict[str, Any]:
    """The leaves by their path, whatever the capitals, the blanks after commas or the order of families."""
    if isinstance(value, dict):
        inner = [_comparable(item, f"{path}.{name}") for name, item in value.items()]
    elif isinstance(value, list) and not path.endswith("_families"):
        inner = [_comparable(item, f"{path}[{index}]") for index, item in enumerate(value)]
    elif isinstance(value, list):
        return {path: sorted(value)}
    elif isinstance(value, str):
        return {path: re.sub(r",\s*", ", ", value).casefold().rstrip(" :")}
    else:
        return {path: value}
    return {name: leaf for leaves in inner for name, leaf in leaves.items()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_example_reads_as_expected(path: Path) -> None:
    assert _comparable(_as_person_reads(_read(path))) == _comparable(_expected(path))


def test_every_letter_has_an_expectation_and_the_reverse() -> None:
    assert {path.stem for path in FILES} == {path.name.removesuffix(".expected.json") for path in EXPECTED}
    assert len(EXPECTED) >= 9


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_value_stands_where_its_span_says(path: Path) -> None:
    read = letter.read(path)
    found, text = facts.extract(read), read.document.text
    for issue in found.issues:
        for fact in (issue.request, issue.authorized, issue.remaining):
            if fact.text is not None and fact.span is not None:
                words = re.findall(r"\w+", fact.text)
                assert words == re.findall(r"\w+", text[slice(*fact.span)].replace("-\n", "-"))
        if issue.decision and issue.decision_span:
            told = " ".join(text[slice(*issue.decision_span)].casefold().split())
            assert told == issue.decision or ("not" in told) == (issue.decision == "upheld")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("2016-partial-form-a.txt", "should not be stopped suddenly"),
        ("2016-partial-form-a.txt", "can cause seizures"),
        ("2016-overturned.txt", "documented functional gains"),
        ("2014-mixed.txt", "reduced step by step"),
    ],
)
def test_what_follows_the_conclusion_stays_in_the_rationale(name: str, words: str) -> None:
    found = [issue.rationale.text for issue in _read(LETTERS / name).issues if issue.rationale]
    assert sum(words in " ".join(text.split()) for text in found) == 1


@pytest.mark.parametrize("name", ["crlf.txt", "utf-16.txt", "latin-1.txt"])
def test_other_encodings_read_like_the_original(name: str) -> None:
    original = _expected(LETTERS / "2016-upheld-one-issue.txt")
    assert _comparable(_as_person_reads(_read(BAD / name))) == _comparable(original)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("health-plan-review.txt", NotAnImrLetter),
        ("texas-iro.txt", NotAnImrLetter),
        ("ur-denial.txt", NotAnImrLetter),
        ("broken.pdf", UnreadableFile),
        ("encrypted.pdf", UnreadableFile),
        ("image-only.pdf", UnreadableFile),
    ],
)
def test_what_is_no_letter_is_refused(name: str, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        letter.read(BAD / name)
    assert getattr(caught.value, "hint", "")


def test_a_letter_cut_in_an_issue_keeps_what_is_whole() -> None:
    whole, cut = _read(BAD / "cut-in-issue.txt").issues
    assert (whole.decision, whole.conclusion) == ("upheld", "not_medically_necessary")
    assert (cut.decision, cut.conclusion) == ("overturned", None)


def test_an_issue_without_rationale_has_none() -> None:
    (issue,) = _read(BAD / "no-rationale.txt").issues
    assert (issue.decision, issue.rationale, issue.conclusion) == ("overturned", None, None)


def test_a_letter_without_an_issue_says_so() -> None:
    try:
        found = _read(BAD / "no-issue.txt")
    except NotAnImrLetter:
        return
    assert found.issues == ()
    assert found.flags


def test_injected_text_changes_no_fact() -> None:
    found = _read(BAD / "injected-instructions.txt")
    assert [(issue.request.value, issue.decision, issue.conclusion) for issue in found.issues] == [
        ("Physical therapy for the low back, 8 visits", "overturned", "medically_necessary"),
        ("Lumbar fusion at L4-5", "upheld", "not_medically_necessary"),
    ]
    assert (found.age.value, found.sex.value, found.outcome) == (55, "female", "partial_overturn")


def test_no_word_of_the_letters_is_in_the_error_of_a_refusal() -> None:
    with pytest.raises(NotAnImrLetter) as caught:
        letter.read(BAD / "ur-denial.txt")
    assert "chiropractic" not in str(caught.value)


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    return make_files()


def test_the_made_files_are_the_committed_ones(maker: ModuleType) -> None:
    first, second = maker.files(), maker.files()
    assert first == second
    for path, data in first.items():
        if path.endswith("image-only.pdf"):  # its bytes follow the machine's zlib
            continue
        assert (EXAMPLES / path).read_bytes() == data, f"{path}: run examples/make_files.py again"


def test_the_pdfs_have_pages_and_the_words_of_their_text() -> None:
    for pdf in sorted(LETTERS.glob("*.pdf")):
        document = letter.load(pdf)
        assert len(document.page_starts) >= 2
        text = re.sub(r"-\s+", "-", pdf.with_suffix(".txt").read_text())
        printed = re.sub(r"-\s+", "-", document.text.replace("\ufffe", "-"))
        assert re.findall(r"[\w-]+", printed) == re.findall(r"[\w-]+", text)


def test_claims_name_letters_and_issues_that_exist() -> None:
    kinds = {
        "number",
        "negation",
        "decision",
        "side",
        "body_part",
        "drug",
        "added_fact",
        "who_said",
        "cause",
        "wrong_issue",
        "scope",
        "absence",
    }
    lines = (Path(__file__).parent / "claims.jsonl").read_text().splitlines()
    claims = [json.loads(line) for line in lines]
    issues = {
        (path.name.removesuffix(".expected.json"), issue["number"])
        for path in EXPECTED
        for issue in json.loads(path.read_text())["issues"]
    }
    for wanted in ("true", "false"):
        named = [(claim["letter"], claim["issue"]) for claim in claims if claim["label"] == wanted]
        letters = {letter for letter, _ in named}
        assert len(letters) >= 9
        issues = {(letter, number) for letter, number in issues if letter in letters}
        assert set(named) == issues
        assert all(named.count(issue) >= 3 for issue in issues)
    for claim in claims:
        assert len(claim["text"].split()) <= 25
        assert claim.get("kind") in (kinds if claim["label"] == "false" else {None})
    assert len({(claim["letter"], claim["issue"], claim["text"]) for claim in claims}) == len(claims)
