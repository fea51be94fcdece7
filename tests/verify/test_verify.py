"""Claims about our own example letters: what the letter carries and what it does not, and where that is."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import EXAMPLES

from summarizer.facts import extract
from summarizer.letter import Letter, read
from summarizer.schema.facts import LetterFacts
from summarizer.schema.verdict import Verdict
from summarizer.verify import GivenClaim, verify

ONE, MIXED = "2016-upheld-one-issue", "2016-mixed"
FORM_A, FORM_B = "2016-partial-form-a", "2016-partial-form-b"


@cache
def _read(name: str) -> tuple[Letter, LetterFacts]:
    letter = read(EXAMPLES / f"{name}.txt")
    return letter, extract(letter)


def _judge(name: str, text: str, issue: int | None = None, *evidence: int | str) -> Verdict:
    return verify(*_read(name), [GivenClaim(text, issue, evidence)])[0]


SUPPORTED = [
    (ONE, "The MRI was not approved.", 1),
    (ONE, "The MRI was not approved.", None),
    (ONE, "The denial of the MRI was upheld.", None),
    (ONE, "All requests were denied.", None),
    (ONE, "The case number of this letter is CM16-9900001.", None),
    (ONE, "The worker was injured on September 6, 2016.", None),
    (ONE, "The worker is a 47-year-old woman.", None),
    (ONE, "The decision was made on December 2, 2016.", None),
    (ONE, "Utilization review denied the request on October 19, 2016.", None),
    (ONE, "The reviewer relied on the MTUS.", 1),
    (ONE, "The diagnosis was a sprain of the left knee.", None),
    (ONE, "The examination found stable ligaments.", 1),
    (ONE, "The file holds no x-ray report. No red flag is recorded.", 1),
    (FORM_A, "The claims administrator authorized 60 tablets of oxycodone/APAP.", 1),
    (FORM_A, "60 tablets of oxycodone/APAP stay authorized.", 1),
    (FORM_B, "The claims administrator authorized 14 days of skilled nursing care.", 1),
]
UNSUPPORTED = [
    (ONE, "The MRI was approved.", 1, "decision"),
    (ONE, "The denial was overturned.", None, "decision"),
    (ONE, "All requests were approved.", None, "decision"),
    (ONE, "The worker was injured on September 7, 2016.", None, "dates"),
    (ONE, "The worker is a 48-year-old woman.", None, "dates"),
    (ONE, "The worker is a 47-year-old man.", None, "person"),
    (ONE, "The examination found torn ligaments.", 1, "nothing_added"),
    (ONE, "The diagnosis was a sprain of the right knee.", None, "anatomy"),
    (ONE, "The worker did not have an x-ray.", 1, "grounding"),
    (ONE, "No red flag is recorded. The file holds an x-ray report.", 1, "negation"),
    (ONE, "The reviewer relied on Medicare.", 1, "grounding"),
    (ONE, "The MRI was not approved.", 2, "issue"),
    (MIXED, "The request was approved.", None, "issue"),
    (FORM_A, "Nothing was authorized.", 1, "decision"),
    (FORM_B, "14 days of skilled nursing care stay authorized.", 1, "decision"),
]


@pytest.mark.parametrize(("name", "text", "issue"), SUPPORTED)
def test_a_claim_that_the_letter_carries(name, text, issue):
    verdict = _judge(name, text, issue)
    assert (verdict.verdict, verdict.findings) == ("supported", ())
    document = _read(name)[0].document
    for place in verdict.evidence:
        printed = document.text[slice(*place.span)]
        assert "".join(place.quote.split()) == "".join(printed.split())
        assert place.page == document.page_of(place.span[0])
    assert verdict.evidence


@pytest.mark.parametrize(("name", "text", "issue", "check"), UNSUPPORTED)
def test_a_claim_that_it_does_not(name, text, issue, check):
    verdict = _judge(name, text, issue)
    assert verdict.verdict == "unsupported"
    assert check in {finding.check for finding in verdict.findings}


def test_evidence_by_number_and_by_quote():
    assert _judge(ONE, "The examination found stable ligaments.", 1, 19).verdict == "supported"
    quoted = _judge(ONE, "The examination found stable ligaments.", 1, "found stable\nligaments")
    assert quoted.verdict == "supported"
    assert [place.sentence for place in quoted.evidence] == [19]
    line = _judge(ONE, "The worker was injured on September 6, 2016.", None, "Date of Injury: 09/06/2016")
    assert line.verdict == "supported"


@pytest.mark.parametrize(
    ("evidence", "words"), [(99, "99"), ("the ligaments were torn", "the ligaments were torn")]
)
def test_evidence_that_is_not_in_the_letter(evidence, words):
    verdict = _judge(ONE, "The examination found stable ligaments.", 1, evidence)
    assert [(f.check, f.words) for f in verdict.findings if f.check == "evidence"] == [("evidence", words)]
    assert verdict.verdict == "unsupported"


def test_evidence_that_does_not_carry_the_claim():
    assert _judge(ONE, "The examination found stable ligaments.", 1, 20).verdict == "unsupported"


def test_a_quote_cut_out_of_its_sentence_stands_for_the_whole():
    verdict = _judge(ONE, "The MRI is medically necessary.", 1, "medically necessary")
    assert verdict.verdict == "unsupported"


def test_evidence_of_another_request():
    letter, _ = _read(MIXED)
    other = letter.issues[1].sentences[0]
    verdict = _judge(MIXED, other.text, 1, other.number)
    assert "evidence" in {finding.check for finding in verdict.findings}


def test_a_claim_finds_its_request():
    letter, facts = _read(MIXED)
    for block, issue in zip(letter.issues, facts.issues, strict=True):
        result = "was approved" if issue.decision == "overturned" else "was not approved"
        verdict = _judge(MIXED, f"The request for {issue.request.value} {result}.")
        assert (verdict.verdict, verdict.issue) == ("supported", block.number)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.text(max_size=200),
    st.none() | st.integers(-1, 3),
    st.lists(st.integers(-5, 60) | st.text(max_size=30)),
)
def test_whatever_is_claimed_is_judged(text, issue, evidence):
    verdict = verify(*_read(ONE), [GivenClaim(text, issue, tuple(evidence))])[0]
    assert verdict.text == text
    assert (verdict.verdict == "unsupported") == bool(verdict.findings)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_nothing_of_no_meaning_is_supported(text):
    letter, _ = _read(ONE)
    verdict = verify(*_read(ONE), [GivenClaim(text)])[0]
    printed = " ".join(text.split()).strip(".").casefold() in letter.clean.flat.casefold()
    assert verdict.verdict == "unsupported" or printed
