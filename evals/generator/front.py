"""First pages and headers: labelled lines, and the facts that they give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from summarizer.schema.facts import Outcome

from .setting import Setting, header_shape, printed
from .truth import NOT_PRINTED, CoverTruth, Printed
from .variants import Variant
from .vocabulary import words

_OUTCOMES: dict[Outcome, tuple[str, str]] = {
    "uphold": ("UPHOLD", "none of the disputed items was found medically necessary"),
    "overturn": ("OVERTURN", "all of the disputed items were found medically necessary"),
    "partial_overturn": ("PARTIALLY OVERTURN", "some of the disputed items were found medically necessary"),
}
_IMPOSSIBLE = ("02/30/2016", "13/05/2016", "09/31/2016", "11/17/2106", "00/12/2016")


@dataclass(frozen=True, slots=True)
class Front:
    """Lines before the body, and what they give. A fact that they leave open is None."""

    lines: tuple[str, ...] = ()
    case_number: Printed = NOT_PRINTED
    date_assigned: Printed = NOT_PRINTED
    date_of_injury: Printed = NOT_PRINTED
    decision_date: Printed | None = NOT_PRINTED
    ur_denial_date: Printed | None = NOT_PRINTED
    application_received: Printed | None = NOT_PRINTED
    priority: Printed = NOT_PRINTED
    cover: CoverTruth | None = None


def header(setting: Setting) -> Front:
    """The header of 2016: a case number, five dates, a priority."""
    shape = header_shape(setting)

    def dated(day: date) -> Printed:
        return Printed(day.isoformat(), printed(day, shape))

    impossible = setting.pick(("assigned", "received")) if setting.has(Variant.IMPOSSIBLE_DATE) else ""
    priority = setting.pick(("Standard", "Standard", "Expedited"))
    bad = Printed(None, setting.pick(_IMPOSSIBLE))
    front = Front(
        case_number=_case_number(setting),
        date_assigned=bad if impossible == "assigned" else dated(setting.decision - timedelta(20)),
        date_of_injury=dated(setting.injury),
        decision_date=dated(setting.decision),
        ur_denial_date=dated(setting.denial),
        application_received=bad if impossible == "received" else dated(setting.decision - timedelta(28)),
        priority=Printed(priority, priority),
    )
    return replace(front, lines=_header_lines(setting, front))


def _header_lines(setting: Setting, front: Front) -> tuple[str, ...]:
    def text(fact: Printed | None) -> str:
        return (fact and fact.text) or ""

    number = f"Case Number: {front.case_number.text}"
    values = {
        "Date Assigned": text(front.date_assigned),
        "Date of Injury": text(front.date_of_injury),
        "Decision Date": text(front.decision_date),
        "UR Denial Date": text(front.ur_denial_date),
    }
    received = text(front.application_received)
    pairs = [f"{label}: {value}" for label, value in values.items()]
    two = (number, f"{pairs[0]} {pairs[1]}", f"{pairs[2]} {pairs[3]}")
    priority = f"Priority: {front.priority.text}"
    if not setting.has(Variant.LABELS_APART):
        return (*two, f"{priority} Application Received: {received}")
    form = setting.pick(("three lines", "three lines", "before", "blocks"))
    if form == "three lines":
        return (*two, f"{priority} Application \nReceived: \n{received}")
    if form == "before":
        return (*two, f"{priority} {received}\nApplication Received:")
    return (
        number,
        *(f"{label}:" for label in values),
        "Application Received:",
        *values.values(),
        received,
        priority,
    )


def cover(setting: Setting, outcome: Outcome, requests: list[str], inner: Front) -> Front:
    """A first page; `inner` is the header that follows it, whose values it repeats."""
    shape = header_shape(setting)
    number = inner.case_number if inner.case_number.value else _case_number(setting)
    received = setting.decision - timedelta(28)
    dated, injury, denial, got = (
        Printed(day.isoformat(), printed(day, shape))
        for day in (setting.decision, setting.injury, setting.denial, received)
    )
    if (
        inner.application_received
        and inner.application_received.text
        and not inner.application_received.value
    ):
        got = inner.application_received
    priority = inner.priority.value or setting.pick(("Standard", "Expedited"))
    name, provider = setting.rng.sample(words("names"), 2)
    claim = f"{setting.rng.randrange(10**6, 10**7)}-{setting.pick('ABCDEFG')}"
    treatments = "; ".join(requests[:6])
    told = CoverTruth(
        letter_date=dated,
        claim_number=Printed(claim, claim),
        employee_name=Printed(name, name),
        provider_name=Printed(provider, provider),
        disputed_treatments=Printed(treatments, treatments),
        outcome=outcome,
    )
    word, meaning = _OUTCOMES[outcome]
    lines = (
        "Notice of Independent Medical Review Determination",
        f"Dated: {dated.text}",
        f"IMR Case Number: {number.text} Date of Injury: {injury.text}",
        f"Claims Number: {claim} UR Denial Date: {denial.text}",
        f"Priority: {str(priority).upper()} Application Received: {got.text}",
        f"Employee Name: {name}",
        f"Provider Name: {provider}",
        f"Treatment(s) in Dispute Listed on IMR Application: {treatments}",
        f"Final Determination: {word}. This means that {meaning}.",
        "The parties may read on the next pages how each item was decided.",
    )
    if inner.lines:
        return _both(lines, told, inner)
    return Front(
        lines,
        case_number=number,
        date_of_injury=injury,
        decision_date=dated,
        ur_denial_date=denial,
        application_received=got,
        priority=Printed(priority),
        cover=told,
    )


def _both(lines: tuple[str, ...], told: CoverTruth, inner: Front) -> Front:
    """Cover and header together: which of two equal values gives the printed text is left open."""

    def valued(fact: Printed | None) -> Printed | None:
        return Printed(fact.value, None, fact.conflicts) if fact and fact.value else fact

    return replace(
        inner,
        lines=(*lines, *inner.lines),
        case_number=valued(inner.case_number) or NOT_PRINTED,
        date_of_injury=valued(inner.date_of_injury) or NOT_PRINTED,
        decision_date=valued(inner.decision_date),
        ur_denial_date=valued(inner.ur_denial_date),
        application_received=valued(inner.application_received),
        priority=Printed(inner.priority.value),
        cover=told,
    )


def _case_number(setting: Setting) -> Printed:
    year = {"2016": "16"}.get(setting.format, "14" if setting.format == "2014" else "13")
    number = f"CM{year}-{setting.rng.randrange(10**6):07d}"
    return Printed(number, number)
