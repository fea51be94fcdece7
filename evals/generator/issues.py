"""The disputed items of one letter: what is asked, how it is decided, and why."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.schema.facts import Conclusion, Decision

from .guidelines import claims_line, reviewer_line, same_guideline
from .rationales import write_rationale
from .requests import Request, like, make_request, named_facts, near_identical_template
from .setting import HARD_BLANK, PAGE_END, Setting
from .truth import Guideline, IssueTruth
from .variants import Variant

_OVERTURNED_SHARE = 0.3
_STRUCTURAL = (
    Variant.PARTIAL_A, Variant.PARTIAL_B, Variant.LEADING_DIGIT, Variant.LONG_HEADING, Variant.RETROSPECTIVE,
    Variant.BRAND_AND_GENERIC, Variant.DOSES_DIFFER, Variant.SIDES_SWAPPED, Variant.COLONS_IN_HEADING,
)  # fmt: skip
"""Variants that want a heading of their own, as far as there are headings."""
_LETTER_WIDE = (Variant.NEAR_IDENTICAL, Variant.ANCILLARY)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as it will be printed, with its truth. The printed texts may hold layout marks."""

    truth: IssueTruth
    on: frozenset[Variant]
    claims: str | None
    reviewer: str | None
    rationale: str


def plain_text(marked: str) -> str:
    """A printed text on one line, single blanks, without layout marks."""
    return " ".join(marked.replace(HARD_BLANK, " ").replace(PAGE_END, "").split())


def make_issues(setting: Setting, count: int) -> list[Issue]:
    variants = _spread(setting, count)
    requests = _requests(setting, variants)
    surgery = next((n for n, (request, _) in enumerate(requests) if request.kind.name == "surgery"), None)
    decisions: list[Decision] = []
    issues = []
    for index, (request, ancillary) in enumerate(requests):
        follows = surgery if ancillary else None
        overturned = setting.chance(_OVERTURNED_SHARE)
        decision: Decision = (
            decisions[follows] if follows is not None else "overturned" if overturned else "upheld"
        )
        decisions.append(decision)
        issues.append(_issue(setting, index + 1, request, decision, variants[index], follows))
    return issues


def _issue(
    setting: Setting,
    number: int,
    request: Request,
    decision: Decision,
    on: frozenset[Variant],
    follows: int | None,
) -> Issue:
    claims = None if setting.format == "professional-review" else claims_line(setting, request.kind)
    reviewer = reviewer_line(setting, request.kind)
    rationale = write_rationale(setting, on, request, decision, reviewer, ancillary=follows is not None)
    named = named_facts(request)
    conclusion: Conclusion = "not_medically_necessary" if decision == "upheld" else "medically_necessary"
    truth = IssueTruth(
        number=number,
        request=request.text,
        decision=decision,
        conclusion=conclusion,
        rationale=plain_text(rationale),
        retrospective=request.retrospective,
        partial_form=request.form,
        original_request=request.original,
        authorized=request.authorized,
        remaining=request.remaining,
        depends_on=() if follows is None else (follows + 1,),
        claims_administrator_guideline=_plain(claims),
        reviewer_guideline=_plain(reviewer),
        same_guideline=same_guideline(claims, reviewer),
        mentions=request.mentions,
        drug=named["drug"],
        dose=named["dose"],
        quantity=named["quantity"],
        side=named["side"],
    )
    return Issue(truth, on, claims.text if claims else None, reviewer.text, rationale)


def _plain(line: Guideline | None) -> Guideline | None:
    return Guideline(plain_text(line.text), line.families, line.citations) if line else None


def _spread(setting: Setting, count: int) -> list[frozenset[Variant]]:
    """Which of the letter's variants each issue carries: every one at least once, where there is room."""
    spread: list[set[Variant]] = [set() for _ in range(count)]
    wanted = sorted(setting.on - set(_LETTER_WIDE))
    structural = [variant for variant in wanted if variant in _STRUCTURAL]
    setting.rng.shuffle(structural)
    for position, variant in enumerate(structural):
        spread[position % count].add(variant)
    for variant in (one for one in wanted if one not in _STRUCTURAL):
        spread[setting.rng.randrange(count)].add(variant)
        for on in spread:
            if setting.chance(0.4):
                on.add(variant)
    return [frozenset(on) for on in spread]


def _requests(setting: Setting, variants: list[frozenset[Variant]]) -> list[tuple[Request, bool]]:
    """Each issue's request, and whether it hangs on the letter's one operation."""
    count = len(variants)
    kinds: dict[int, str] = {}
    if setting.has(Variant.ANCILLARY) and count > 1:
        first, *others = sorted(setting.rng.sample(range(count), min(count, setting.pick((2, 3)))))
        kinds = {first: "surgery", **dict.fromkeys(others, "ancillary")}
    free = [n for n in range(count) if n not in kinds]
    alike: list[int] = []
    if setting.has(Variant.NEAR_IDENTICAL) and len(free) > 1:
        start = setting.rng.randrange(len(free) - 1)
        alike = free[start : start + setting.pick((2, 3, 4))]
    template = near_identical_template(setting)
    made: list[tuple[Request, bool]] = []
    for number, on in enumerate(variants):
        if number in alike:
            before = made[-1][0] if made and number - 1 in alike else make_request(setting, frozenset())
            made.append((like(setting, before, *template), False))
        elif number in kinds:
            made.append((make_request(setting, frozenset(), kinds[number]), kinds[number] == "ancillary"))
        else:
            made.append((make_request(setting, on), False))
    return made
