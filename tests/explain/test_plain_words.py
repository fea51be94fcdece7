"""The table of plain words: every row by its own example, and what simplify keeps of any claim."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.data import plain_words
from summarizer.plain import sentence, simplify
from summarizer.plain._kept import keeps
from summarizer.plain._split import statements
from summarizer.plain._table import replace_words
from summarizer.plain.everyday import everyday
from summarizer.plain.names import fixed_spans, mask

ROWS = [(group, phrase, row) for group in ("phrase", "case") for phrase, row in plain_words()[group].items()]
TREATMENTS = list(plain_words()["treatment"].items())
FORMS = [
    (group, form, words)
    for group, phrase, row in ROWS
    for form, words in {phrase: row["plain"], **row.get("forms", {})}.items()
]


def read(text: str) -> str:
    return " ".join(simplify(text))


@pytest.mark.parametrize(("group", "phrase", "row"), ROWS, ids=[phrase for _, phrase, _ in ROWS])
def test_each_row_reads_as_its_example_says(group, phrase, row):
    assert re.search(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", row["example"], re.IGNORECASE)
    assert read(row["example"]) == row["reads"]
    assert row["reads"] != row["example"]
    assert keeps(row["example"], row["reads"])


@pytest.mark.parametrize(("phrase", "row"), TREATMENTS)
def test_each_treatment_has_its_everyday_name(phrase, row):
    assert phrase.lower() in row["example"].lower()
    assert everyday(row["example"]) == row["reads"]


def test_every_form_keeps_denials_sides_and_figures():
    lost = [(form, words) for _, form, words in FORMS if not keeps(form, _filled(words))]
    assert lost == []


def test_no_row_has_a_number_of_its_own_or_a_longer_grade():
    assert [form for _, form, words in FORMS if re.search(r"\d", words) and not re.search(r"\d", form)] == []


def _filled(words: str) -> str:
    return words.format(person="a person")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the longest phrase, once; case, plural and article follow
        ("Physical examination findings are old", "Exam findings are old."),
        ("An additional visit is requested.", "Another visit is asked for."),
        ("There was an evaluation of the knee.", "There was a check-up of the knee."),
        ("The doctor saw an examination note.", "The doctor saw an exam note."),
        ("PRIOR TO surgery he rested.", "Before surgery he rested."),
        # whole words only
        ("The documentary was long.", "The documentary was long."),
        ("The non-opioid drug helped.", "The non-opioid drug helped."),
        ("The prior-day note is lost.", "The prior-day note is lost."),
        # absence of evidence stays absence of evidence
        ("There is no documentation of failed conservative treatment.",
         "The records do not show failed care without surgery."),
        ("There is no evidence of nerve compromise.", "Nothing shows nerve damage."),
        ("The notes lack objective functional improvement.",
         "The notes lack measured gains in what the worker can do."),
        # a guideline speaks of people in general
        ("The patient has functional improvement.", "The worker has gains in what the worker can do."),
        ("The guideline asks that the patient has functional improvement.",
         "The guideline asks that the patient has gains in what a person can do."),
        # names and quotations stand
        ("The MTUS Chronic Pain Medical Treatment Guidelines recommend rest.",
         "The MTUS Chronic Pain Medical Treatment Guidelines advise rest."),
        ("The chronic pain medical treatment guidelines recommend rest.",
         "The chronic pain medical treatment guidelines advise rest."),
        ("The note says “additional tests” are due.", "The note says “additional tests” are due."),
        ("A scan is deemed 'not recommended.'", "A scan is seen as 'not recommended.'"),
        ("The magnetic resonance imaging is old.", "The magnetic resonance imaging is old."),
        # a side and a level stay with their part
        ("The bilateral knee surgery is old.", "The bilateral knee surgery is old."),
        ("The scan of the bilateral knee is old.", "The scan of both knees is old."),
        ("Radicular pain at L5-S1 was noted.", "Pain from a pinched nerve root at L5-S1 was noted."),
        ("", "."),
    ],
)  # fmt: skip
def test_simplify(text, told):
    assert read(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no end mark", "No end mark."), ("It ends.", "It ends."), ("It ends so.”", "It ends so.”"),
        ("He said ‘no.’", "He said ‘no.’"), ("Does it end?", "Does it end?"), ("It ends;", "It ends."),
        ("A dose (10 mg)", "A dose (10 mg)."),
    ],
)  # fmt: skip
def test_a_sentence_has_a_capital_and_one_end_mark(text, told):
    assert sentence(text) == told


BROKEN = [
    ("The scan is not needed.", "The scan is needed."),
    ("The scan is needed.", "The scan is not needed."),
    ("The right knee hurts.", "The left knee hurts."),
    ("Both knees hurt.", "The knees hurt."),
    ("The knee hurts.", "The leg hurts."),
    ("Six visits were asked for.", "Visits were asked for."),
    ("He had 6 visits.", "He had 8 visits."),
    ("He was seen on 3/4/2016.", "He was seen on 3/4/2017."),
    ("Norco was refused.", "The drug was refused."),
    ("The MTUS asks for rest.", "The guideline asks for rest."),
    ("The MTUS asks for rest.", "The ODG asks for rest."),
    ("Rest helps unless bone is torn.", "Rest helps when bone is torn."),
    ("Rest may help.", "Rest helps."),
    ("Rest should help.", "Rest may help."),
    ("Only rest helps.", "Rest helps."),
    ("Surgery came after rest.", "Surgery came before rest."),
    ("He failed rest.", "He tried rest."),
    ("He lacks strength.", "He has strength."),
    ("The pain is severe.", "The pain is bad."),
    ("Use it for at least a week.", "Use it for a week."),
]


@pytest.mark.parametrize(("before", "after"), BROKEN)
def test_a_change_of_what_is_said_is_seen(before, after):
    assert not keeps(before, after)
    assert keeps(before, before)


def test_where_words_would_be_lost_the_text_stays(monkeypatch):
    monkeypatch.setattr("summarizer.plain.replace_words", lambda text, of_case: text.replace("not ", ""))
    assert simplify("The scan is not needed.") == ("The scan is not needed.",)


# --- invented claims

SUBJECTS = [
    "The patient",
    "The claimant",
    "There is no documentation that the worker",
    "The records do not show that he",
]
VERBS = ["failed", "has not had", "underwent", "was recommended", "requires", "did not utilize"]
OBJECTS = [
    "conservative treatment", "6 sessions of physical therapy", "Norco 10/325mg", "an MRI of the left knee",
    "electrodiagnostic studies of the bilateral upper extremities", "objective functional improvement",
    "a medication listed by the MTUS", "an evaluation of the lumbar spine at L4-5", "additional injections",
]  # fmt: skip
ENDS = [
    "", " prior to surgery", " on 11-14-2016", " if red flag symptoms persist", " for at least 3 months",
    ", and there is no evidence of radiculopathy", ", but the right hip was not documented",
    " unless the pain is severe", " without an additional visit",
]  # fmt: skip
CLAIMS = st.builds(
    lambda subject, verb, thing, end: f"{subject} {verb} {thing}{end}.",
    *map(st.sampled_from, (SUBJECTS, VERBS, OBJECTS, ENDS)),
)


@given(CLAIMS)
def test_an_invented_claim_keeps_all_that_counts(claim):
    parts = simplify(claim)
    told = " ".join(parts)
    assert keeps(claim, told)
    assert re.findall(r"\d+", claim) == re.findall(r"\d+", told)
    for name in ("Norco", "MTUS", "left", "right", "severe", "if", "unless"):
        assert re.findall(rf"\b{name}\b", claim) == re.findall(rf"\b{name}\b", told)
    assert all(part[0].isupper() and part.endswith(".") for part in parts)


@given(CLAIMS)
def test_simplify_is_done_after_one_turn(claim):
    once = simplify(claim)
    assert " ".join(map(read, once)).lower() == " ".join(once).lower()


@given(st.text(max_size=120))
def test_any_text_can_be_simplified(text):
    assert simplify(text)
    assert everyday(text) is None or everyday(text)
    assert mask(text) is not None


# --- sentences

SPLIT = [
    ("The worker hurt the right knee in a fall, and the pain is not better now.", 2),
    ("The worker had many visits with a therapist; the pain has not changed since.", 1),
    ("The worker had many visits with a therapist; the pain is the same now.", 2),
    ("The scan of the knee was asked for, but the records do not show a tear.", 2),
    ("The worker has broken ribs and a bad back, and there is a habit of smoking.", 2),
    # a condition, a negation, a cause or a speaker holds for both halves
    ("The doctor states that the knee is weak, and the pain is not better now.", 1),
    ("The guideline asks for rest first, and the worker has not rested at all yet.", 1),
    ("If the knee is weak the scan is right, and the worker is to have it.", 1),
    ("The worker rests because the knee is weak, and the pain is bad at night.", 1),
    ("The records show a tear in the knee and the worker is to have a scan.", 1),
    ("The worker does not have the strength and the reach that the work is asking for.", 1),
    ("There is no sign of a tear in the knee or the hip and no scan of it.", 1),
    ("The worker is not told of the tests and the care the doctor has in mind.", 1),
    ("The knee is weak, and it is sore.", 1),
]


@pytest.mark.parametrize(("text", "count"), SPLIT)
def test_only_full_statements_are_parted(text, count):
    assert len(statements(text)) == count


def test_a_contrast_is_kept():
    assert simplify("The scan of the knee was asked for, but the records do not show a tear.") == (
        "The scan of the knee was asked for.", "But the records do not show a tear.",
    )  # fmt: skip


# --- names


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("The MTUS asks for rest.", "The it asks for rest."),
        ("The California MTUS 2016 Chronic Pain Guidelines ask.", "The it ask."),
        ("The ACOEM Guidelines and ODG ask.", "The it and it ask."),
        ("ACOEM Chapter 11, Table 11-6, page 269 asks.", "it asks."),
        ("Norco 10/325mg and tramadol help.", "it 10/325mg and it help."),
        ("An MRI and physical therapy help.", "An it and it help."),
        ("Rest and records help.", "Rest and records help."),
    ],
)
def test_names_count_as_one_short_word(text, masked):
    assert mask(text) == masked


def test_a_printed_text_is_masked_as_a_whole():
    assert mask("The refusal of knee brace (DOS 1/2/18) stands.", ["knee brace (DOS 1/2/18)"]) == (
        "The refusal of it stands."
    )


@pytest.mark.parametrize("text", ["the ODG", "takes Norco daily", "says “so be it”", "the ‘red flag’ sign"])
def test_names_and_quotations_are_fixed(text):
    assert list(fixed_spans(text))


# --- everyday names


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("EMG/NCS of the right upper extremity", "nerve tests of the right arm"),
        ("NCV/EMG of the bilateral upper extremity", "nerve tests of both arms"),
        ("MRI of the cervical spine without contrast", "magnet scan of the neck without dye"),
        ("MRI of the right shoulder (3.0 Tesla)", "magnet scan of the right shoulder"),
        ("Lumbar spine x-rays", "low back x-rays"),
        ("Norco 10/325mg", "a strong pain medicine"),
        ("Ultram (tramadol) 50mg", "a strong pain medicine"),
        ("Baclofen 10mg #90", "a medicine that loosens tight muscles"),
        ("Baclofen 2%, Lidocaine 5% cream", None),
        ("Diclofenac gel", None),
        ("Urine drug screen for tramadol", None),
        ("Physical therapy", None),
        ("Neuroplasty, lumbar spine", None),
        ("", None),
    ],
)
def test_everyday_name(item, told):
    assert everyday(item) == told


def test_a_treatment_row_never_enters_a_sentence():
    assert replace_words("The MRI is old.", of_case=True) == "The MRI is old."
