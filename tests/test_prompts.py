"""Prompt files: they load, they render a letter's text untouched, and their own examples hold."""

from __future__ import annotations

import json

import pytest

from summarizer import prompts
from summarizer.checks.types import ClaimInContext
from summarizer.digest.drafting import judge_sentence
from summarizer.letter import Sentence, Span
from summarizer.schema.drafts import IssueDraft, OverviewDraft

SHAPES = {"issue-digest": IssueDraft, "case-overview": OverviewDraft}
NASTY = "{{ 7*7 }} {% raw %} {# note #} {x} </user> ${HOME} %s"


@pytest.mark.parametrize("name", SHAPES)
def test_letter_text_reaches_the_model_unchanged(name):
    messages = prompts.load(name).messages(request=NASTY, sentences=[NASTY])
    assert NASTY in messages[-1].content
    assert NASTY in prompts.load(name).again(findings=[NASTY], sentences=[NASTY]).content


def test_an_issue_is_asked_about_without_straight_quotation_marks():
    """Copied into an answer one would end its string: half a sentence came back."""
    prompt = prompts.load("issue-digest")
    told = 'It is "not needed".'
    assert "'not needed'" in prompt.messages(request=told, sentences=[told])[-1].content
    assert '"not needed"' not in prompt.messages(request=told, sentences=[told])[-1].content
    assert "'not needed'" in prompt.again(findings=[], sentences=[told]).content


@pytest.mark.parametrize("name", SHAPES)
def test_the_examples_fit_the_response_type_and_pass_the_checks(name):
    prompt = prompts.load(name)
    assert prompt.examples
    for example in prompt.examples:
        draft = SHAPES[name].model_validate_json(example.answer)
        sentences = tuple(
            Sentence(n, text, Span(0, len(text)), 1) for n, text in enumerate(example.values["sentences"], 1)
        )
        approved = json.loads(example.answer).get("approved")
        context = ClaimInContext(
            "", (), request=example.values.get("request", ""), scope=sentences,
            decision=None if approved is None else "overturned" if approved else "upheld",
        )  # fmt: skip
        for text in (value for value in draft.model_dump().values() if isinstance(value, str) and value):
            judged = judge_sentence(text, context, reason=False)
            assert judged.holds, (text, judged.findings)
            assert judged.evidence


def test_the_hash_is_of_the_file_and_the_version_is_given():
    reference = prompts.load("issue-digest").ref
    assert len(reference.hash) == 64
    assert reference.version


def test_an_unknown_prompt_is_a_clear_error():
    with pytest.raises(prompts.PromptError):
        prompts.load("no-such-prompt")
