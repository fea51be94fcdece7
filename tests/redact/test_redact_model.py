"""The model that never sees who a letter is about: what is sent, and what comes back."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redact_letters import CASES, HEADER_2016, Case, letter_of
from support import ScriptedEndpoint, ScriptedModel, fields_of

from summarizer.llm import Answer, Message, Usage
from summarizer.llm.endpoint import EndpointModel
from summarizer.redact import RedactingModel
from summarizer.redact.cloak import Handed
from summarizer.redact.words import unaccented
from summarizer.schema.drafts import IssueDraft, OverviewDraft
from summarizer.summarize import summarize

_STAND_IN = re.compile(r"\b(?:Person|Number|Phone|Email|Address|Town|Company|Birthdate) [A-Z]{1,3}\b")


class Echo:
    """Answers with the last message it was sent, as `form` changes it."""

    name = "echo"
    conversations = 1

    def __init__(self, form=str) -> None:
        self.form = form
        self.sent: list[str] = []

    async def ask(self, messages: Sequence[Message], response, *, max_tokens: int = 256):
        self.sent += [message.content for message in messages]
        said = self.form(messages[-1].content)
        return Answer(OverviewDraft(overview=said), json.dumps({"overview": said}), Usage())

    async def aclose(self) -> None:
        pass


def _ask(echo: Echo, case: Case, text: str) -> Answer:
    model = RedactingModel(echo, letter_of(case))
    return asyncio.run(model.ask([Message("user", text)], OverviewDraft))


@pytest.mark.parametrize(
    "form",
    [
        str,
        str.upper,
        lambda text: text.replace("Person ", "person "),
        lambda text: text.replace("Person ", "Person-"),
        lambda text: re.sub(r"Person (\w)", r"**Person \1**", text),
        lambda text: re.sub(r"Person (\w)", r"Person **\1**", text),
        lambda text: re.sub(r"Ms\. Person (\w)", r"Ms. \1", text),
    ],
    ids=["as sent", "capitals", "small", "hyphen", "bold", "bold letter", "title and letter"],
)
def test_stand_ins_are_put_back_in_any_form(form):
    echo = Echo(form)
    answer = _ask(echo, CASES["2013 cover"], "Ms. Wexlund fell. It is Ms. Wexlund's ankle.")
    assert "Wexlund" not in echo.sent[0]
    assert answer.value.overview.count("Wexlund") == 2
    assert json.loads(answer.raw)["overview"] == answer.value.overview
    assert re.search(r"wexlund\**'s ankle", answer.value.overview.lower())


def test_the_raw_answer_stays_json():
    case = CASES["2013 cover"]._replace(front=f'{HEADER_2016}\nEmployee Name: Teo "Tex" Wexlund')
    answer = _ask(Echo(), case, 'Teo "Tex" Wexlund fell.')
    assert json.loads(answer.raw)["overview"] == 'Teo "Tex" Wexlund fell.'


def test_a_stand_in_that_was_not_handed_out_stays():
    handed = Handed()
    handed.add("Person B", "Wexlund")
    for said in (
        "Person C fell.",
        "Number B",
        "Persons B and C",
        "a person by the name of B",
        "PersonBC",
        "Dr. C",
    ):
        assert handed.restore(said) == said
    assert Handed().restore("Person B") == "Person B"


def test_one_of_another_question_is_not_put_back():
    """It may be someone whom this question does not speak of."""
    case = CASES["several doctors"]
    model = RedactingModel(Echo(lambda _: "Person B, Person C and Person D agree."), letter_of(case))
    said = asyncio.run(model.ask([Message("user", "The ankle hurts.")], OverviewDraft)).value.overview
    assert said == "Person B, Person C and Person D agree."


def _issue(**fields: str) -> dict[str, object]:
    return {"rule": "", "shown": "", "missing": "", "approved": False, **fields}


def test_the_checks_see_the_real_name():
    case = CASES["several doctors"]
    endpoint = _Scripted(lambda sent: _issue(missing=_sentence(sent, "did not say why")))
    summary = asyncio.run(summarize(letter_of(case), RedactingModel(endpoint, letter_of(case)), reasks=0))
    why = summary.issues[0].digest.why
    assert (summary.issues[0].status, why.source) == ("verified", "model")
    assert why.text == "Dr. Aberquist did not say why."
    assert why.evidence[0].quote == "Dr. Aberquist did not say why."


@pytest.mark.parametrize(
    "name", ["Person B", "Person Q", "Person ZZ", "Number C", "Mr. Person K", "Company H"]
)
def test_a_made_up_stand_in_never_reaches_the_reader(name):
    case = CASES["several doctors"]._replace(reason="")
    scripted = ScriptedModel(
        _issue(missing=f"The file of {name} holds no x-ray report."), overview=f"{name} has an ankle sprain."
    )
    summary = asyncio.run(summarize(letter_of(case), RedactingModel(scripted, letter_of(case)), reasks=1))
    assert summary.issues[0].status == "extractive"
    assert summary.overview is None
    assert not _STAND_IN.search(summary.model_dump_json(exclude={"facts"}))


def _sentence(sent: str, words: str) -> str:
    return next(line.partition("] ")[2] for line in sent.splitlines() if words in line)


class _Scripted(Echo):
    """Answers an issue's question by what it was sent; re-asks included."""

    def __init__(self, script) -> None:
        super().__init__()
        self.script = script

    async def ask(self, messages, response, *, max_tokens: int = 256):
        self.sent += [message.content for message in messages]
        if response is OverviewDraft:
            return Answer(OverviewDraft(overview=""), "{}", Usage())
        said = self.script(messages[-1].content)
        return Answer(IssueDraft.model_validate(said), json.dumps(said), Usage())


# Names that are no words: what else they might mean is the tables' matter.
_GIVEN = ["Teodora", "Hesper", "Inés", "Jorunn", "Xiomara", "Bram", "Ludo", "Petra"]
_SURNAMES = [
    *("Wexlund", "Núñez-O'Brien", "Eskelsberg", "Talvane", "de la Vasquera", "Quillon", "Oyelaran", "Nguyễn"),
    *("Van Ostrand", "Þórsdóttir", "O’Malleyk", "Smith-Okorie", "Lefèvrel", "Ångström"),
]
_MENTIONS = [
    "Ms. {s} twisted an ankle.",
    "{S} reports swelling of the ankle.",
    "The ankle of {g} {s} is stiff.",
    "{s}, {g} was examined.",
    "{s}'s ankle hurts.",
    "{i}. {s} walks with a cane.",
    "{G} {S} rests.",
    "The notes speak of {g}\n{s} and of a fall.",
    "{g} agreed; Mr.{s} did not.",
]
_FACTS = [
    "The claim is {claim}.",
    "The worker was born on {born}.",
    "A call to {phone} went unanswered.",
    "The worker lives at {street}.",
    "SSN {ssn} is on file, and {mail} is the address.",
]
_MONTHS = "January February March April May June July August September October November December".split()


@st.composite
def _letters(draw) -> tuple[Case, list[str]]:
    (g, h), (s, t) = (draw(st.permutations(names))[:2] for names in (_GIVEN, _SURNAMES))
    claim = draw(st.from_regex(r"[A-Z]{2}-[1-9][0-9]{5}-[0-9]{2}", fullmatch=True))
    day, month, year = draw(st.integers(1, 28)), draw(st.integers(1, 12)), draw(st.integers(1940, 1999))
    phone = draw(st.from_regex(r"\([2-9][0-9]{2}\) 555-[0-9]{4}", fullmatch=True))
    ssn = draw(st.from_regex(r"[1-8][0-9]{2}-[0-9]{2}-[0-9]{4}", fullmatch=True))
    street = f"{draw(st.integers(100, 9999))} Larkmere {draw(st.sampled_from(['Street', 'Ave', 'Road']))}"
    mail = f"{unaccented(g).lower()}@example.org"
    front = (
        f"{HEADER_2016}\nEmployee Name: {g} {s}\nProvider Name: {h} {t}, M.D.\nClaims Number: {claim}\n"
        f"Date of Birth: {month:02}/{day:02}/{year}\nPhone: {phone}\nSSN: {ssn}\n"
        f"{g} {s}\n{street}\nVandermeer, CA 93999"
    )
    facts = {
        "claim": draw(st.sampled_from([claim, claim.replace("-", ""), claim.replace("-", " ")])),
        "born": draw(st.sampled_from([f"{month}/{day}/{year}", f"{_MONTHS[month - 1]} {day}, {year}"])),
        "phone": draw(st.sampled_from([phone, re.sub(r"\D+", "-", phone).strip("-")])),
        "street": street, "ssn": ssn, "mail": mail,
    }  # fmt: skip
    said = []
    for one in draw(st.lists(st.sampled_from([*_MENTIONS, *_FACTS]), min_size=2, max_size=8)):
        first, last = draw(st.sampled_from([(g, s), (h, t)]))
        names = {"g": first, "s": last, "G": first.upper(), "S": last.upper(), "i": first[0]}
        said.append(one.format(**names, **facts))
    half = len(said) // 2
    gone = [
        *(part for name in (s, t) for part in re.split(r"[ -]", name) if part not in ("de", "la", "Van")),
        g,
        h,
    ]
    digits = [claim[3:9], phone[-4:], ssn[-4:], "Larkmere", mail, f"{month}/{day}/{year}", f"{day}, {year}"]
    return Case(front, " ".join(said[:half]), (), reason=" ".join(said[half:])), [*gone, *digits]


@pytest.fixture(scope="module")
def scripted():
    endpoint = ScriptedEndpoint()
    endpoint.script = lambda sent: (
        {"overview": "Person B has a sprain."}
        if "overview" in fields_of(sent)
        else _issue(missing="Person C lacks it.")
    )
    yield endpoint
    endpoint.stop()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=_letters())
def test_nothing_that_identifies_is_on_the_wire(scripted, drawn):
    case, gone = drawn
    letter = letter_of(case)
    scripted.requests.clear()

    async def run() -> None:
        model = RedactingModel(EndpointModel("m", base_url=scripted.url), letter)
        await summarize(letter, model, reasks=2)
        await model.aclose()

    asyncio.run(run())
    assert len(scripted.requests) >= 3
    wire = unaccented(json.dumps(scripted.requests, ensure_ascii=False)).lower()
    assert [
        word for word in gone if re.search(rf"(?<!\w){re.escape(unaccented(word).lower())}(?!\w)", wire)
    ] == []
