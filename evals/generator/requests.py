"""What is asked for: the words of a heading, and the typed mentions in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summarizer.schema.facts import PartialForm

from .setting import Setting, printed
from .truth import Mention, MentionKind, Printed
from .variants import Variant
from .vocabulary import Drug, Kind, drugs, kinds, words

_NUMBER_WORDS = {4: "four", 6: "six", 8: "eight", 10: "ten", 12: "twelve", 18: "eighteen", 24: "twenty-four"}
_SLOT_KINDS: dict[str, MentionKind] = {
    "drug": "drug",
    "dose": "dose",
    "qty": "quantity",
    "joint": "body_part",
    "spine": "body_part",
    "side": "side",
    "Side": "side",
}
_LONGEST = 550
_COMMON = (
    "imaging",
    "nerve_test",
    "therapy",
    "drug",
    "drug",
    "injection",
    "equipment",
    "mind",
    "program",
    "home",
)


@dataclass(frozen=True, slots=True)
class Request:
    """`text` is the request as printed; `item` names it inside a sentence."""

    kind: Kind
    text: str
    item: str
    mentions: tuple[Mention, ...] = ()
    retrospective: bool = False
    drug: Drug | None = None
    drug_name: str = ""
    dose: str = ""
    side: str = ""
    part: str = ""
    quantity: str = ""
    other_side: str = ""
    other_dose: str = ""
    other_name: str = ""
    form: PartialForm | None = None
    original: str | None = None
    authorized: str | None = None
    remaining: str | None = None


def make_request(setting: Setting, on: frozenset[Variant], kind: str | None = None) -> Request:
    """A request with those variants of `on` that concern one heading."""
    if Variant.PARTIAL_B in on:
        return _partial_b(setting)
    if Variant.PARTIAL_A in on:
        return _partial_a(setting, on)
    request = _contradicted(setting, on, _plain(setting, on, kind))
    if kind == "ancillary":
        return request
    if Variant.LONG_HEADING in on:
        request = _lengthened(setting, request)
    if Variant.RETROSPECTIVE in on:
        return _retrospective(setting, on, request)
    if Variant.COLONS_IN_HEADING in on and setting.format in ("2014", "2016", "professional-review"):
        return replace(request, text=f"{setting.pick(words('prefixes_with_colon'))}: {request.text}")
    return request


def named_facts(request: Request) -> dict[str, Printed | None]:
    """What the heading gives as drug, dose, quantity and side, with what its rationale gives besides.

    Left open: which of several quantities counts (a frequency may be one), and what else than a drug is one.
    """

    plain = not request.form and not any(word in request.text for word in ("a day", "every", "to include"))

    def named(text: str, other: str = "") -> Printed:
        return Printed(None, text or None, (other,) if other else ())

    return {
        "drug": named(request.drug_name, request.other_name) if request.drug else None,
        "dose": named(request.dose, request.other_dose) if request.drug else None,
        "quantity": named(request.quantity) if request.drug and plain else None,
        "side": named(request.side, request.other_side) if "bilateral" not in request.text else None,
    }


def like(setting: Setting, request: Request, kind: str, template: str) -> Request:
    """A request of the same words for another body part or side."""
    for _ in range(20):
        other = _filled(setting, setting.on, kinds()[kind], template)
        if other.text != request.text:
            return other
    return other


def near_identical_template(setting: Setting) -> tuple[str, str]:
    """A kind and one of its templates that names a body part."""
    kind = setting.pick(("imaging", "therapy", "injection"))
    return kind, setting.pick([one for one in kinds()[kind].headings if "{joint}" in one])


def _plain(setting: Setting, on: frozenset[Variant], kind: str | None) -> Request:
    if kind is None and Variant.LEADING_DIGIT in on:
        found = [(k, one) for k in kinds().values() for one in k.headings if one[0].isdigit()]
        return _filled(setting, on, *setting.pick(found))
    if kind is None and on & {Variant.BRAND_AND_GENERIC, Variant.DOSES_DIFFER}:
        kind = "drug"
    if kind is None and Variant.SIDES_SWAPPED in on:
        return _filled(setting, on, *_with_side(setting))
    pool = _COMMON if setting.has(Variant.ANCILLARY) else (*_COMMON, "surgery")
    chosen = kinds()[kind or setting.pick(pool)]
    headings = [one for one in chosen.headings if not one[0].isdigit()]
    if Variant.DOSES_DIFFER in on:
        headings = [one for one in headings if "{dose}" in one]
    return _filled(setting, on, chosen, setting.pick(headings))


def _contradicted(setting: Setting, on: frozenset[Variant], request: Request) -> Request:
    """The request whose rationale names the item by another side, dose or name, and never by its own."""
    item, drug = request.item, request.drug
    if Variant.SIDES_SWAPPED in on and request.side and request.part:
        other = next(side for side in words("parts.sides") if side != request.side)
        item = re.sub(rf"\b{request.side}\b", other, item, flags=re.IGNORECASE)
        request = replace(request, other_side=other)
    if Variant.DOSES_DIFFER in on and request.dose and drug:
        other = setting.pick([dose for dose in drug.doses if dose != request.dose])
        item = item.replace(request.dose, other)
        request = replace(request, other_dose=other)
    if Variant.BRAND_AND_GENERIC in on and drug:
        item = item.replace(drug.brand, drug.generic)
        request = replace(request, other_name=drug.generic)
    return replace(request, item=item)


def _with_side(setting: Setting) -> tuple[Kind, str]:
    kind, _ = near_identical_template(setting)
    return kinds()[kind], setting.pick([one for one in kinds()[kind].headings if "{side} {joint}" in one])


def _filled(setting: Setting, on: frozenset[Variant], kind: Kind, template: str) -> Request:
    drug = setting.pick(drugs())
    brand = Variant.BRAND_AND_GENERIC in on or setting.chance(0.3)
    side = setting.pick(words("parts.sides"))
    slots = {
        "drug": drug.brand if brand else drug.generic[0].upper() + drug.generic[1:],
        "dose": setting.pick(drug.doses),
        "qty": _quantity(setting, on, kind, drug.form),
        "qty2": setting.pick(("30 days", "3 months", "one month", "6-9 weeks", "80 hours")),
        "when": _frequency(setting),
        "side": side,
        "Side": side.capitalize(),
        "joint": setting.pick(words("parts.joints")),
        "spine": setting.pick(words("parts.spines")),
    }
    text = template.format_map(slots)
    text = text[0].upper() + text[1:]
    used = [name for name in _SLOT_KINDS if f"{{{name}}}" in template]
    named = "drug" in used
    return Request(
        kind=kind,
        text=text,
        item=in_sentence(text, keep=named and brand),
        mentions=tuple(Mention(_SLOT_KINDS[name], slots[name]) for name in used),
        drug=drug if named else None,
        drug_name=slots["drug"] if named else "",
        dose=slots["dose"] if "dose" in used else "",
        quantity=slots["qty"] if "qty" in used else "",
        side=side if {"side", "Side"} & set(used) else "",
        part=slots["joint"] if "joint" in used else slots["spine"] if "spine" in used else "",
    )


def in_sentence(text: str, *, keep: bool = False) -> str:
    """`text` as it stands inside a sentence: small, unless it begins with a name or an acronym."""
    return text if keep or not text[1:2].islower() else text[0].lower() + text[1:]


def _quantity(setting: Setting, on: frozenset[Variant], kind: Kind, form: str) -> str:
    simple = Variant.QUANTITIES not in on
    if kind.name == "drug":
        count = setting.pick((15, 30, 60, 90, 120, 180))
        if simple:
            return f"#{count}"
        return setting.pick(
            (f"QTY: {count}", f"Qty {count}", f"quantity {count}", f"{count} {form}", f"#{count} {form}")
        )
    count = setting.pick(tuple(_NUMBER_WORDS))
    unit = setting.pick(("sessions", "visits"))
    if simple:
        return f"{count} {unit}"
    return setting.pick(
        (f"QTY: {count}", f"{_NUMBER_WORDS[count]} ({count}) {unit}", f"{_NUMBER_WORDS[count]} {unit}")
    )


def _frequency(setting: Setting) -> str:
    often, weeks = setting.pick((1, 2, 3)), setting.pick((3, 4, 6, 8))
    count = setting.pick(("twice", "three times"))
    return setting.pick(
        (
            f"{often} times a week for {weeks} weeks",
            f"{often} x {weeks}",
            f"{often} X {weeks}-{weeks + 3} weeks",
            f"{count} per week for {weeks} weeks",
        )
    )


def _lengthened(setting: Setting, request: Request) -> Request:
    wanted = setting.pick(range(250, _LONGEST - 40))
    details = setting.rng.sample(words("details"), len(words("details")))
    text = f"{request.text}, to include {details[0]}"
    for detail in (*details[1:], *(f"{one} once more" for one in details)):
        if len(text) + len(detail) + 2 > wanted:
            break
        text += f", {detail}"
    return replace(request, text=text)


def _retrospective(setting: Setting, on: frozenset[Variant], request: Request) -> Request:
    day = printed(setting.denial, setting.pick(("%m/%d/%Y", "%m/%d/%y")))
    after = [f"{request.text} (DOS {day})", f"{request.text} (date of service {day})"]
    if Variant.COLONS_IN_HEADING in on:
        after = [f"{request.text}, DOS: {day}"]
    if setting.format in ("2014", "2016"):
        small = request.text if request.drug else in_sentence(request.text)
        before = [f"Retrospective request for {small}", f"Retrospective {small}"]
        after = (
            [*after, f"Retrospective: {request.text}"]
            if Variant.COLONS_IN_HEADING in on
            else [*after, *before]
        )
    return replace(request, text=setting.pick(after), retrospective=True)


def _partial_a(setting: Setting, on: frozenset[Variant]) -> Request:
    whole = setting.pick((6, 8, 12, 18, 24))
    part = setting.pick([n for n in (2, 3, 4, 6, 8, 12) if n < whole])
    drug = setting.chance(0.4)
    kind = kinds()["drug" if drug else "therapy"]
    unit = "" if drug else f" {setting.pick(('sessions', 'visits'))}"
    stem = (
        "{drug} {dose}"
        if drug
        else setting.pick(("Physical therapy for the {side} {joint}", "Acupuncture for the {spine}"))
    )
    base = _filled(setting, on, kind, stem)
    scale, mark = (10, " #") if drug else (1, setting.pick((", ", ", QTY: ")))

    def of(count: int) -> str:
        return f"{base.text}{mark}{count * scale}{unit}"

    granted, left = of(part), of(whole - part)
    left = left if drug or setting.chance(0.5) else in_sentence(left)
    closing = " is" if setting.chance(0.8) else ""
    text = (
        f"{of(whole)} was the original request. {granted} was authorized by the Claims Administrator. "
        f"The remaining IMR eligible portion of the original request, {left}{closing}"
    )
    item = in_sentence(left, keep=drug and base.item[0].isupper())
    return replace(
        base, text=text, item=item, form="A", original=of(whole), authorized=granted, remaining=left
    )


def _partial_b(setting: Setting) -> Request:
    asked, granted = setting.pick(words("substitutes")).split(" | ")
    small = in_sentence(asked)
    again = setting.pick((asked, small))
    text = (
        f"{asked} was the original request. The Claims Administrator authorized {granted}, leaving the "
        f"original request IMR eligible. The original request, {again}{' is' if setting.chance(0.8) else ''}"
    )
    return Request(kinds()["equipment"], text, small, form="B", original=asked, authorized=granted)
