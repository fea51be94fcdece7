"""Corrections as a file: CSV that a spreadsheet can edit, or JSON lines. Bytes in, rows or bytes out.

No error holds a cell's text: the file is about a letter.
"""

from __future__ import annotations

import csv
import difflib
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from pydantic import ValidationError

from summarizer.data import categories
from summarizer.errors import UsageError
from summarizer.schema.correction import Correction, Scalar, squeezed

ENDINGS = (".csv", ".jsonl")
_COLUMNS = ("case_number", "issue", "field", "told", "verdict", "value", "by", "note", "sha256")
_HINT = "see Corrections in docs/readers.md"
_BOM = b"\xef\xbb\xbf"
"""Without the mark, Excel takes a UTF-8 file for the machine's old encoding."""
_DELIMITERS = ",;\t"
"""Where a comma stands before decimals, spreadsheets write semicolons."""
# A spreadsheet would run "=..." as a formula. A quote in front makes it text, and is taken off again; a text
# that starts with such quotes of its own gets one more.
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")


def parse(data: bytes, name: str) -> tuple[Correction, ...]:
    """The rows in `data`, in order; JSON lines where `name` ends in .jsonl, else CSV. An empty file has none.

    Raises UsageError with the file, the row and the field of the first fault: a row that is malformed, or
    judges what another row judges.
    """
    found: list[Correction] = []
    judged: dict[object, str] = {}
    for where, values in _values(data, name):
        row = _row(values, where)
        found.append(row)
        if row.verdict is not None and (other := judged.setdefault(_key(row, row.told), where)) != where:
            place = other.removeprefix(f"{name}, ")
            raise UsageError(f"{where}, verdict: the same is judged in {place}", hint="keep one of the two")
    return tuple(found)


def extended(data: bytes, name: str, rows: Iterable[Correction]) -> bytes:
    """`data` and after it those of `rows` that it does not hold yet; not one byte before them is changed.

    What a person gave as the right value is held, too. Raises UsageError as `parse` does.
    """
    held = parse(data, name)
    keys = {_key(row, row.told) for row in held}
    keys |= {_key(row, row.value) for row in held if row.verdict == "wrong"}
    new = {key: row for row in rows if (key := _key(row, row.told)) not in keys}
    if not new:
        return data
    if _is_jsonl(name):
        lines = "".join(f"{row.model_dump_json()}\n" for row in new.values()).encode()
        return _closed(data, b"\n") + lines
    if not _text(data, name).strip():
        data = _BOM + ",".join(_COLUMNS).encode() + b"\r\n"
    layout = _layout(_text(data, name), name)
    return _closed(data, layout.line_end.encode()) + layout.lines(new.values()).encode()


def _key(row: Correction, told: Scalar) -> object:
    return row.sha256, row.issue, row.field, squeezed(told)


def _closed(data: bytes, line_end: bytes) -> bytes:
    return data if not data.strip() or data.endswith((b"\n", b"\r")) else data + line_end


def _is_jsonl(name: str) -> bool:
    return name.lower().endswith(".jsonl")


def _row(values: dict[str, Any], where: str) -> Correction:
    try:
        row = Correction.model_validate(values)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        field = fault["loc"][0] if fault["loc"] else ""
        told = fault["msg"].removeprefix("Value error, ")
        # A key that nobody declared may be any text.
        place = f"{where}, {field}: {told}" if field in _COLUMNS else f"{where}: a key that no row has"
        raise UsageError(place, hint=_HINT) from None
    names = [kind.name for kind in categories().kinds]
    if row.field == "category" and row.value is not None and row.value not in names:
        near = difflib.get_close_matches(str(row.value), names, n=1, cutoff=0)
        raise UsageError(f"{where}, value: no such category", hint=f"the nearest name is {near[0]}")
    return row


def _values(data: bytes, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows with where they stand, blank ones left out."""
    text = _text(data, name)
    if not text.strip():
        return
    if not _is_jsonl(name):
        yield from _layout(text, name).rows(text, name)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            values = json.loads(line)
        except ValueError:
            raise UsageError(f"{where}: no JSON", hint="one object a line") from None
        if not isinstance(values, dict):
            raise UsageError(f"{where}: no object", hint="one object a line")
        yield where, values


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{name}: no UTF-8 text", hint="save it as “CSV UTF-8”") from None


# --- CSV


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a table is written: people move columns, and spreadsheets choose delimiters."""

    columns: Sequence[str]
    delimiter: str
    line_end: str

    def rows(self, text: str, name: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The rows under the header, numbered as a spreadsheet numbers them."""
        # Strict: a quotation mark that is never closed would swallow the rows after it.
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, strict=True)
        number = 0
        try:
            for number, cells in enumerate(reader, start=1):
                where = f"{name}, row {number}"
                if number == 1 or not any(cell.strip() for cell in cells):
                    continue
                if any(cell.strip() for cell in cells[len(self.columns) :]):
                    raise UsageError(f"{where}: more cells than columns", hint=_HINT)
                found = zip_longest(self.columns, cells[: len(self.columns)], fillvalue="")
                yield where, {column: _plain(cell) for column, cell in found}
        except csv.Error:
            where = f"{name}, row {number + 1}"
            raise UsageError(f"{where}: its quotation marks are broken", hint="edit it as a table") from None

    def lines(self, rows: Iterable[Correction]) -> str:
        out = io.StringIO(newline="")
        # All in quotation marks: no text holds what another program takes for a delimiter.
        writer = csv.writer(
            out, delimiter=self.delimiter, lineterminator=self.line_end, quoting=csv.QUOTE_ALL
        )
        for row in rows:
            values = row.model_dump()
            writer.writerow([_cell(values[column]) for column in self.columns])
        return out.getvalue()


def _layout(text: str, name: str) -> _Layout:
    head = text.splitlines()[0] if text.strip() else ""
    for delimiter in _DELIMITERS:
        columns = [cell.strip().lower() for cell in next(csv.reader([head], delimiter=delimiter), [])]
        while columns and not columns[-1]:
            columns.pop()
        if sorted(columns) == sorted(_COLUMNS):
            return _Layout(columns, delimiter, "\r\n" if f"{head}\r\n" in text else "\n")
    raise UsageError(f"{name}, row 1: the columns must be {', '.join(_COLUMNS)}", hint=_HINT)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
