"""The file of corrections: what is written comes back, what is there is not touched, faults are named."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import full_summary, issue, summary

from summarizer.corrections import extended, open_rows, parse
from summarizer.errors import UsageError
from summarizer.schema.correction import Correction

NAMES = ("rows.csv", "rows.jsonl")
LETTER = "5a" * 32
HEAD = "case_number,issue,field,told,verdict,value,by,note,sha256"


def row(**changes):
    values = {"sha256": LETTER, "field": "why", "issue": 1, "told": "No gain is named."}
    return Correction.model_validate(values | changes)


def table(*lines, head=HEAD):
    return "\r\n".join((head, *lines, "")).encode()


def cells(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


# --- what is written


@pytest.mark.parametrize("name", NAMES)
def test_a_new_file_has_an_open_row_for_each_thing_told(name):
    rows = parse(extended(b"", name, open_rows(full_summary())), name)
    always = ("decision", "authorized", "reason", "category", "why")
    assert [(one.issue, one.field) for one in rows] == [
        (None, "overview"),
        *((1, field) for field in (*always, "criterion", "gap")),
        *((2, field) for field in (*always[:2], "remaining", *always[2:], "criterion")),
        *((3, field) for field in always),
        *((4, field) for field in always),
    ]
    assert {(one.verdict, one.value, one.by, one.note) for one in rows} == {(None, None, "", "")}
    assert {(one.case_number, one.sha256) for one in rows} == {("CM18-0000001", LETTER)}
    assert rows[0].told == "The worker slipped on a wet floor and hurt her low back and right knee."
    assert (rows[1].told, rows[2].told) == ("upheld", None)


def test_words_told_under_two_names_are_asked_once():
    whole = issue()
    twice = whole.model_copy(update={"digest": whole.digest.model_copy(update={"gap": whole.digest.why})})
    assert [one.field for one in open_rows(summary(twice))][-1] == "why"


def test_a_spreadsheet_can_open_a_new_table():
    data = extended(b"", "rows.csv", [row()])
    assert data.startswith(b"\xef\xbb\xbf" + HEAD.encode() + b"\r\n")
    assert data.endswith(b"\r\n")


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)
AWKWARD = st.sampled_from(
    ["=1+1", "'=1+1", "''=", "'", "'tis", "+1", "-1", "@x", " =x", "\t=x", "\r\n=x", "＝x", 'say "no"', '"',
     "a,b;c\td", "a\nb", "a\rb", "a\r\nb", "\u2028x", "\ufeff", "\x00", "\x1b[31m", "{}", "' =x"]
)  # fmt: skip
ROWS = st.builds(
    row,
    told=TEXTS | AWKWARD | st.none(),
    verdict=st.just("wrong"),
    value=(TEXTS | AWKWARD).map(lambda text: f"{text} and more than was told"),
    by=TEXTS | AWKWARD,
    note=AWKWARD | TEXTS | st.just(""),
    case_number=st.none() | AWKWARD,
)


@pytest.mark.parametrize("name", NAMES)
@given(rows=st.lists(ROWS, max_size=4))
def test_any_text_comes_back_unchanged(name, rows):
    rows = [one.model_copy(update={"issue": number}) for number, one in enumerate(rows, start=1)]
    data = b""
    for one in rows:
        data = extended(data, name, [one])
    assert list(parse(data, name)) == rows


@given(text=TEXTS | AWKWARD)
def test_no_cell_is_a_formula_to_a_spreadsheet(text):
    written = cells(extended(b"", "rows.csv", [row(told=text, note=text, by=text, case_number=text)]))
    assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for cell in written[1])


# --- what is there already


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_written_twice(name):
    data = extended(b"", name, open_rows(full_summary()))
    assert extended(data, name, open_rows(full_summary())) == data


def test_what_a_person_wrote_is_not_touched():
    data = (
        'note;BY;told;field;issue;sha256;verdict;value;case_number\n'
        f'"my ; note";A. Lee;"No gain\nis named.";why;1;{LETTER};WRONG;No gain in function is named.;\n'
        ";;;;;;;;\n"
        f";;upheld;decision;1;{LETTER};;;CM18-0000001"
    ).encode("utf-8-sig")  # fmt: skip
    found = parse(data, "rows.csv")
    assert [(one.field, one.told, one.verdict, one.note) for one in found] == [
        ("why", "No gain\nis named.", "wrong", "my ; note"),
        ("decision", "upheld", None, ""),
    ]
    again = extended(data, "rows.csv", [row(), row(told="No gain in function is named."), row(issue=2)])
    assert again.startswith(data + b"\n")
    added = parse(again, "rows.csv")[2:]
    assert added == (row(issue=2),), "what was told, and what a person wants told, is held already"
    assert again.endswith(b"\n")
    assert b"\r" not in again


def test_a_row_beside_the_table_or_in_a_new_line_format_is_read():
    data = table(f",1,why,No gain is named.,right,,A. Lee,,{LETTER},,", f",2,decision,upheld,,,,,{LETTER}")
    assert [one.issue for one in parse(data, "rows.csv")] == [1, 2]
    assert parse(b"\xef\xbb\xbf\r\n", "rows.csv") == ()


# --- faults

GOOD = f",1,why,No gain is named.,wrong,No gain.,A. Lee,,{LETTER}"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (table(GOOD, f",1,gap,secret,perhaps,,A. Lee,,{LETTER}"), "row 3, verdict: Input should be 'right'"),
        (table(f",1,gap,secret,,secret words,A. Lee,,{LETTER}"), "row 2, value: a value needs a verdict"),
        (table(f",x,gap,secret,,,,,{LETTER}"), "row 2, issue: Input should be a valid integer"),
        (table(f",1,result,secret,,,,,{LETTER}"), "row 2, field: Input should be"),
        (table(f",1,category,,wrong,Imaging secret,A. Lee,,{LETTER}"), "row 2, value: no such category"),
        (table(GOOD, GOOD), "row 3, verdict: the same is judged in row 2"),
        (table(f"{GOOD},secret"), "row 2: more cells than columns"),
        (table(f',1,gap,"secret,,,,,{LETTER}'), "quotation marks are broken"),
        (table(GOOD, head=HEAD.replace("by", "secret")), "row 1: the columns must be case_number, issue"),
        (b"secret", "row 1: the columns must be"),
        ("secret é".encode("latin-1"), "no UTF-8 text"),
        ("secret".encode("utf-16"), "no UTF-8 text"),
    ],
)
def test_a_fault_is_named_by_file_row_and_field_alone(data, says):
    with pytest.raises(UsageError) as caught:
        parse(data, "rows.csv")
    assert str(caught.value).startswith("rows.csv")
    assert says in str(caught.value)
    assert "secret" not in str(caught.value)
    with pytest.raises(UsageError):
        extended(data, "rows.csv", [row()])


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{secret", "line 2: no JSON"),
        ("[1]", "line 2: no object"),
        (
            '{"secret": 1, "sha256": "' + LETTER + '", "field": "why", "issue": 1}',
            "line 2: a key that no row has",
        ),
        ('{"sha256": "' + LETTER + '", "field": "why"}', "line 2, issue: needs a request's number"),
        ('{"field": "why", "issue": 1}', "line 2, sha256: Field required"),
    ],
)
def test_a_fault_in_json_lines(line, says):
    with pytest.raises(UsageError) as caught:
        parse(f"\n{line}\n".encode(), "rows.jsonl")
    assert f"rows.jsonl, {says}" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_the_nearest_category_is_named():
    with pytest.raises(UsageError) as caught:
        parse(table(f",1,category,,wrong,diagnostic testing - imaging,A. Lee,,{LETTER}"), "rows.csv")
    assert "Diagnostic Testing: Imaging" in str(caught.value)
