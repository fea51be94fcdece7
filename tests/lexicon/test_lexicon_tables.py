"""Every row of the tables carries a case for and a case against; both are run here."""

from __future__ import annotations

import pytest

from summarizer.checks import CHECKS
from summarizer.checks.types import ClaimInContext, Finding
from summarizer.letter.types import Sentence, Span
from summarizer.lexicon import lemma, load_table, rows, tokenise

_CUES = [
    (f"{table}/{name}", row)
    for table, kinds in load_table("cues.toml").items()
    for name, row in kinds.items()
]


def _findings(claim: str, evidence: str, *checks: str) -> list[Finding]:
    cited = (Sentence(1, evidence, Span(0, len(evidence)), 1),)
    context = ClaimInContext(claim=claim, evidence=cited, scope=cited)
    return [finding for name in checks for finding in CHECKS[name](context)]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_a_row_of_a_concept_table_holds_for_its_case(row):
    assert _findings(*row.holds, "nothing_added", "negation", "drugs", "decision") == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_a_row_of_a_concept_table_fails_for_its_case(row):
    assert _findings(*row.fails, "nothing_added", "negation", "drugs", "decision")


@pytest.mark.parametrize(("name", "row"), _CUES, ids=[name for name, _ in _CUES])
def test_a_cue_holds_for_its_case(name, row):
    assert _findings(*row["for"], name.split("/")[0]) == []


@pytest.mark.parametrize(("name", "row"), _CUES, ids=[name for name, _ in _CUES])
def test_a_cue_fails_for_its_case(name, row):
    assert _findings(*row["against"], name.split("/")[0], "numbers", "attribution")


def test_no_two_drugs_share_a_lemma():
    table = load_table("drugs.toml")
    names = [*table["generic"], *table["combination"]]
    for entry in table["generic"].values():
        names += [*entry.get("brands", ()), *entry.get("forms", ()), *entry.get("also", ())]
    assert len(names) == len(set(names)), "a name stands twice"
    lemmas = [" ".join(token.lemma for token in tokenise(name)) for name in names]
    assert len(set(lemmas)) == len(lemmas)


def test_a_combination_is_made_of_known_drugs():
    table = load_table("drugs.toml")
    for generics in table["combination"].values():
        assert set(generics) <= set(table["generic"])


def test_what_a_class_is_called_belongs_to_a_class_of_some_drug():
    table = load_table("drugs.toml")
    classes = {name for entry in table["generic"].values() for name in entry.get("class", ())}
    assert set(table["called"]) <= classes | {"drug"}


@pytest.mark.parametrize(
    ("claim", "evidence", "holds"),
    [
        ("a strong painkiller", "Norco", True),
        ("a strong painkiller", "ibuprofen", False),
        ("an anti-inflammatory medicine", "Naprosyn", True),
        ("an anti-inflammatory medicine", "Tylenol", False),
        ("a sleep aid", "Ambien", True),
        ("a sleep aid", "Xanax", False),
        ("a tranquilizer", "Xanax", True),
        ("a blood thinner", "warfarin", True),
        ("a blood thinner", "aspirin", False),
        ("Ambien", "a sleep aid", False),
    ],
)
def test_a_claim_may_call_a_drug_by_its_class_in_everyday_words(claim, evidence, holds):
    assert (_findings(claim, evidence, "nothing_added", "drugs") == []) == holds


@pytest.mark.parametrize(
    ("claim", "evidence", "holds"),
    [
        ("the left thighbone", "the left femur", True),
        ("the left thighbone", "the right femur", False),
        ("tennis elbow", "lateral epicondylitis", True),
        ("a fracture of the forearm", "a fracture of the radius", True),
        ("a fracture of the radius", "a fracture of the forearm", False),
        ("a fracture of the ulna", "a fracture of the radius", False),
    ],
)
def test_a_body_part_may_be_told_in_everyday_words(claim, evidence, holds):
    assert (_findings(claim, evidence, "nothing_added", "anatomy") == []) == holds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("supported", "unsupported"),
        ("necessary", "unnecessary"),
        ("effective", "ineffective"),
        ("effective", "effect"),
        ("able", "unable"),
        ("clear", "unclear"),
        ("stable", "unstable"),
        ("normal", "abnormal"),
        ("symptomatic", "asymptomatic"),
        ("flexion", "extension"),
        ("abduction", "adduction"),
        ("hypertension", "hypotension"),
        ("increase", "decrease"),
        ("likely", "unlikely"),
        ("sufficient", "insufficient"),
        ("tens", "ten"),
        ("positive", "position"),
        ("several", "severe"),
        ("medical", "medication"),
        ("emergency", "emerge"),
        ("extremity", "extreme"),
        ("rotator", "rotation"),
        ("except", "exceptional"),
        ("needle", "need"),
        ("conduction", "conduct"),
        ("product", "productive"),
        ("applicant", "application"),
        ("indicates", "indicated"),
        ("left", "leave"),
        ("preoperative", "postoperative"),
        ("steroidal", "nonsteroidal"),
        ("tendonitis", "tendon"),
        ("tendinitis", "tendinous"),
        ("capsulitis", "capsule"),
        ("tearful", "tear"),
        ("initial", "initiate"),
        ("psychologist", "psychological"),
        ("neurologist", "neurology"),
    ],
)
def test_words_that_differ_keep_their_own_lemma(one, other):
    assert lemma(one) != lemma(other)


@pytest.mark.parametrize(
    "forms",
    [
        "improve improved improves improvement improving",
        "recommend recommended recommendation recommends",
        "document documented documentation documents",
        "injury injured injuries",
        "surgery surgical surgeries",
        "fail failed failure fails",
        "function functional functions",
        "therapy therapies",
        "require required requirement requires",
        "visit visits",
        "fall fell fallen",
        "tear tore torn",
        "wear wore worn",
        "buy bought",
        "come came coming",
        "initiate initiated initiation",
        "approve approved approval",
        "deny denied denial",
    ],
)
def test_forms_of_a_word_have_one_lemma(forms):
    assert len({lemma(form) for form in forms.split()}) == 1
