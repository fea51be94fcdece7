"""What the measurement of explanations finds: each thing that must be told is missed where it is not."""

from __future__ import annotations

import pytest
from samples import claim, evidence, full_summary, issue, issue_facts, summary

from evals import explanations
from summarizer.errors import UsageError
from summarizer.explain import explain
from summarizer.schema.summary import Digest

CITED = evidence(7, "The MTUS asks for", "are taken.")
PART = {"result": "partly_authorized", "authorized": "4 visits of care", "remaining": "8 visits of care"}
WARNING = "Do not stop this at once."


def report(*summaries, language="en", spoil=lambda page: page, monkeypatch=None):
    if monkeypatch:
        monkeypatch.setattr(
            explanations, "explain", lambda one, *, language: spoil(explain(one, language=language))
        )
    return explanations._report(summaries, language)


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_missed_on_a_whole_page(language):
    whole = full_summary()
    # A reason that no rule could sort is none: each issue gets one.
    reasons = {"approved": "criteria_met"}
    told = tuple(
        one.model_copy(update={"reason": reasons.get(one.result, "documentation_missing")})
        for one in whole.issues
    )
    figures = report(whole.model_copy(update={"issues": told}), language=language).figures()
    assert figures["missing"] == {}
    assert figures["letters with something missing"] == {}
    assert figures["issues"] == 4
    assert ("ease (INFLESZ), median" in figures) is (language == "es")


ONE = {"digest": Digest(why=claim("The reviewer wrote that no fall was shown.", CITED))}
SPOILED = [
    ({}, {"outcome": "The review agreed with the refusal."}, "result"),
    ({}, {"why": ()}, "reason"),
    ({}, {"why": ("The letter gives no reason that this program could sort.",)}, "reason"),
    (
        PART,
        {"outcome": "Part approved before, the rest not: no to 8 visits of care."},
        "part authorized before",
    ),
    (PART, {"outcome": "Part approved before, the rest not: yes to 4 visits of care."}, "part decided"),
    ({"warnings": (WARNING,)}, {"warnings": ()}, "the letter's warnings"),
    ({"treatment": "Norco 10/325mg"}, {"warnings": ()}, "withdrawal line"),
]


@pytest.mark.parametrize(("changes", "told", "missed"), SPOILED)
def test_what_a_page_does_not_tell_is_missed(monkeypatch, changes, told, missed):
    one = summary(issue(**{**ONE, **changes}), about=(issue_facts(1),))

    def spoil(page):
        return page.model_copy(update={"issues": (page.issues[0].model_copy(update=told),)})

    assert report(one).issues[0].missing == ()
    spoiled = report(one, spoil=spoil, monkeypatch=monkeypatch).issues[0].missing
    assert missed in spoiled


def test_a_dependence_that_is_not_told_is_missed(monkeypatch):
    pair = summary(issue(1, **ONE), issue(2, **ONE), about=(issue_facts(1), issue_facts(2, depends_on=(1,))))

    def spoil(page):
        return page.model_copy(
            update={"issues": tuple(i.model_copy(update={"notes": ()}) for i in page.issues)}
        )

    assert report(pair).issues[1].missing == ()
    assert (
        "other request it depends on" in report(pair, spoil=spoil, monkeypatch=monkeypatch).issues[1].missing
    )


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda text: text.replace("4610(k)", ""), "not told: 4610(k)"),
        (
            lambda text: text.replace("not legal or medical advice", ""),
            "not told: not legal or medical advice",
        ),
        (lambda text: text + "The decision cannot be appealed.", "told: cannot be appealed"),
        (lambda text: text + "You should appeal.", "told: You should appeal"),
        (lambda text: text + "Your deadline is May 1.", "told: Your deadline is"),
    ],
)
def test_what_a_letters_page_lacks_or_must_not_say(monkeypatch, spoil, what):
    one = summary(issue(**ONE), about=(issue_facts(1),))
    assert report(one).letters_missing == ()
    found = report(
        one, spoil=lambda page: page.model_copy(update={"text": spoil(page.text)}), monkeypatch=monkeypatch
    )
    assert what in [missed for _, missed in found.letters_missing]


def test_a_file_without_summaries_is_a_usage_error(tmp_path):
    (tmp_path / "empty.jsonl").write_text("")
    with pytest.raises(UsageError):
        explanations.measure(tmp_path / "empty.jsonl")


def test_both_languages_stand_side_by_side(tmp_path):
    run = tmp_path / "run.jsonl"
    run.write_text(full_summary().model_dump_json() + "\n")
    found = explanations.measure(run)
    assert set(found.as_json()) == {"en", "es"}
    assert found.text().splitlines()[0].split() == ["en", "es"]
