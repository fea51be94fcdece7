"""What an explanation says of each issue: first whether it was approved, then what goes with it."""

from __future__ import annotations

import re

import pytest
from samples import claim, fact, facts, full_summary, issue, issue_facts, summary

from summarizer.errors import UsageError
from summarizer.explain import explain
from summarizer.reading import measure
from summarizer.schema.explanation import IssueExplanation
from summarizer.schema.facts import Acronym, Place
from summarizer.schema.summary import Digest, Evidence

OUTCOMES = [
    # changes of the issue, retrospective, how the outcome begins, what it holds, what it must not hold
    ({}, False, "Not approved: ", ["MRI of the lumbar spine"], ["Upheld", "paying"]),
    ({"decision": "overturned", "result": "approved"}, False, "Approved: ", ["medical need"], ["no to"]),
    ({}, True, "Payment not approved: ", ["pay for this past care"], []),
    ({"decision": "overturned", "result": "approved"}, True, "Approved for payment: ", ["given before"], []),
    # form A: the rest is decided, the part authorized before stays in any case
    ({"result": "partly_authorized", "authorized": "4 visits", "remaining": "8 visits"},
     False, "Part approved before, the rest not: ",
     ["yes to 4 visits", "no to 8 visits"], []),
    ({"decision": "overturned", "result": "approved", "authorized": "4 visits", "remaining": "8 visits"},
     False, "Approved: ", ["need for this: 8 visits", "approved before: 4 visits"], ["no to"]),
    # form B: the whole request is decided, what was authorized before was something else
    ({"result": "partly_authorized", "authorized": "a one-month rental"},
     False, "Not approved as asked: ",
     ["“no” to this stands: MRI of", "approved in its place: a one-month rental"], ["part"]),
    ({"decision": "overturned", "result": "approved", "authorized": "a one-month rental"},
     False, "Approved: ", ["MRI of the lumbar spine"], ["rental", "stand", "stays"]),
    ({"decision": None, "result": "unreadable", "digest": None, "status": "needs_review"},
     False, "Not clear: ", ["could not read"], ["approved"]),
]  # fmt: skip


def explained(*, retrospective: bool = False, **changes: object) -> IssueExplanation:
    one = issue(**changes)
    about = (issue_facts(1, retrospective=retrospective),)
    return explain(summary(one, about=about)).issues[0]


@pytest.mark.parametrize(("changes", "retrospective", "begins", "holds", "lacks"), OUTCOMES)
def test_outcome_says_first_whether_it_was_approved(changes, retrospective, begins, holds, lacks):
    outcome = explained(retrospective=retrospective, **changes).outcome
    assert outcome.startswith(begins)
    assert outcome.endswith(".")
    assert len(re.findall(r"[.!?](?:\s|$)", outcome)) == 1, "one sentence"
    for words in holds:
        assert words in outcome
    for words in lacks:
        assert words not in outcome


@pytest.mark.parametrize(("word", "decision"), [("Upheld", "upheld"), ("Overturned", "overturned")])
def test_the_letters_word_is_explained_once(word, decision):
    result = "approved" if decision == "overturned" else "not_approved"
    page = explain(summary(*(issue(n, decision=decision, result=result) for n in (1, 2))))
    mentions = [note for shown in page.issues for note in shown.notes if word in note]
    assert len(mentions) == 1
    assert "means" in mentions[0]
    assert "“no”" in mentions[0]


@pytest.mark.parametrize(
    ("printed", "inside"),
    [
        ("Physical therapy, 6 visits", "physical therapy, 6 visits"),
        ("Norco 10/325mg #60", "Norco 10/325mg #60"),
        ("MRI of the neck", "MRI of the neck"),
        ("Retrospective: Back brace (DOS 1/2/18)", "back brace (DOS 1/2/18)"),
        ("Retrospective request for Naproxen", "Naproxen"),
        ("TENS unit.", "TENS unit"),
        ("Acupuncture, 6 sessions", "acupuncture, 6 sessions"),
        ("{item} and {0}", "{item} and {0}"),
        ("Retrospective", "retrospective"),
    ],
)
def test_a_request_reads_inside_the_sentence(printed, inside):
    assert explained(treatment=printed, request=printed).outcome.endswith(f"“no” to this: {inside}.")


def test_a_dependent_request_names_the_other_one():
    first, second = issue(1, treatment="Knee surgery"), issue(2, treatment="Walker")
    page = explain(summary(first, second, about=(issue_facts(1), issue_facts(2, depends_on=(1,)))))
    assert any("request 1, which was not approved: knee surgery" in note for note in page.issues[1].notes)
    assert not any("request" in note for note in page.issues[0].notes)


def test_conflicts_are_told_with_their_values():
    page = explain(full_summary())
    assert page.notes == ("The letter prints more than one date of injury: June 14, 2015; June 15, 2015.",)
    about = issue_facts(1, authorized=fact("4 visits", ("6 visits", "6 visits")))
    shown = explain(summary(issue(), about=(about,))).issues[0]
    assert any("4 visits; 6 visits" in note for note in shown.notes)


def test_an_acronym_of_two_meanings_is_told_with_both():
    other = Place(value="trigger injections", text="trigger\ninjections", span=(4, 5))
    told = Acronym(
        letters="TP", value="trigger points", text="trigger points", span=(0, 1), conflicts=(other,)
    )
    page = explain(summary(issue(), facts=facts(acronyms=(told,), flags=("conflict: acronym TP",))))
    assert page.notes == (
        "The letter spells out TP in more than one way: trigger points; trigger injections.",
    )


@pytest.mark.parametrize(
    ("flag", "told"),
    [
        ("conclusion disagrees with decision", "do not agree"),
        ("cut off", "cut off"),
        ("overturned though the reasons say not recommended", "“not recommended”, though"),
        ("the model read the decision differently", "not sure"),
        ("decision_date: not a possible date", "decision date in the letter is not a real date"),
        ("something_new", "something new"),
    ],
)
def test_every_flag_is_told_in_words(flag, told):
    assert any(told in note for note in explained(flags=(flag,)).notes)


def test_needs_review_and_no_reason_are_told():
    assert any("not clear" in note for note in explained(status="needs_review").notes)
    assert any("could not read the reason" in note for note in explained(digest=None).notes)


def test_why_keeps_the_speaker():
    plain = Digest(why=claim("The records did not show a home program."))
    assert explained(digest=plain).why == ("The review says: the records did not show a home program.",)
    named = Digest(why=claim("The guideline asks for a home program first."))
    assert explained(digest=named).why == ("The guideline asks for a home program first.",)


GAIN = Evidence(sentence=4, quote="No additional gain is noted.", span=(0, 28), page=2)


def test_why_says_when_the_words_are_the_letters():
    letter = Digest(
        why=claim("No additional gain is noted.", GAIN, source="letter"),
        criterion=claim("The guideline asks for a gain.", source="letter"),
        gap=claim("No urine test is on file.", source="letter"),
    )
    shown = explained(digest=letter, status="extractive", reason="no_benefit_shown")
    assert shown.why == (
        "The review says that the records do not show enough help from this treatment so far.",
    )
    assert shown.why_source == "code"
    assert [quoted.quote for quoted in shown.quoted] == ["No additional gain is noted."]


HARD = "The guideline requires multidisciplinary psychosocial rehabilitation considerations universally."


@pytest.mark.parametrize(
    ("digest", "changes", "told"),
    [
        # plain words, each sentence with its speaker
        (Digest(why=claim("The claimant utilized medications prior to surgery.")), {},
         ("The review says: the worker used medicines before surgery.",)),
        (Digest(why=claim("The scan of it was requested now, but there is no documentation of a tear.")), {},
         ("The review says: the scan of it was asked for now.",
          "But the review also says: the records do not show a tear.")),
        # a rule only where a guideline states one
        (Digest(why=claim("No tear was shown."), criterion=claim("The MTUS asks for a tear.")), {},
         ("The review says: no tear was shown.", "The rule: the MTUS asks for a tear.")),
        (Digest(why=claim("No tear was shown."), criterion=claim("The MTUS rules are not met.")), {},
         ("The review says: no tear was shown.", "The review also says: the MTUS rules are not met.")),
        (Digest(why=claim("No tear was shown."), criterion=claim("Surgery is too early.")), {},
         ("The review says: no tear was shown.", "The review also says: surgery is too early.")),
        (Digest(why=claim("The notes show that the MTUS guideline is not met.")), {},
         ("The review says: the notes show that the MTUS guideline is not met.",)),
        (Digest(why=claim("The MTUS asks for a tear."), finding=claim("No scan was done.")), {},
         ("The MTUS asks for a tear.", "The review says: no scan was done.")),
        # a rule that stays hard is left out, a reason is not
        (Digest(why=claim("No tear was shown."), criterion=claim(HARD)), {},
         ("The review says: no tear was shown.",)),
        # a reason that stays hard is told by code
        (Digest(why=claim(HARD)), {"reason": "not_recommended"},
         ("The review says that the treatment rules do not recommend this treatment here.",
          )),
        # what was missing is no reason for an approval
        (Digest(why=claim("A tear was shown."), gap=claim("No plan was given.")),
         {"decision": "overturned", "result": "approved"}, ("The review says: a tear was shown.",)),
        (Digest(why=claim("Scans are deemed 'not recommended.'")), {},
         ("The review says: scans are seen as 'not recommended.'",)),
    ],
)  # fmt: skip
def test_why(digest, changes, told):
    assert explained(digest=digest, **changes).why == told


def test_why_has_at_most_three_sentences_and_no_half_claim():
    two = "The scan of the {} was asked for now, but the records do not show a tear."
    digest = Digest(
        why=claim(two.format("knee")),
        criterion=claim(two.format("broken elbow and of the hand")),
        finding=claim("The worker sleeps well."),
    )
    why = explained(digest=digest).why
    assert len(why) == 3
    assert why[2] == "The review also says: the worker sleeps well."


def test_the_everyday_name_stands_beside_the_printed_one():
    request = "EMG/NCS of the right upper extremity"
    page = explain(summary(issue(request=request, treatment=request)))
    assert page.issues[0].everyday == "nerve tests of the right arm"
    assert f"{request} (nerve tests of the right arm)" in page.text
    assert explained(request="Neuroplasty", treatment="Neuroplasty").everyday is None


def test_why_does_not_repeat_itself():
    digest = Digest(
        why=claim("The reviewer wrote that no red flag was described."),
        criterion=claim("The guideline asks for a red flag or a failed trial of exercise."),
        gap=claim("The reviewer wrote that no red flag was described."),
    )
    assert len(explained(digest=digest).why) == 2


WARNING = "If you take this drug, do not stop it suddenly. Speak with your doctor first."


@pytest.mark.parametrize(
    ("changes", "warned"),
    [
        ({"treatment": "Norco 10/325mg #60"}, True),
        ({"treatment": "Gabapentin 600mg"}, True),
        ({"treatment": "SOMA 350 mg"}, True),
        ({"treatment": "Lorazepam 1mg"}, True),
        ({"treatment": "Duloxetine 30mg"}, True),
        ({"treatment": "MS Contin 15mg"}, True),
        ({"treatment": "the drug", "request": "Baclofen 10mg #90"}, True),
        (
            {"treatment": "Norco", "result": "partly_authorized", "authorized": "#30", "remaining": "#60"},
            True,
        ),
        ({"treatment": "Norco", "result": "unreadable", "decision": None}, True),
        ({"treatment": "Norco", "warnings": ("Weaning is advised.",)}, True),
        ({"treatment": "Norco", "warnings": ("Do not stop it abruptly.",)}, True),
        ({"treatment": "A new drug", "warnings": ("Do not stop it abruptly.",)}, True),
        ({"treatment": "A new drug", "warnings": ("Do not drive.",)}, False),
        ({"treatment": "Norco", "result": "approved", "decision": "overturned"}, False),
        ({"treatment": "Naproxen 500mg"}, False),
        ({"treatment": "Physical therapy"}, False),
        ({"treatment": "Urine drug screen for opioids"}, False),
        ({"treatment": "Gabapentin 10% cream"}, False),
        ({"treatment": "Baclofen 2%, Lidocaine 5%, 120 grams"}, False),
        ({"treatment": "Cyclobenzaprine 7.5mg and Flurbiprofen 10% cream"}, True),
        ({"treatment": "Somatic therapy"}, False),
    ],
)
def test_a_refused_drug_with_withdrawal_is_warned_of(changes, warned):
    values = {"request": changes["treatment"], **changes}
    assert (WARNING in explained(**values).warnings) is warned


def test_the_letters_own_warning_is_kept():
    told = explained(warnings=("Do not stop it abruptly.",)).warnings
    assert told[-1] == "The letter warns, in its own words: “Do not stop it abruptly.”"


def test_terms_are_explained_once_in_the_order_of_first_use():
    page = explain(full_summary())
    names = [term.term for term in page.terms]
    assert names[:2] == ["MRI", "lumbar"]
    assert len(names) == len(set(names))
    assert {"red flag", "urine drug screen"} <= set(names)


def test_the_text_holds_the_whole_page_in_order():
    page = explain(full_summary())
    at = [page.text.index(shown.outcome) for shown in page.issues]
    assert at == sorted(at)
    for shown in page.issues:
        for sentence in (*shown.why, *shown.notes, *shown.warnings):
            assert sentence in page.text
    for step in page.next_steps:
        assert step in page.text
    assert "not legal or medical advice" in page.text
    assert "CM18-0000001" in page.text


def test_reading_measures_the_pages_own_words():
    letter = full_summary()
    page = explain(letter)
    told = [text for shown in page.issues for text in (shown.outcome, *shown.notes, *shown.why)]
    assert page.reading.grade <= 8
    assert page.reading.grade_unmasked == measure(told).grade_unmasked
    assert page.reading.grade < page.reading.grade_unmasked
    assert 0 < page.reading.masked_share < 0.5


@pytest.mark.parametrize("language", ["de", ""])
def test_a_language_that_is_not_there_is_a_usage_error(language):
    with pytest.raises(UsageError) as caught:
        explain(summary(issue()), language=language)
    assert caught.value.hint


def test_a_letter_without_issues_still_makes_a_page():
    page = explain(summary())
    assert page.issues == ()
    assert any("Information and Assistance" in step for step in page.next_steps)
