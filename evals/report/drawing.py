"""Figures as inline SVG, narrow enough for a phone: the same input gives the same bytes.

Colours are names of the page's own (`var(--ink)`), so that a figure follows it into the dark and onto paper;
texts are texts in the page's font.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from math import hypot
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from markupsafe import Markup

from summarizer.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 4.6
"""Inches of 72 units: about what a phone of 360 pixels has room for, with text of 12."""
INK, SOFT, LINE, PAPER, DOT, BAR = "#1d2329", "#55606b", "#dedad2", "#ffffff", "#1c5686", "#8fb4d4"
_NAMES = {
    INK: "var(--ink)", SOFT: "var(--soft)", LINE: "var(--line)", PAPER: "var(--card)", DOT: "var(--link)",
    BAR: "var(--bar)",
}  # fmt: skip
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none", "text.parse_math": False, "font.size": 12, "font.family": "DejaVu Sans",
    "text.color": INK, "axes.edgecolor": SOFT, "axes.labelcolor": SOFT, "xtick.color": SOFT,
    "ytick.color": SOFT, "ytick.labelcolor": INK, "axes.facecolor": "none", "figure.facecolor": "none",
    "savefig.facecolor": "none", "axes.spines.top": False, "axes.spines.right": False, "axes.axisbelow": True,
    "grid.color": LINE, "grid.linewidth": 1.0, "axes.xmargin": 0.06,
}  # fmt: skip
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
_COLOUR = re.compile("|".join(_NAMES))


def svg(name: str, says: str, height: float, draw: Callable[[Axes], None]) -> Markup:
    """What `draw` puts on one set of axes. `name` tells its ids from those of the page's other figures;
    `says` is read out instead of it. Raises UsageError without Matplotlib."""
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        raise UsageError("plots need Matplotlib", hint="pip install 'imr-summarizer[evals]'") from None
    out = io.StringIO()
    with matplotlib.rc_context({**_STYLE, "svg.hashsalt": name}):
        figure = Figure(figsize=(WIDTH, height), dpi=72, layout="constrained")
        draw(figure.add_subplot())
        figure.savefig(out, format="svg", metadata=_NO_METADATA)
    root = ElementTree.fromstring(out.getvalue())  # noqa: S314 - Matplotlib's own output
    return Markup(_inline(root, says))  # noqa: S704 - an XML tree written out, its texts escaped


def _inline(root: ElementTree.Element, says: str) -> str:
    """The tree as a part of an HTML page: no namespaces, no style sheet of its own, no unused ids."""
    used = {value.strip("url()#") for one in root.iter() for value in one.attrib.values() if "#" in value}
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag.endswith("}style")]:
            parent.remove(child)
    for one in root.iter():
        one.tag = one.tag.rpartition("}")[2]
        one.attrib = {name.rpartition("}")[2]: value for name, value in one.attrib.items()}
        if one.get("id") not in used:
            one.attrib.pop("id", None)
        if style := one.get("style"):
            kept = [part for part in style.split("; ") if not part.startswith("font-family")]
            one.set("style", _COLOUR.sub(lambda found: _NAMES[found[0]], "; ".join(kept)))
    attributes = {"viewBox": root.get("viewBox", ""), "role": "img", "aria-label": says}
    root.attrib = attributes
    return ElementTree.tostring(root, encoding="unicode")


# --- kinds of figure

Spread = tuple[float, float, float]
"""A value and its limits."""


def dots(
    axes: Axes,
    labels: Sequence[str],
    values: Sequence[Spread],
    *,
    faint: Sequence[bool],
    least: float,
    most: float,
) -> None:
    """A line each, its value as a dot between its limits; faint ones are hollow and grey."""
    for place, (value, low, high) in enumerate(values):
        colour = SOFT if faint[place] else DOT
        axes.plot([low, high], [place, place], color=colour, linewidth=2, clip_on=True)
        axes.plot(
            [value], [place], "o", color=colour, markerfacecolor=PAPER if faint[place] else colour,
            markersize=7, clip_on=False,
        )  # fmt: skip
    _lines(axes, labels)
    room = 0.02 * (most - least)
    axes.set_xlim(least - room, most + room)
    axes.grid(axis="x")


def bars(axes: Axes, labels: Sequence[str], values: Sequence[Spread], told: Sequence[str]) -> None:
    """A bar each, with its limits, and its value in words at its end."""
    most = max(high for _, _, high in values)
    for place, (value, low, high) in enumerate(values):
        axes.barh(place, value, height=0.62, color=BAR)
        axes.plot([low, high], [place, place], color=INK, linewidth=1.5)
        axes.text(max(value, high) + most * 0.03, place, told[place], va="center", color=INK)
    _lines(axes, labels)
    axes.set_xlim(0, most * 1.18 or 1)
    axes.grid(axis="x")


def columns(axes: Axes, starts: Sequence[float], counts: Sequence[int], width: float, limit: float) -> None:
    """How many lie in each interval, with a line at the limit."""
    axes.bar(starts, counts, width=width * 0.92, align="edge", color=BAR)
    axes.axvline(limit, color=INK, linewidth=1.5, linestyle=(0, (4, 3)))
    axes.grid(axis="y")
    locator: Any = axes.yaxis.get_major_locator()
    locator.set_params(integer=True)


def points(axes: Axes, x: Sequence[Spread], y: Sequence[Spread], *, first: bool) -> None:
    """A numbered point each, with its limits both ways; the first one filled."""
    for place, ((x_at, x_low, x_high), (y_at, y_low, y_high)) in enumerate(zip(x, y, strict=True)):
        thick = 2.0 if first and place == 0 else 1.0
        axes.plot([x_low, x_high], [y_at, y_at], color=BAR, linewidth=thick)
        axes.plot([x_at, x_at], [y_low, y_high], color=BAR, linewidth=thick)
    for place, (left, up) in enumerate(zip(x, y, strict=True)):
        inside = DOT if first and place == 0 else PAPER
        axes.plot(
            [left[0]],
            [up[0]],
            "o",
            color=DOT,
            markerfacecolor=inside,
            markersize=7,
            clip_on=False,
            zorder=4 - (place > 0),
        )
    axes.grid()
    figure: Any = axes.figure
    figure.draw_without_rendering()  # the layout, so that places are known
    numbers = _free([axes.transData.transform((left[0], up[0])) for left, up in zip(x, y, strict=True)])
    for number, (left, up, offset) in enumerate(zip(x, y, numbers, strict=True), start=1):
        axes.annotate(
            str(number), (left[0], up[0]), xytext=offset, textcoords="offset points", ha="center",
            va="center", color=INK,
        )  # fmt: skip


_AROUND = ((11, 8), (-11, 8), (11, -8), (-11, -8), (0, 14), (0, -14), (18, 0), (-18, 0), (20, 16), (-20, 16),
           (20, -16), (-20, -16))  # fmt: skip


def _free(at: Sequence[Any]) -> list[tuple[int, int]]:
    """Beside each point, where its number lies on no other point and no other number. At 72 pixels an inch a
    pixel is a point of type."""
    taken: list[tuple[float, float]] = [(float(x), float(y)) for x, y in at]
    found: list[tuple[int, int]] = []
    for x, y in taken[:]:

        def room(offset: tuple[int, int], x: float = x, y: float = y) -> float:
            return min(hypot(x + offset[0] - one[0], y + offset[1] - one[1]) for one in taken)

        best = next((offset for offset in _AROUND if room(offset) >= 12), max(_AROUND, key=room))
        taken.append((x + best[0], y + best[1]))
        found.append(best)
    return found


def _lines(axes: Axes, labels: Sequence[str]) -> None:
    axes.set_yticks(range(len(labels)), labels)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(labels) - 0.45, -0.55)
    axes.spines["left"].set_visible(False)
