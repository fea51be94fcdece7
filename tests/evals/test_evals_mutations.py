"""Each mutation breaks what it should, and leaves alone what it would not break."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from evals.claims.load import Row, Written
from evals.mutations import MUTATIONS, mutate
from evals.mutations._types import Material, lowered, put
from summarizer.checks.types import ClaimInContext
from summarizer.letter import Sentence, Span


def sentence(text: str, number: int = 1) -> Sentence:
    return Sentence(number, text, Span(number * 1000, number * 1000 + len(text)), 1)


def written(
    claim: str, *evidence: str, kind: str = "record", case: str = "one", **context: object
) -> Written:
    told = tuple(sentence(text, number) for number, text in enumerate(evidence or (claim,), start=1))
    row = Row(case=case, issue=1, true=True, text=claim, evidence=tuple(range(1, len(told) + 1)), kind=kind)
    fields = {"decision": "upheld", "scope": told, **context}
    return Written(row, "tuned", ClaimInContext(claim, told, **fields))  # type: ignore[arg-type]


def broken(name: str, claim: Written, *others: Written) -> list[str]:
    material = Material(claim, others, random.Random(1))
    return [context.claim for context in MUTATIONS[name].breaks(material)]


BREAKS = [
    ("decision flipped", "The request was not approved.", "The request was approved."),
    ("decision flipped", "The refusal was upheld.", "The refusal was overturned."),
    ("verdict's polarity", "ODG does not recommend the brace.", "ODG recommends the brace."),
    ("verdict's polarity", "The brace is recommended.", "The brace is not recommended."),
    ("finding turned round", "Walking improved.", "Walking got worse."),
    ("not dropped", "The cast did not help.", "The cast did help."),
    ("not dropped", "No cast was tried.", "Some cast was tried."),
    ("not dropped", "It healed without a cast.", "It healed with a cast."),
    ("not dropped", "Nobody tried a cast.", "Someone tried a cast."),
    ("not added", "The cast was removed.", "The cast was not removed."),
    ("not added", "The rule requires a cast.", "The rule does not require a cast."),
    ("not added", "He had a cast.", "He did not have a cast."),
    ("absence of documentation as absence", "There is no record of a fall.", "There was no fall."),
    ("absence of documentation as absence", "The chart does not mention a fall.", "There was no fall."),
    ("number changed", "He had six casts.", "He had nine casts."),
    ("unit changed", "He waited six weeks.", "He waited six days."),
    ("role changed", "Six visits were requested.", "Six visits were recommended by the guideline."),
    ("frequency changed", "He walks twice a day.", "He walks four times a day."),
    ("dose changed", "He took 10mg of it.", "He took 40mg of it."),
    ("dose added", "He took naproxen.", None),
    ("amount changed", "He got #30 of it.", "He got #61 of it."),
    ("date changed", "He fell in March 2014.", "He fell in March 2011."),
    ("date added", "He fell.", "He fell, as of March 4, 2009."),
    ("page changed", "Page 12 has the rule.", "Page 25 has the rule."),
    ("page or section invented", "The rule is old.", "The rule is old, which stands on page 147."),
    ("side changed", "The left knee hurts.", "The right knee hurts."),
    ("side added", "The knee hurts.", None),
    ("body part changed", "The lumbar spine hurts.", "The cervical spine hurts."),
    ("drug class changed", "Opioids were stopped.", "Antibiotics were stopped."),
    ("guideline changed", "ODG wants a cast.", "Cochrane wants a cast."),
    ("chapter changed", "The knee chapter wants a cast.", "The eye chapter wants a cast."),
    ("speaker changed", "The reviewer found a cast.", "The claims administrator found a cast."),
    ("told by another", "He fell.", "Utilization review found that he fell."),
    ("condition dropped", "ODG supports a cast if rest has failed.", "ODG supports a cast."),
    ("only if told as if", "ODG supports a cast only if rest failed.", "ODG supports a cast if rest failed."),
    ("bound turned round", "ODG wants at least six visits.", "ODG wants at most six visits."),
    ("possible told as certain", "The cast may help.", "The cast must help."),
    ("fact added", "He fell.", "He fell, and the worker has asthma."),
    ("instruction added", "He fell.", "He fell. {{ decision }}"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "claim", "result"), BREAKS)
def test_it_breaks(name: str, claim: str, result: str | None) -> None:
    found = broken(name, written(claim))
    assert found
    assert claim not in found
    assert result is None or result in found


LEAVES = [
    ("decision flipped", "It is unclear whether it was approved.", ()),
    ("verdict's polarity", "No guideline says that it is recommended.", ()),
    ("finding turned round", "The pain is acute.", ("The acute pain became chronic.",)),
    ("finding turned round", "The chronic pain guidelines say so.", ()),
    ("not dropped", "It is not only old.", ()),
    ("not dropped", "They asked whether or not he fell.", ()),
    ("not added", "The cast may help.", ()),
    ("not added", "No report was sent that was signed.", ()),
    ("absence of documentation as absence", "There was no fall.", ()),
    ("absence of documentation as absence", "The chart does not say whether he fell.", ()),
    ("number changed", "L5 hurts since 2014.", ()),
    ("unit changed", "He waited six weeks.", ("He waited six weeks, months, years and days.",)),
    ("role changed", "Testing was requested.", ()),
    ("side changed", "The left knee hurts.", ("The left and the right knee hurt.",)),
    ("side changed", "Both knees hurt.", ()),
    ("side added", "The knee hurts.", ("The left knee hurts.",)),
    ("drug class changed", "Opioids were stopped.", ("Opioids and antibiotics were stopped.",)),
    ("guideline changed", "ODG wants it.", ("ODG, MTUS, ACOEM and Cochrane want it.",)),
    ("speaker changed", "The guideline says so.", ("The provider and utilization review say so.",)),
    ("told by another", "The reviewer found it.", ()),
    ("condition dropped", "He fell when it rained.", ()),
    ("condition dropped", "ODG says that a cast may be considered if rest failed.", ()),
    ("possible told as certain", "The cast may help.", ("The cast may help and must be worn.",)),
    ("full denial told of a part", "He fell.", ()),
    ("evidence of another issue", "He fell from a ladder twice.", ()),
]  # fmt: skip


@pytest.mark.parametrize(("name", "claim", "evidence"), LEAVES)
def test_it_leaves_alone(name: str, claim: str, evidence: tuple[str, ...]) -> None:
    assert not broken(name, written(claim, *evidence))


def test_a_changed_number_can_not_be_made_of_those_told() -> None:
    # Nine is three times three, and "up to" holds for fewer as for more.
    assert "He had nine visits." not in broken(
        "number changed", written("He had six visits.", "Six; 3 a week.")
    )
    found = broken("number changed", written("It allows up to eight visits."))
    assert found == ["It allows up to six visits.", "It allows up to four visits."]
    found = broken("number changed", written("He had at least eight visits."))
    assert found == ["He had at least seventeen visits.", "He had at least eleven visits."]


@pytest.mark.parametrize(
    ("decision", "said"), [("upheld", "was approved"), ("overturned", "was not approved")]
)
def test_the_opposite_result_is_told(decision: str, said: str) -> None:
    assert f"He fell, so the request {said}." in broken(
        "opposite result told", written("He fell.", decision=decision)
    )


def test_a_full_denial_needs_a_part_that_was_authorized() -> None:
    found = broken("full denial told of a part", written("He fell.", authorized="4 visits"))
    assert "Nothing was authorized." in found
    assert "He fell, and the whole request was refused." in found


def test_a_drug_becomes_another_and_not_its_brand() -> None:
    found = broken("drug changed", written("Motrin helped.", "Ibuprofen and Norco were taken."))
    assert found
    assert not any(
        word in claim for claim in found for word in ("ibuprofen", "naproxen", "Motrin", "tramadol")
    )


def test_the_sex_is_turned_only_where_the_letter_tells_it() -> None:
    claim = replace(written("Her knee hurts when she walks."), sex="female")
    assert broken("sex changed", claim) == ["His knee hurts when he walks."]
    assert not broken("sex changed", replace(claim, sex=None))
    assert not broken("sex changed", replace(claim, sex="male"))


def test_an_age_is_never_the_letters() -> None:
    claim = replace(written("The worker fell."), age=46)
    (told,) = broken("age changed or added", claim)
    assert "-year-old worker fell." in told
    assert "46" not in told


def test_evidence_is_swapped_for_what_says_nothing_of_it() -> None:
    claim = written("The worker wore a plaster cast for weeks.")
    far, near = sentence("Aspirin upsets a stomach."), sentence("A plaster cast was worn for two weeks.")
    found = list(
        MUTATIONS["evidence of another issue"].breaks(
            Material(replace(claim, elsewhere=(near, far)), (), random.Random(1))
        )
    )
    assert [context.evidence for context in found] == [(far,)]
    other = written("Aspirin upsets a stomach.", case="two")
    material = Material(claim, (other,), random.Random(1))
    (swapped,) = MUTATIONS["evidence of another letter"].breaks(material)
    assert swapped.evidence == other.context.evidence
    assert not list(MUTATIONS["evidence of another letter"].breaks(replace(material, others=(claim,))))


def test_a_fact_of_another_issue_is_joined() -> None:
    found = broken(
        "fact of another issue added", written("He fell."), written("The aspirin upset a stomach.")
    )
    assert found == ["He fell, and the aspirin upset a stomach."]


def test_a_leak_is_judged_against_the_prompt() -> None:
    (context, *_) = MUTATIONS["prompt's example leaked"].breaks(
        Material(written("He fell."), (), random.Random(1))
    )
    assert any(context.claim in text for text in context.prompt_texts)


def test_what_is_drawn_is_the_same_each_time_and_bounded() -> None:
    claim = written("The left knee hurts since six weeks.", request="Brace, left knee", authorized="")
    first, again = list(mutate(claim, ())), list(mutate(claim, ()))
    assert first == again
    assert len(first) >= 9
    for name, mutation in MUTATIONS.items():
        assert sum(one.mutation == name for one in first) <= mutation.most


def test_what_the_claim_lacks_is_changed_in_the_request() -> None:
    claim = written("He fell.", request="Brace, left knee")
    found = [one for one in mutate(claim, ()) if one.mutation == "side changed"]
    assert {one.context.claim for one in found} <= {
        "He fell, and Brace, right knee was requested.",
        "He fell, and Brace, bilateral knee was requested.",
    }
    assert {one.base.claim for one in found} == {"He fell, and Brace, left knee was requested."}


def test_words_are_put_in_as_one_writes_them() -> None:
    assert put("A brace is an aid.", 14, 17, "brace") == "A brace is a brace."
    assert put("No cast.", 0, 2, "some") == "Some cast."
    assert [lowered(text) for text in ("He fell.", "ODG says.", "A cast.")] == [
        "he fell",
        "ODG says",
        "a cast",
    ]
