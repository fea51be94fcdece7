from __future__ import annotations

import hashlib
import io
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from letter_builder import pdf

from summarizer.errors import UnreadableFile
from summarizer.letter import load, load_bytes, readers

WORDS = "Résumé of a “quiet” day – 5 µg.\r\nSecond line.\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WORDS.encode(), WORDS),
        (WORDS.encode("utf-8-sig"), WORDS),
        (WORDS.encode("utf-16"), WORDS),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), WORDS),
        (WORDS.encode("utf-16-le"), WORDS),
        (WORDS.encode("utf-16-be"), WORDS),
        (WORDS.encode("cp1252"), WORDS),
        ("caf\x81é".encode("latin-1"), "caf\x81é"),
        ("cut é".encode()[:-1], "cut \ufffd"),
        (b"a\x02b well", "a\x02b well"),
    ],
    ids=["utf8", "utf8-bom", "utf16", "utf16be-bom", "utf16le", "utf16be", "cp1252", "latin1", "cut", "stx"],
)
def test_text_in_any_encoding(data: bytes, text: str) -> None:
    document = load_bytes(data, "name.txt")
    assert document.text == text
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.file == "name.txt"


def test_form_feeds_part_pages() -> None:
    document = load_bytes(b"one\fthree\f\fend", "x")
    assert document.page_starts == (0, 4, 10, 11)
    assert [document.page_of(at) for at in (0, 3, 4, 9, 10, 11, 13, 99)] == [1, 1, 2, 2, 3, 4, 4, 4]


def test_pdf_is_known_by_content_and_pages_are_joined() -> None:
    document = load_bytes(b"\n\n" + pdf("First page here.", "Second page here."), "letter.txt")
    assert document.text == "First page here.\fSecond page here."
    assert document.page_starts == (0, 17)
    assert document.page_of(document.text.index("Second")) == 2


def test_a_page_without_text_keeps_its_number() -> None:
    document = load_bytes(pdf("One.", "", "Three."), "x.pdf")
    assert document.page_of(document.text.index("Three")) == 3


def test_file_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a letter.pdf"
    path.write_bytes(pdf("Some text."))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
    by_path, by_name, piped = load(path), load(str(path)), load("-")
    assert by_path == by_name
    assert by_path.file == str(path)
    assert (piped.text, piped.sha256, piped.file) == (by_path.text, by_path.sha256, "-")


def test_crlf_stays_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"a\r\nb\rc\n")
    assert load(path).text == "a\r\nb\rc\n"


BAD = {
    "is empty": b"",
    "blank space": b" \r\n\t\f\n",
    "encrypted": pdf("Secret.", encrypted=True),
    "cut short": pdf("Some text.", "More text.")[:-60],
    "is broken": b"%PDF-1.7\nnothing of a PDF follows\n%%EOF\n",
    "scan without text": pdf("", ""),
    "neither text nor PDF": bytes(range(256)) * 40,
    "Office document": b"PK\x03\x04" + bytes(100),
    "an image": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "rich text": b"{\\rtf1 Some words}",
    "larger than": b"x" * 300,
}


@pytest.mark.parametrize("part", BAD)
def test_each_bad_input_has_its_own_message(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if part == "larger than":
        monkeypatch.setattr(readers, "MAX_BYTES", 299)
    with pytest.raises(UnreadableFile, match=part) as caught:
        load_bytes(BAD[part], "some.pdf")
    assert caught.value.message.startswith("some.pdf: ")
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    assert sum(other in caught.value.message for other in BAD) == 1


@pytest.mark.parametrize(
    ("name", "part"), [("nowhere.txt", "no such file"), (".", "a folder"), ("a\0b", "name")]
)
def test_bad_paths(name: str, part: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=part):
        load(f"{tmp_path}/{name}")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("words")
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="no permission"):
        load(path)


def test_a_large_file_is_refused_before_it_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "MAX_BYTES", 10)
    path = tmp_path / "x.txt"
    path.write_bytes(b"x" * 1000)
    with pytest.raises(UnreadableFile, match="larger than"):
        load(path)


def test_pdfs_from_many_threads() -> None:
    files = [pdf(f"Letter {number}.") for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda data: load_bytes(data, "x").text, files))
    assert texts == [f"Letter {number}." for number in range(40)]
