"""The letter generator's own invariants: what its truth says stands in its text, and chance is seeded."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.generator import CLEAN, FORMATS, OCR, TABLE, Generated, Noise, Variant, generate
from evals.generator.noise import misread

SEEDS = st.integers(0, 10**9)
FORMAT = st.sampled_from(FORMATS)
MANY = [name for name in FORMATS if name != "professional-review"]
ROOT = Path(__file__).parents[2]
MARKS = ("\x01", "\x02", "{", "}")


def squashed(text: str) -> str:
    return "".join(text.replace("\ufffe", "-").split())


def printed(letter: Generated) -> str:
    """The text without white space and without its running lines, page by page."""
    running = letter.truth.running_lines or [""] * len(letter.pages)
    pages = (
        page.removesuffix(line) if line else page for page, line in zip(letter.pages, running, strict=True)
    )
    return squashed("".join(pages))


def wanted_texts(letter: Generated) -> list[str]:
    truth, texts = letter.truth, []
    facts = [truth.case_number, truth.date_of_injury, truth.age, truth.sex, truth.reviewer_specialty]
    texts += [fact.text for fact in facts if fact.text]
    for issue in truth.issues:
        texts += [issue.request, issue.rationale, issue.original_request, issue.authorized, issue.remaining]
        texts += [mention.text for mention in issue.mentions]
        lines = (issue.claims_administrator_guideline, issue.reviewer_guideline)
        texts += [line.text for line in lines if line]
    return [text for text in texts if text]


@given(SEEDS, FORMAT, st.sampled_from([*CLEAN, *OCR]))
def test_the_same_seed_gives_the_same_letter(seed: int, name: str, noise: Noise) -> None:
    assert generate(seed, format=name, noise=noise) == generate(seed, format=name, noise=noise)


def test_the_same_seed_gives_the_same_letter_in_another_process() -> None:
    program = (
        "import json, sys; from evals.generator import generate; "
        "json.dump([generate(seed, noise='ocr-3').text for seed in range(8)], sys.stdout)"
    )
    answers = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": salt},
            capture_output=True,
            check=True,
        ).stdout
        for salt in ("1", "2")
    ]
    assert answers[0] == answers[1]
    assert json.loads(answers[0]) == [generate(seed, noise="ocr-3").text for seed in range(8)]


@given(SEEDS)
def test_other_seeds_give_other_letters(seed: int) -> None:
    assert generate(seed).text != generate(seed + 1).text


@given(SEEDS, FORMAT, st.sampled_from(CLEAN), st.booleans())
def test_what_the_truth_says_stands_in_the_text(seed: int, name: str, noise: Noise, cover: bool) -> None:
    letter = generate(seed, format=name, noise=noise, cover=cover)
    text = printed(letter)
    for wanted in wanted_texts(letter):
        assert squashed(wanted).lower() in text.lower()


@given(SEEDS, FORMAT)
def test_noise_without_misreading_keeps_every_word(seed: int, name: str) -> None:
    plain = printed(generate(seed, format=name))
    for noise in (Noise.DOUBLE_SPACED, Noise.CRLF, Noise.WRAPPED):
        assert squashed(generate(seed, format=name, noise=noise).text) == plain


@given(SEEDS, st.sampled_from(MANY), st.integers(1, 12))
def test_as_many_issues_as_asked_for_in_order(seed: int, name: str, count: int) -> None:
    truth = generate(seed, format=name, issues=count).truth
    assert [issue.number for issue in truth.issues] == list(range(1, count + 1))
    for issue in truth.issues:
        assert all(1 <= other <= count and other != issue.number for other in issue.depends_on)


@given(SEEDS, st.sampled_from(["2014", "2016"]))
def test_decision_words_follow_their_headings_in_order(seed: int, name: str) -> None:
    letter = generate(seed, format=name, issues=4)
    text, at = printed(letter), 0
    at = text.index("RATIONALES")
    for issue in letter.truth.issues:
        words = squashed(f"{issue.request}:{issue.decision.capitalize()}")
        at = text.index(words, at) + len(words)


@given(SEEDS, st.sampled_from(["2013-letter", "2013-notice"]))
def test_older_letters_decide_in_words(seed: int, name: str) -> None:
    letter = generate(seed, format=name, issues=3)
    text = printed(letter)
    for issue in letter.truth.issues:
        no = "not" if issue.decision == "upheld" else ""
        words = squashed(f"{issue.request} is {no} medically necessary and appropriate.")
        assert text.count(words) >= (2 if name == "2013-notice" else 1)


def test_a_professional_review_has_one_issue_and_no_claims_line() -> None:
    (issue,) = generate(5, format="professional-review", issues=9).truth.issues
    assert issue.claims_administrator_guideline is None


@pytest.mark.parametrize("variant", TABLE)
def test_every_variant_can_be_switched_on_by_name_alone(variant: Variant) -> None:
    about = TABLE[variant]
    for name in FORMATS:
        letter = generate(3, format=name, issues=4, variants=[variant.value])
        assert letter.variants == ({variant} if name in about.formats else set())
    assert about.does
    assert about.numbers


def test_the_table_holds_every_variant_and_number() -> None:
    assert set(TABLE) == set(Variant)
    numbers = {number for about in TABLE.values() for number in about.numbers}
    assert numbers | {4, 11, 38, 39} >= set(range(1, 40)) - {3}
    assert 4 not in numbers  # double spacing is a step of noise


def one(variant: Variant, seed: int, issues: int = 4) -> Generated:
    return generate(seed, format="2016", issues=issues, variants=[variant], cover=False)


SEED_RANGE = range(6)


@pytest.mark.parametrize("seed", SEED_RANGE)
def test_variants_do_what_they_say(seed: int) -> None:
    issues = {v: one(v, seed).truth.issues for v in Variant}
    assert any(issue.partial_form == "A" and issue.remaining for issue in issues[Variant.PARTIAL_A])
    assert any(issue.partial_form == "B" and not issue.remaining for issue in issues[Variant.PARTIAL_B])
    assert any(issue.retrospective for issue in issues[Variant.RETROSPECTIVE])
    assert any(issue.request[0].isdigit() for issue in issues[Variant.LEADING_DIGIT])
    assert any(":" in issue.request for issue in issues[Variant.COLONS_IN_HEADING])
    assert any(200 < len(issue.request) <= 550 for issue in issues[Variant.LONG_HEADING])
    assert any(issue.depends_on for issue in issues[Variant.ANCILLARY])
    assert any(issue.side and issue.side.conflicts for issue in issues[Variant.SIDES_SWAPPED])
    assert any(issue.dose and issue.dose.conflicts for issue in issues[Variant.DOSES_DIFFER])
    assert any(issue.drug and issue.drug.conflicts for issue in issues[Variant.BRAND_AND_GENERIC])


@pytest.mark.parametrize("seed", SEED_RANGE)
def test_variants_of_the_whole_letter_do_what_they_say(seed: int) -> None:
    assert one(Variant.INJURY_DATES_DIFFER, seed).truth.date_of_injury.conflicts
    assert one(Variant.TWO_BIRTH_DATES, seed).truth.date_of_birth.conflicts
    assert one(Variant.TWO_BIRTH_DATES, seed).truth.age.value is None
    assert one(Variant.NO_AGE, seed).truth.age.value is None
    assert one(Variant.AGES_DIFFER, seed).truth.age.conflicts
    assert one(Variant.NO_HEADER, seed).truth.date_assigned.value is None
    bad = one(Variant.IMPOSSIBLE_DATE, seed).truth
    dates = (bad.date_assigned, bad.application_received)
    assert any(fact and fact.text and fact.value is None for fact in dates)
    assert len(one(Variant.BREAK_IN_HEADING, seed, issues=6).pages) > 1
    assert "\f" not in one(Variant.NO_FORM_FEEDS, seed, issues=8).text
    assert len(one(Variant.NO_FORM_FEEDS, seed, issues=8).pages) > 1
    assert any(":  " in line for line in one(Variant.TWO_BLANKS, seed).text.splitlines())
    assert {"Upheld", "Overturned"} & set(
        one(Variant.DECISION_ON_NEXT_LINE, seed, issues=8).text.splitlines()
    )


@given(SEEDS, FORMAT)
def test_no_mark_of_the_layout_is_left(seed: int, name: str) -> None:
    letter = generate(seed, format=name, noise="page-breaks")
    assert not any(mark in letter.text for mark in MARKS)
    assert not any(mark in json.dumps(asdict(letter.truth)).replace("\\u", "") for mark in MARKS[:2])


@given(SEEDS, st.sampled_from(list(OCR)))
def test_as_many_characters_are_misread_as_said(seed: int, noise: Noise) -> None:
    """Each misreading replaces, drops or adds one or two characters."""
    import random

    plain = generate(seed, format="2016").text
    read = misread(random.Random(seed), plain, OCR[noise])
    assert read != plain
    assert abs(len(read) - len(plain)) <= 2 * OCR[noise] * len(plain) + 2
    assert generate(seed, format="2016", noise=noise).truth == generate(seed, format="2016").truth


def test_pages_make_the_text() -> None:
    letter = generate(11, format="2016", issues=8, noise="page-breaks", variants=[])
    assert len(letter.pages) > 2
    assert letter.text == "\f".join(letter.pages)


def test_a_letter_of_300_issues_takes_well_under_a_second() -> None:
    generate(1)
    start = perf_counter()
    letter = generate(2, format="2016", issues=300, noise=["page-breaks", "ocr-1"])
    assert perf_counter() - start < 1
    assert len(letter.truth.issues) == 300


@pytest.mark.parametrize("count", [0, 301, -1])
def test_a_count_out_of_range_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="1 to 300"):
        generate(1, issues=count)
