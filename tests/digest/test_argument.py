"""The parts of a rationale, told by its form, and the quotations made of them; in our own words."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.digest import argument, extractive
from summarizer.letter import Sentence, Span


def numbered(*texts: str) -> list[Sentence]:
    return [Sentence(n, text, Span(n * 1000, n * 1000 + len(text)), 1) for n, text in enumerate(texts, 1)]


@dataclass(frozen=True)
class Case:
    """A rationale and the numbers of the sentences of each part."""

    name: str
    refused: bool
    texts: tuple[str, ...]
    why: tuple[int, ...]
    criterion: tuple[int, ...] = ()
    finding: tuple[int, ...] = ()


CASES = [
    Case("rule, finding, gap", True, (
        "The guideline recommends a brace after an ankle sprain was shown by an exam.",
        "The worker reported an ankle sprain in May.",
        "However, no exam of the ankle is documented.",
        "The brace is not medically necessary.",
    ), why=(3,), criterion=(1,), finding=(2,)),
    Case("the rule of the same subject, not the one nearest", True, (
        "The guideline recommends repeat imaging of the elbow only after a new injury.",
        "Ice should generally be used for a week.",
        "The records do not document a new injury of the elbow.",
        "Therefore, the imaging is not medically necessary.",
    ), why=(3,), criterion=(1,)),
    Case("a definition is no rule", True, (
        "The guideline recommends a hearing aid after a hearing test.",
        "A hearing aid is defined as a device that makes sound louder.",
        "There is no documentation of a hearing test.",
    ), why=(3,), criterion=(1,)),
    Case("text of the guideline that lacks something", True, (
        "The guideline states that gloves are not recommended for home use.",
        "There is limited evidence that gloves help.",
        "The worker asked for two pairs.",
        "The records do not specify what the gloves are for.",
        "As such, the request is not medically necessary.",
    ), why=(4,), criterion=(1,), finding=()),
    Case("a rule against the treatment", True, (
        "The guideline states that foot magnets are not recommended.",
        "The foot magnet is not medically necessary.",
    ), why=(1,)),
    Case("another item refused", True, (
        "As the surgery is not medically necessary, neither is the brace.",
    ), why=(1,)),
    Case("a verdict without a reason decides nothing", True, (
        "There were no complaints of the wrist.",
        "Consequently, the wrist splint is not clinically indicated.",
    ), why=(1,)),
    Case("a rationale that is missing is a gap, though it names the verdict", True, (
        "The guideline recommends a stand desk for a short course.",
        "The worker has had a stand desk for years.",
        "There is no rationale as to the medical necessity of a second one.",
    ), why=(3,), criterion=(1,), finding=(2,)),
    Case("a sentence that leans on the one before brings it along", True, (
        "The worker had ten visits of swim therapy.",
        "This was not documented to improve the shoulder.",
        "The visits are not medically necessary.",
    ), why=(1, 2)),
    Case("this request leans on nothing", True, (
        "The worker swims.",
        "This request does not specify the number of visits.",
    ), why=(2,)),
    Case("an approval", False, (
        "The guideline recommends a brace after a sprain.",
        "The exam revealed a loose ankle after a sprain.",
        "The brace is medically necessary.",
    ), why=(2,), criterion=(1,), finding=(2,)),
    Case("an approval by a reason put first", False, (
        "The guideline recommends x-rays after a fall.",
        "The worker was born in a small town.",
        "Given the fall and the swollen wrist, x-rays of the wrist are supported.",
        "The request is medically necessary.",
    ), why=(3,), criterion=(1,), finding=(3,)),
    Case("an approval is not told by a rule that says more words of support", False, (
        "The guideline states that therapy is beneficial and supported where it improves function.",
        "The worker has a frozen shoulder with severe pain.",
        "Therapy is medically necessary.",
    ), why=(2,), criterion=(1,), finding=(2,)),
    Case("nothing is missing: the rule says how much it allows", True, (
        "The guideline recommends swim therapy for a stiff shoulder.",
        "The guideline allows up to 10 visits.",
        "In this case, the worker has had relief from ten visits.",
        "The remaining visits are not medically necessary.",
    ), why=(2,), criterion=(1,), finding=(3,)),
    Case("a request that doubles another one", True, (
        "The worker was approved for a hearing test in June.",
        "This request would be duplicative.",
        "As such, the hearing test is not medically necessary.",
    ), why=(1, 2)),
    Case("nothing but a conclusion", True, ("The brace is not medically necessary.",), why=(1,)),
    Case("a printed decision is never quoted", True, ("The denial was upheld.",), why=()),
    Case("nothing", True, (), why=()),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_parts_of_a_rationale(case):
    told = argument.read(numbered(*case.texts), refused=case.refused)
    numbers = [tuple(s.number for s in part) for part in (told.why, told.criterion, told.finding)]
    assert numbers == [case.why, case.criterion, case.finding]
    assert not (told.gap and not case.refused)


def test_two_sentences_are_quoted_in_order_and_word_for_word():
    leaning = next(case for case in CASES if case.why == (1, 2))
    digest = extractive.extract(numbered(*leaning.texts), refused=True)
    assert digest.why.text == " ".join(leaning.texts[:2])
    assert [cited.sentence for cited in digest.why.evidence] == [1, 2]
    assert digest.why.source == "letter"
    assert digest.gap == digest.why
    assert digest.criterion is None


def test_no_reason_where_nothing_can_be_quoted():
    assert extractive.extract([], refused=True) is None


@given(
    texts=st.lists(st.sampled_from([text for case in CASES for text in case.texts]), max_size=8),
    refused=st.booleans(),
)
def test_every_quotation_is_whole_sentences_of_the_letter(texts, refused):
    sentences = numbered(*texts)
    digest = extractive.extract(sentences, refused=refused)
    for claim in (digest.why, digest.criterion, digest.finding, digest.gap) if digest else ():
        if claim is not None:
            assert claim.text == " ".join(cited.quote for cited in claim.evidence)
            assert all(sentences[cited.sentence - 1].text == cited.quote for cited in claim.evidence)
