"""Concluding sentences in all their spellings, and sentences that conclude nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.facts.conclusion import conclude


def _value(rationale: str) -> str | None:
    found = conclude(rationale)
    return found and found.value


YES, NO = "medically_necessary", "not_medically_necessary"

VERDICTS = {
    NO: [
        "The request is not medically necessary.",
        "The request is not-medically necessary.",
        "The request is notmedically necessary.",
        "THE REQUEST IS NOT MEDICALLY NECESSARY.",
        "The brace isn't medically necessary.",
        "Traction is not a medical necessity at this time.",
        "The cane is determined to not be medically necessary.",
        "The cane is determined to be not medically necessary.",
        "The cane is not considered to be medically necessary or appropriate.",
        "The request cannot be considered medically necessary.",
        "The request does not appear to be medically necessary.",
        "The request is neither medically necessary nor appropriate.",
        "The request has not been shown to be medically necessary.",
        "The request is medically unnecessary.",
        "The request lacks medical necessity.",
        "The request does not meet medical necessity.",
        "There is no medical necessity for the splint.",
        "Medical necessity has not been established.",
        "Medical necessity for the splint is therefore not substantiated.",
        "The medical necessity of this request cannot be established.",
        "There is no documentation that the splint is medically necessary.",
        "The splint is not supported by the records as being medically necessary.",
        "Thus, the request is not medically reasonable.",
        "As such the request is not necessary.",
        "Therefore, the request is not supported.",
        "The request is not certified.",
        "Thus, this request would not be supported by the rules.",
        "As such, the request cannot be approved.",
        "Without a trial of splints before surgery the request is not medically necessary.",
        "The notes do not show weakness and for that reason the request is not medically necessary.",
        "Given the lack of provider notes that show weakness the request is not medically necessary.",
        "I cannot agree that the request is medically necessary.",
        "It cannot be said that the request is medically necessary.",
        "As the operation is medically necessary, the requested walker is not medically necessary.",
    ],
    YES: [
        "The request is medically necessary.",
        "Yes, the request was medically necessary, medically appropriate and indicated.",
        "The request was medically appropriate and necessary.",
        "An ultrasound is deemed medically appropriate and necessary here.",
        "The request is found to be medically necessary and appropriate.",
        "The request is therefore medically necessary.",
        "I find the request medically necessary.",
        "The medical necessity of the referral is supported by the record.",
        "Medical necessity for the referral has been established.",
        "Although not a first step, the request is medically necessary.",
        "The guidelines do not speak of it, but the request is medically necessary.",
        "Although the guidelines do not favour it the requested splint is medically necessary.",
        "As such, the request is approved.",
        "The request is necessary.",
        "The medical necessity of the non-steroidal drug is established.",
        "This reviewer finds the requested splint medically necessary.",
    ],
}
NO_VERDICT = [
    "It cannot be said that the request is not medically necessary.",
    "I disagree that the request is not medically necessary.",
    "This is not to say that the request is not medically necessary.",
    "The request is not medically unnecessary.",
    'The rules say "belts are not medically necessary for sprains" in general.',
    "The ODG states that a belt is medically necessary when lifting.",
    "Utilization review determined the request was not medically necessary.",
    "The claims administrator found that the belt is not medically necessary.",
    "Such care may be medically necessary.",
    "It is unclear whether the request is medically necessary.",
    "The request would be medically necessary if new findings came up.",
    "Services deemed to be medically necessary for the homebound include nursing.",
    "This decision addresses the medical necessity of the drug as prescribed.",
    "There is a lack of rationale as to the medical necessity for this.",
    "A second study is not generally necessary.",
    "The denial is upheld.",
    "More notes would tell whether the request is necessary.",
    "It is unclear if medical necessity is established.",
    "The prior reviewer held the opinion that the request is not medically necessary.",
    "The weather was fine.",
]


@pytest.mark.parametrize(
    ("sentence", "verdict"), [(sentence, verdict) for verdict, all_ in VERDICTS.items() for sentence in all_]
)
def test_one_sentence_concludes(sentence: str, verdict: str) -> None:
    assert _value(sentence) == verdict


@pytest.mark.parametrize("sentence", NO_VERDICT)
def test_one_sentence_concludes_nothing(sentence: str) -> None:
    assert conclude(sentence) is None


@pytest.mark.parametrize("sentence", NO_VERDICT)
@pytest.mark.parametrize(("said", "verdict"), [(VERDICTS[NO][0], NO), (VERDICTS[YES][0], YES)])
def test_what_is_no_verdict_changes_none(sentence: str, said: str, verdict: str) -> None:
    assert _value(f"{said} {sentence}") == verdict
    assert _value(f"{sentence} {said}") == verdict


@pytest.mark.parametrize(
    ("sentences", "verdict"),
    [
        (["No, the request was not medically necessary.", "The limit is ten visits.", "She had twelve."], NO),
        (["The request is not medically necessary.", "The drug should be tapered and not stopped."], NO),
        (["The surgery is medically necessary.", "So the requested sling is not medically necessary."], NO),
        (
            ["Therefore, the request is medically necessary.", "A belt is not medically necessary at night."],
            YES,
        ),
        (["The splint is medically necessary."], YES),
        ([], None),
        (["The records are thin.", "No benefit is shown."], None),
    ],
    ids=["first", "warning-after", "last-counts", "the-request-counts", "only-weak", "empty", "none"],
)
def test_the_place_of_the_conclusion(sentences: list[str], verdict: str | None) -> None:
    assert _value(" ".join(sentences)) == verdict


@pytest.mark.parametrize(
    ("rationale", "verdict"),
    [
        pytest.param(
            "The request is not medically necessary. Tramadol is to be lowered step by step and never "
            "stopped at "
            "once, as the opioid chapter says.",
            NO,
            id="variant-21-warning-after",
        ),
        pytest.param(
            "No, the request for a cane was not medically necessary. Gait was normal. None of the tests "
            "failed.",
            NO,
            id="variant-22-first",
        ),
        pytest.param("Hence the brace is not-medically necessary.", NO, id="variant-23-hyphen"),
        pytest.param("The brace is not a medical necessity.", NO, id="variant-23-noun"),
        pytest.param(
            "The brace was determined to not be medically necessary.", NO, id="variant-23-to-not-be"
        ),
        pytest.param("The request was notmedically necessary.", NO, id="variant-8-glued"),
        pytest.param("The request isnot medically necessary.", NO, id="variant-8-glued-verb"),
        pytest.param(
            'The guideline says that gels are "not recommended" at first. She took all else. The request is '
            "medically necessary.",
            YES,
            id="variant-24-31-overturned-quotes-a-no",
        ),
        pytest.param(
            "Acupuncture is recommended for six visits. She had nine. The request is not medically "
            "necessary.",
            NO,
            id="variant-24-upheld-quotes-a-yes",
        ),
        pytest.param(
            "The claims administrator modified it and certified four visits. Overturning that needs more. "
            "Therefore, the request is not medically necessary.",
            NO,
            id="variant-26-words-of-decisions",
        ),
        pytest.param(
            "As the operation is medically necessary, the walker is medically necessary and appropriate.",
            YES,
            id="both-parts",
        ),
        pytest.param("The test was due. It is medically necessary and appropriate.", YES, id="it"),
        pytest.param("The request is, therefore, medically necessary.", YES, id="aside"),
        pytest.param("The request is n0t medically necessary.", NO, id="zero-for-o"),
        pytest.param("The request ls not medically necessary.", NO, id="l-for-i"),
        pytest.param("The request is not medica11y necessary.", NO, id="ones-for-l"),
        pytest.param("The request ls medically necessary.", YES, id="l-for-i-positive"),
    ],
)
def test_the_known_variants(rationale: str, verdict: str) -> None:
    assert _value(rationale) == verdict


@pytest.mark.parametrize(
    "rationale",
    [
        f"The request {words} medically necessary."
        for words in (
            "is nof",
            "is hot",
            "is now",
            "is nct",
            "is no t",
            "is longer",
            "is to",
            "has nof been shown to be",
            "does nct appear to be",
            "cannct be considered",
            "is nof regarded as",
        )
    ]
    + [
        "I do nof find the request medically necessary.",
        "I find the request nof medically necessary.",
        "I cannot agree tha the request is medically necessary.",
        "There is mo documentation that the request is medically necessary.",
        "The request does nof show that it is necessary.",
        "Medical necessity has nof been shown and is clear.",
        "As the surgery is medically necessary, the sling is nof medically nece5sary.",
        "The request is medically necessary. However, the sling is nof medically necessary.",
    ],
)
def test_a_word_that_nobody_expects_leaves_no_conclusion(rationale: str) -> None:
    assert conclude(rationale) is None


_SURE = [sentence for sentence in VERDICTS[NO] if "not" in sentence.split() and "As the" not in sentence]
_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0158|.' "


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(_SURE), st.data())
def test_no_scan_turns_a_refusal_round(sentence: str, data: st.DataObject) -> None:
    """One or two characters are damaged: the verdict is the same, or there is none."""
    for _ in range(data.draw(st.integers(1, 2))):
        at = data.draw(st.integers(0, len(sentence) - 1))
        sentence = sentence[:at] + data.draw(st.sampled_from(_CHARACTERS)) + sentence[at + 1 :]
    assert _value(sentence) in (NO, None)


def test_the_place_is_the_sentence_that_concludes() -> None:
    rationale = (
        "Pain is 7.5 of 10. As such, the request for Dr. Hill's cane is not medically necessary. Rest."
    )
    found = conclude(rationale)
    assert found
    place = rationale[found.start : found.end]
    assert place == "As such, the request for Dr. Hill's cane is not medically necessary."


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet='isnot medically necessary.request,"“” ', max_size=300))
def test_any_text_is_read_and_its_place_lies_within(text: str) -> None:
    found = conclude(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
