"""Comparisons and gates in words: for a terminal, as Markdown, as JUnit XML and as one HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..statistics import Interval
from ..text_table import text_table
from .compare import Comparison, Difference
from .gate import Gated, Outcome

_HEAD = ("measure", "of", "a", "b", "b - a", "95%", "only a", "only b", "p", "Holm", "items", "needed", "")
_SHOWN = (
    "Shown: what chance gives once in twenty at most in the whole table, by Holm's p, or where there is no "
    "p by an interval wider than the one printed."
)
_GATE = ("rule", "seen", "interval", "limit", "")


def comparison_text(found: Comparison) -> str:
    head = [f"a: {found.a.name}", f"b: {found.b.name}"]
    head += [f"differs in {note}" for note in found.notes]
    if found.left_out:
        head.append(f"{found.left_out} letters that only one of them has are left out")
    return "\n".join(head) + "\n\n" + text_table(_HEAD, comparison_rows(found)) + f"\n\n{_SHOWN}"


def comparison_rows(found: Comparison) -> list[tuple[str, ...]]:
    return [_row(one) for one in found.differences]


def _row(one: Difference) -> tuple[str, ...]:
    stage = "model" if one.stage == "raw" else "system"
    paired = (str(one.only_a), str(one.only_b), _p(one.p), _p(one.p_holm)) if one.p is not None else ("",) * 4
    return (
        one.measure.name, stage, str(one.a), str(one.b), _signed(one.difference), _limits(one.difference),
        *paired, str(one.items), str(one.needed or ""), one.verdict,
    )  # fmt: skip


def comparison_html(found: Comparison) -> str:
    """One self-contained page."""
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = (files(__package__) / "comparison.html.j2").read_text(encoding="utf-8")
    return environment.from_string(template).render(
        a=found.a, b=found.b, notes=found.notes, left_out=found.left_out, head=_HEAD, shown=_SHOWN,
        rows=[(one, _row(one)) for one in found.differences],
        measures={one.measure.name: one.measure for one in found.differences}.values(),
    )  # fmt: skip


def gate_text(gated: Gated) -> str:
    against = f" against {gated.base}" if gated.base else ""
    said = "kept" if gated.passed else "broken"
    return f"{gated.run}{against}: {said} ({gated.about})\n\n" + text_table(_GATE, gate_rows(gated.outcomes))


def gate_rows(outcomes: Sequence[Outcome]) -> list[tuple[str, ...]]:
    return [
        (
            str(one.rule),
            str(one.seen),
            one.seen.interval,
            f"{one.limit:.3f}",
            one.verdict + (f": {one.why}" if one.why else ""),
        )
        for one in outcomes
    ]


def gate_markdown(gated: Gated) -> str:
    """A table for a CI's summary."""
    said = "kept" if gated.passed else "**broken**"
    against = f" against `{gated.base}`" if gated.base else ""
    lines = [
        f"## Evals: {said}",
        "",
        f"`{gated.run}`{against}: {gated.about}",
        "",
        f"| {' | '.join(_GATE)} |",
    ]
    lines.append("|" + " --- |" * len(_GATE))
    lines += [f"| {' | '.join(row)} |" for row in gate_rows(gated.outcomes)]
    return "\n".join(lines) + "\n"


def gate_junit(gated: Gated) -> str:
    """A test case a rule, as CI servers read them."""
    broken = [one for one in gated.outcomes if one.verdict == "broken"]
    lost = [one for one in gated.outcomes if one.verdict == "not measured"]
    suite = Element(
        "testsuite",
        name=f"imr eval gate {gated.run}",
        tests=str(len(gated.outcomes)),
        failures=str(len(broken)),
        errors=str(len(lost)),
    )
    for one in gated.outcomes:
        case = SubElement(suite, "testcase", classname="imr.eval.gate", name=str(one.rule))
        said = f"{one.seen} ({one.seen.interval}), limit {one.limit:.3f}"
        if one.verdict == "broken":
            SubElement(case, "failure", message=said)
        elif one.verdict == "not measured":
            SubElement(case, "error", message=one.why)
        else:
            SubElement(case, "system-out").text = f"{said}, {gated.about}{': ' if one.why else ''}{one.why}"
    indent(suite)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(suite, encoding="unicode") + "\n"


def _p(value: float | None) -> str:
    if value is None:
        return "-"
    return "<0.001" if value < 0.001 else f"{value:.3f}"


def _signed(interval: Interval) -> str:
    return "-" if interval.value is None else f"{interval.value:+.3f}"


def _limits(interval: Interval) -> str:
    return "-" if interval.value is None else f"{interval.low:+.3f} to {interval.high:+.3f}"
