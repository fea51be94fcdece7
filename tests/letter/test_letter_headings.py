from __future__ import annotations

import pytest

from summarizer.letter.headings import heading_start

WAS = "was the\noriginal request."
PART = "Cream #20 was authorized by the Claims Administrator."
REST = "The remaining IMR eligible part of the original request"

# What stands before the bar is the rationale above, what stands after it is the heading.
CASES = {
    "line after a stop": "The trial failed. It is not medically necessary.\n|Sling for the arm",
    "two lines": "It is not medically necessary.\n|Sling for the arm, with\na pad for the left shoulder",
    "glued": "It is not medically\nnecessary.|X-rays of a toe",
    "one line": "The trial failed. It is not needed. |Sling for the arm",
    "digit first": "It is not medically necessary.\n|1 walking stick",
    "colons": "It is not needed.\n|Other service: Pads: two, DOS: 1/2/2017",
    "decimal": "It is not needed.\n|Scan, 1.5 Tesla or more, no. 2",
    "title": "It is not needed.\n|Visit with Dr. Nobody for the hip",
    "stop inside": "It is not needed.\n|Therapy, 12 visits. Left knee",
    "stop at a line's end": "It is not needed.\n|Therapy, 12 visits.\nLeft knee",
    "no stop before": "For these reasons it is not medically necessary\n|Sling for the arm",
    "no stop before, other words": "As such, it should be\nrefused (see above)\n|Sling for the arm",
    "small letter": "For these reasons it is not needed.\n|sling for the arm",
    "quote": 'So the "sling" is "not needed."\n|Sling for the arm',
    "bracket": "It is not needed (see the guide.)\n|Sling [for the arm]",
    "tapering advice": "The two are advised to read the\nadvice on weaning for this patient.\n|Cream 4%",
    "a line like a heading": "It is not needed.\nSling: Overturned\n|Cream 4%",
    "form A": f"It is not needed.\n|Cream #60 {WAS} {PART}\n{REST}, Cream #40 is",
    "form A over lines": f"It is not needed.\n|Cream\n4% #60 {WAS}\n{PART} {REST},\nCream #40 is",
    "form A glued": f"It is not needed.|Cream #60 {WAS} {PART} {REST}, Cream #40",
    "form A with a stop inside": f"It is not needed.\n|Cream 4%. #60 {WAS} {PART} {REST}, Cream #40",
    "form A after no stop": f"It is not medically necessary\n|Cream #60 {WAS} {PART} {REST}, Cream #40",
    "form A quoted above": f"Cream #60 {WAS} {PART} {REST}, Cream #40 is not needed.\n|Gym visits",
    "form B": f"It is not needed.\n|A bed {WAS} The Claims Administrator authorized a mat, leaving the\n"
    "original request eligible. The original request, a bed is",
    "rationale without a verb": "Per ODG.\n|Sling for the arm",
    "no rationale": "|Sling for the arm",
}


@pytest.mark.parametrize("name", CASES)
def test_where_a_heading_starts(name: str) -> None:
    above, heading = CASES[name].split("|")
    text = above + heading
    assert text[heading_start(text, 0, len(text)) :] == heading


def test_a_very_long_rationale_is_not_read_whole() -> None:
    text = "word " * 2_000_000 + "is not needed.\nSling"
    assert text[heading_start(text, 0, len(text)) :] == "Sling"
