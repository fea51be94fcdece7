"""What a mention is."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.schema.facts import MentionKind


class Mention(NamedTuple):
    """Something named in a text at [start, end), with a value that does not depend on its spelling.

    | kind | value | of |
    | --- | --- | --- |
    | age | "48" | 48-year-old |
    | dose | "10/325 mg", "5 %", "0.5 mg/ml" | 10/325mg, 5%, 0.5 mg per ml |
    | quantity | "60", "12 sessions", "2-3/week", "6 weeks" | #60, twelve sessions, 2-3x/week, 6 wks |
    | body_part | "low back", "L4-L5" | lumbar spine, L4-5 |
    | side | "left", "right", "bilateral" | left, rt., both |
    | drug | "naproxen", "hydrocodone/acetaminophen" | Naprosyn, Norco |
    | procedure | "magnetic resonance imaging" | MRI |
    """

    kind: MentionKind
    value: str
    start: int
    end: int
