"""The reading gate: what is too hard is told by code, never cut, never passed on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import claim, evidence, issue, issue_facts, summary

from summarizer.data import frames, reasons
from summarizer.explain import explain
from summarizer.explain.gate import MOST_GRADE, MOST_SENTENCE_WORDS, Gate
from summarizer.plain.jargon import unexplained
from summarizer.schema.summary import Digest

LONG = (
    "The reviewer wrote that the records do not show a fall or a tear or a scan or a plan or a test or a "
    "brace or a shot or a walk or a stretch or a rest of any kind."
)
PRINTED = evidence(7, "The MTUS asks for", "are taken.")


def gate(outcome: str = "Not approved.", *printed: str) -> Gate:
    return Gate(outcome, frozenset(printed), "en")


@pytest.mark.parametrize(
    ("sentence", "passes"),
    [
        ("The records do not show a fall.", True),
        (LONG, False),
        ("The consideration necessitates extraordinarily comprehensive deliberation.", False),
        ("The worker has osteochondritis.", False),  # jargon that nothing explains
        ("The worker has carpal tunnel syndrome.", True),  # the glossary explains it
    ],
)
def test_what_passes(sentence, passes):
    assert gate().lets_pass([sentence]) is passes


def test_names_that_are_printed_do_not_count():
    name = "Comprehensive multidisciplinary rehabilitation consideration"
    assert not gate(f"Not approved: {name}.").lets_pass([])
    assert gate(f"Not approved: {name}.", name).lets_pass([])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The knee hurts after the surgery.", []),
        ("The worker has osteochondritis.", ["osteochondritis"]),
        ("An adjudication was made.", ["adjudication"]),
        ("The L5-S1 disc bulges.", []),
        ("Radiculopathy was found.", []),  # explained
        ("", []),
    ],
)
def test_jargon(text, words):
    assert unexplained([text]) == words


def page_of(*claims: str, **changes):
    names = ("why", "criterion", "gap")
    parts = {name: claim(text, PRINTED) for name, text in zip(names, claims, strict=False)}
    return explain(summary(issue(digest=Digest(**parts), **changes), about=(issue_facts(1),))).issues[0]


def test_a_hard_reason_is_told_by_code_beside_the_letters_words():
    shown = page_of(LONG, reason="documentation_missing")
    assert shown.why == (reasons()["documentation_missing"].says["en"],)
    assert shown.why_source == "code"
    assert [quoted.quote for quoted in shown.quoted] == [PRINTED.quote]


def test_a_hard_claim_beside_an_easy_reason_is_left_out_whole():
    shown = page_of("The reviewer wrote that no fall was shown.", LONG)
    assert shown.why == ("The reviewer wrote that no fall was shown.",)
    assert (shown.why_source, shown.quoted) == ("model", ())


@given(st.lists(st.text(st.characters(codec="ascii"), max_size=60), min_size=1, max_size=3))
def test_no_page_is_over_the_bounds(claims):
    """Whatever a model wrote: outcome and reason stay under the gate."""
    shown = page_of(*(text or "No fall was shown." for text in claims))
    assert shown.reading.grade <= MOST_GRADE
    assert shown.reading.mean_sentence_words <= MOST_SENTENCE_WORDS


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", list(reasons()))
def test_every_sentence_by_code_is_easy(language, name):
    outcome = frames(language)["outcome"]["not_approved"].format(item="MRI")
    reading = Gate(outcome, frozenset(), language).measure([reasons()[name].says[language]])
    assert reading.grade <= MOST_GRADE
    assert reading.mean_sentence_words <= MOST_SENTENCE_WORDS
