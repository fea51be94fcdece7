"""A summary with its corrections: what is applied, what is not, and what follows from it."""

from __future__ import annotations

import pytest
from samples import claim, evidence, facts, full_summary, issue, summary

from summarizer.corrections import apply, parse
from summarizer.schema.correction import Correction
from summarizer.schema.summary import CorrectedBy, Digest, GroundAt

LETTER = "5a" * 32
WHY = "The reviewer found no clear sign of a pinched nerve, such as weak legs or changed reflexes."
OVERVIEW = "The worker slipped on a wet floor and hurt her low back and right knee."


def row(field, told, value=None, **changes):
    values = {
        "sha256": LETTER, "issue": None if field == "overview" else 1, "field": field, "told": told,
        "verdict": "wrong", "value": value, "by": "A. Lee",
    }  # fmt: skip
    return Correction.model_validate(values | changes)


def applied(*rows, to=None):
    found = apply(to or full_summary(), rows)
    assert not found.stale
    return found.summary


@pytest.mark.parametrize(
    ("rows", "changes"),
    [
        ([row("decision", "upheld", "overturned")], {"decision": "overturned", "result": "approved"}),
        ([row("decision", "upheld")],
         {"decision": None, "result": "unreadable", "status": "needs_review"}),
        ([row("authorized", None, "two visits")],
         {"authorized": "two visits", "result": "partly_authorized", "decision": "upheld"}),
        ([row("reason", None, "documentation_missing")],
         {"reason": "documentation_missing", "result": "not_approved"}),
        ([row("category", None, "Diagnostic Testing: Imaging")],
         {"category": "Diagnostic Testing: Imaging", "status": "corrected"}),
        ([row("remaining", None, "one MRI")], {"remaining": "one MRI"}),
        ([row("decision", "upheld", "overturned"), row("authorized", None, "two visits")],
         {"decision": "overturned", "result": "approved", "authorized": "two visits"}),
    ],
)  # fmt: skip
def test_a_value_is_replaced_and_the_result_follows(rows, changes):
    before, after = full_summary(), applied(*rows)
    fields = ("decision", "result", "authorized", "remaining", "reason", "category", "status")
    wanted = {name: getattr(before.issues[0], name) for name in fields} | {"status": "corrected"} | changes
    assert {name: getattr(after.issues[0], name) for name in fields} == wanted
    assert after.issues[0].corrected == tuple(CorrectedBy(field=one.field, by="A. Lee") for one in rows)
    assert after.facts == before.facts
    assert after.issues[1:] == before.issues[1:]
    assert after.is_corrected()


@pytest.mark.parametrize("part", ["why", "criterion", "finding", "gap"])
def test_a_sentence_is_replaced_by_the_persons_own(part):
    told = dict(full_summary().issues[0].digest.parts()).get(part)
    changed = applied(row(part, told and told.text, "No weak leg was found.")).issues[0]
    found = getattr(changed.digest, part)
    assert (found.text, found.source, found.by) == ("No weak leg was found.", "person", "A. Lee")
    assert (found.evidence, found.checks) == ((), ())
    others = dict(full_summary().issues[0].digest.parts()).keys() - {part}
    assert all(getattr(changed.digest, name).source == "model" for name in others)


def test_a_sentence_is_struck_out():
    told = full_summary().issues[0].digest.gap.text
    changed = applied(row("gap", told)).issues[0]
    assert changed.digest.gap is None
    assert changed.digest.why.text == WHY
    assert changed.corrector("gap") == "A. Lee"


def test_without_a_why_nothing_is_told_of_the_reasons():
    told = full_summary().issues[0].digest.gap.text
    found = apply(full_summary(), [row("why", WHY), row("gap", told, "No x-ray is there.")])
    assert found.summary.issues[0].digest is None
    assert found.summary.issues[0].corrector("why", "gap") == "A. Lee"
    assert [(one.field, one.by) for one in found.summary.issues[0].corrected] == [("why", "A. Lee")]
    assert [one.field for one in found.applied] == ["why"]
    assert [one.field for one in found.stale] == ["gap"]
    bare = summary(issue(digest=None))
    assert apply(bare, [row("gap", None, "No x-ray is there.")]).summary == bare
    assert applied(row("why", None, "No x-ray."), to=bare).issues[0].digest.why.text == "No x-ray."


def test_words_told_under_two_names_are_corrected_under_both():
    same = claim("No gain is named.")
    twice = summary(issue(digest=Digest(why=same, gap=same, finding=claim("She has had six visits."))))
    digest = applied(row("why", same.text, "No gain was shown."), to=twice).issues[0].digest
    assert digest.why == digest.gap
    assert digest.finding.source == "model"
    each = [row("why", same.text, "No gain was shown."), row("gap", same.text, "No test is there.")]
    digest = applied(*each, to=twice).issues[0].digest
    assert (digest.why.text, digest.gap.text) == ("No gain was shown.", "No test is there.")
    assert applied(row("why", same.text), to=twice).issues[0].digest is None


def test_the_overview_is_replaced_or_struck_out():
    after = applied(row("overview", OVERVIEW, "She fell."))
    assert (after.overview.text, after.overview.by) == ("She fell.", "A. Lee")
    assert after.corrected == (CorrectedBy(field="overview", by="A. Lee"),)
    assert applied(row("overview", OVERVIEW)).overview is None


def test_what_was_read_with_the_wrong_decision_in_mind_goes():
    place = evidence(8, "The records of this worker", "both legs.")
    read = issue(
        reason="criteria_not_met", reason_place=place,
        grounds=(GroundAt(name="no_functional_improvement", place=place),),
    )  # fmt: skip
    after = applied(row("decision", "upheld", "overturned"), to=summary(read)).issues[0]
    assert (after.reason, after.reason_place, after.grounds) == (None, None, ())
    after = applied(row("category", None, "Programs"), to=summary(read)).issues[0]
    assert (after.reason, after.grounds) == (read.reason, read.grounds)
    named = row("reason", "criteria_not_met", "not_recommended")
    after = applied(named, to=summary(read)).issues[0]
    assert (after.reason, after.reason_place) == ("not_recommended", None)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (row("category", None, "Programs"), "needs_review"),
        (row("decision", None, "upheld"), "corrected"),
    ],
)
def test_a_letter_in_doubt_stays_so_until_a_person_says_what_it_decides(given, status):
    doubtful = issue(decision=None, result="unreadable", status="needs_review")
    assert applied(given, to=summary(doubtful)).issues[0].status == status


@pytest.mark.parametrize(
    "given",
    [
        row("decision", "upheld", verdict="right"),
        row("decision", "upheld", verdict=None),
        row("decision", "overturned", verdict=None),
        row("decision", "upheld", "overturned", sha256="5b" * 32),
        row("request", "MRI of the low back, plain", "MRI of the back"),
        row("age", 52, "53", issue=None),
        row("decision", "overturned", "upheld"),
    ],
    ids=["right", "open", "open and stale", "another letter", "request", "header", "now told as corrected"],
)
def test_what_changes_nothing_is_not_stale(given):
    found = apply(full_summary(), [given])
    assert (found.summary, found.applied, found.stale) == (full_summary(), (), ())


@pytest.mark.parametrize(
    "given",
    [
        row("why", "Other words.", "No x-ray."),
        row("why", None, "No x-ray."),
        row("decision", "overturned"),
        row("decision", "overturned", verdict="right"),
        row("decision", "upheld", "overturned", issue=9),
        row("age", 53, issue=None),
        row("overview", "Other words."),
    ],
    ids=["other words", "nothing", "other decision", "right then", "no such request", "header", "overview"],
)
def test_a_correction_of_what_is_no_longer_told_is_stale(given):
    found = apply(full_summary(), [given])
    assert (found.summary, found.applied) == (full_summary(), ())
    assert found.stale == (given,)


def test_a_later_row_of_the_same_thing_replaces_a_stale_one():
    old = row("why", "Other words.", "No x-ray.")
    new = row("why", WHY.replace(" ", "\r\n"), "No weak leg.")
    found = apply(full_summary(), [old, new])
    assert found.summary.issues[0].digest.why.text == "No weak leg."
    assert (found.applied, found.stale) == ((new,), ())
    right = row("why", WHY, verdict="right")
    assert apply(full_summary(), [old, right]).stale == ()


def test_two_people_are_both_named():
    rows = [row("decision", "upheld", "overturned"), row("why", WHY, "A leg is weak.", by="B.\nCruz")]
    after = applied(*rows).issues[0]
    assert after.corrector("decision", "why") == "A. Lee, B. Cruz"
    assert after.corrector("gap") is None


def test_a_letter_without_a_case_number_is_known_by_its_digest():
    nameless = full_summary()
    nameless = nameless.model_copy(update={"facts": facts(nameless.facts.issues)})
    assert applied(row("decision", "upheld", "overturned"), to=nameless).issues[0].result == "approved"


def test_rows_of_a_file_are_applied():
    line = row("decision", "upheld", "overturned").model_dump_json()
    assert applied(*parse(line.encode(), "rows.jsonl")).issues[0].result == "approved"
