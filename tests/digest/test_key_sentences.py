"""Which sentences decide, warn, or only repeat the result: tables of cases in our own words."""

from __future__ import annotations

import pytest

from summarizer.digest import key_sentences, warnings
from summarizer.letter import Sentence, Span


def numbered(*texts: str) -> list[Sentence]:
    return [Sentence(n, text, Span(n * 1000, n * 1000 + len(text)), 1) for n, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("The request for the brace is not medically necessary.", True),
        ("Therefore, the brace was medically necessary and appropriate.", True),
        ("Because no trial was tried, the brace is not medically necessary.", False),
        ("As the surgery is not medically necessary, the brace is not medically necessary.", False),
        ("The file holds no report of a trial.", False),
        ("There was no rationale as to the medical necessity of more visits.", False),
        ("No splint was tried at any time, therefore the brace is not medically necessary.", False),
        ("The request does not meet the rule, therefore it is not medically necessary.", True),
    ],
)
def test_concludes_only(text, only):
    assert key_sentences.concludes_only(text) is only


@pytest.mark.parametrize(
    ("text", "warns"),
    [
        ("The drug should not be stopped abruptly.", True),
        ("Sudden discontinuation of this drug is dangerous.", True),
        ("A slow taper is recommended to avoid withdrawal.", True),
        ("The patient is advised to speak with the physician about weaning.", True),
        ("The guidelines describe several methods of tapering that are recommended.", False),
        ("He took a tapered dose of steroids in May.", False),
        ("The worker did not taper caffeine.", False),
        ("The pain began abruptly and he stopped to rest.", True),
    ],
)
def test_warnings(text, warns):
    assert bool(warnings.find(numbered(text))) is warns


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("A trial of splints brought no improvement.", True),
        ("The scan shows a tear.", True),
        ("The records do not indicate that splints were tried.", False),
        ("Splints were not documented.", False),
        ("The brace is medically necessary.", False),
    ],
)
def test_what_may_carry_an_approval(text, may):
    assert key_sentences.may_approve(text) is may
