"""The measurements themselves: the claims once each, the verdicts' rate."""

from __future__ import annotations

import asyncio

import pytest
from support import EXAMPLES, GOOD, ScriptedModel

from evals.letters import claims_of, errors, kept_order, key_of, report, sheet
from evals.prompt_forms import FIELDS, FORMS
from summarizer import prompts
from summarizer.letter import read
from summarizer.summarize import summarize


@pytest.fixture(scope="module")
def summary():
    return asyncio.run(summarize(read(EXAMPLES / "2016-upheld-one-issue.txt"), ScriptedModel(GOOD)))


def test_each_claim_counts_once(summary):
    texts = [claim.text for claim in claims_of(summary)]
    assert sorted(texts) == sorted({GOOD["missing"], GOOD["shown"], GOOD["rule"], summary.overview.text})
    assert len(sheet([summary]).splitlines()) == len(texts)


def test_a_copy_keeps_the_order_and_a_paraphrase_does_not(summary):
    copied = summary.overview
    assert kept_order(copied) < 1
    assert kept_order(copied.model_copy(update={"text": copied.evidence[0].quote})) == 1


def test_the_rate_of_wrong_claims_has_its_interval(summary, tmp_path):
    keys = [key_of(summary, claim) for claim in claims_of(summary)]
    rows = [
        "key,verdict,kind,severity",
        f"{keys[0]},wrong,number,high",
        *(f"{key},true,," for key in keys[1:]),
    ]
    verdicts = tmp_path / "verdicts.csv"
    verdicts.write_text("\n".join(rows))
    told = errors([summary], verdicts)
    assert "claims read: 4 of 4" in told
    assert "wrong: 1 (0.250, 95% 0.046 to 0.699)" in told
    assert "by kind: {'number': 1}" in told
    assert "by severity: {'high': 1}" in told
    assert "weak: 0 (0.000" in told


def test_the_report_counts_issues_and_status(summary):
    told = report([summary, summary])
    assert "letters: 2" in told
    assert "'verified': 2" in told


@pytest.mark.parametrize("name", FIELDS)
def test_every_form_of_the_prompt_renders_a_letter_untouched(name):
    path = FORMS / f"{name}.toml"
    prompt = prompts.read(path) if path.is_file() else prompts.load(name)
    messages = prompt.messages(request="{{ x }}", sentences=["{% y %} {z}"])
    assert "{{ x }}" in messages[-1].content
    assert "{% y %} {z}" in messages[-1].content
