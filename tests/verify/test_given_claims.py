"""Claims as users give them: JSON, a summary of this program, text, Markdown; and what is no claim."""

from __future__ import annotations

import json

import pytest
from samples import full_summary

from summarizer.errors import UnreadableFile, UsageError
from summarizer.verify import GivenClaim, read_claims


def _read(text: str) -> tuple[GivenClaim, ...]:
    return read_claims(text.encode(), "claims")


def test_json_lines_in_order():
    lines = [
        {"issue": 2, "text": "A.", "evidence": [4, "word for word"]},
        {"issue": None, "text": "B."},
        {"text": "C.", "evidence": [{"sentence": 7, "quote": "q"}, {"quote": "r"}]},
    ]
    assert _read("\n\n".join(map(json.dumps, lines))) == (
        GivenClaim("A.", 2, (4, "word for word")),
        GivenClaim("B."),
        GivenClaim("C.", None, (7, "r")),
    )


def test_an_array_and_one_object():
    assert _read('[{"text": "A."}, {"text": "B."}]') == (GivenClaim("A."), GivenClaim("B."))
    assert _read('{"text": "A."}') == (GivenClaim("A."),)


def test_the_programs_own_summary():
    summary = full_summary()
    claims = _read(summary.model_dump_json())
    assert claims[0].text == summary.overview.text
    assert {claim.issue for claim in claims} == {None, 1, 2, 3, 4}
    assert all(claim.evidence for claim in claims)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("One thing. Another thing!\nA third thing", ["One thing.", "Another thing!", "A third thing"]),
        ("# Summary\n\nThe **MRI** was `not` approved.", ["The MRI was not approved."]),
        ("- first of all\n- 50 mg twice\n- x\n", ["first of all", "50 mg twice"]),
        ("See [the letter](https://example.org/x) now.", ["See the letter now."]),
        ("| A | B |\n| --- | --- |\n| It rained. | It did not. |", ["It rained.", "It did not."]),
        ("It cost 2.5 mg per Dr. Day. It did.", ["It cost 2.5 mg per Dr. Day.", "It did."]),
    ],
)
def test_prose(text, claims):
    assert [claim.text for claim in _read(text)] == claims


def test_headings_tell_the_request():
    text = "It rains now.\n\n## 2. MRI\n\nIt was refused.\n\n### Issue #3: brace\n\nIt was given."
    text += "\n\n# End\n\nIt is over."
    assert [(claim.issue, claim.text) for claim in _read(text)] == [
        (None, "It rains now."), (2, "It was refused."), (3, "It was given."), (None, "It is over."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        '{"text": 5}',
        '{"text": "A."}\n{"no": 1}',
        '{"text": "A."}\nnonsense',
        "[1]",
        '{"text": "A.", "issue": "1"}',
    ],
)
def test_what_is_no_claim_is_told_with_its_line(text):
    with pytest.raises(UsageError) as error:
        _read(text)
    assert error.value.hint
    assert "claims" in error.value.message


@pytest.mark.parametrize("data", [b"", b"  \n", b"\xff\xfe\x00", b"# Only a heading\n", b"x" * 10_000_001])
def test_what_holds_no_claim(data):
    with pytest.raises(UnreadableFile) as error:
        read_claims(data, "claims")
    assert error.value.hint
