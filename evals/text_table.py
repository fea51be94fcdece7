"""Plain tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence


def text_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Columns parted by two blanks; a column of numbers is set to the right."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(head, *cells, strict=True)]
    to_right = [bool(rows) and all(_is_number(row[place]) for row in cells) for place in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, to_right, strict=True)
        ).rstrip()
        for row in (head, *cells)
    )


def _is_number(cell: str) -> bool:
    return cell in ("-", "") or cell.strip("+-%x").replace(".", "").replace(",", "").isdigit()
