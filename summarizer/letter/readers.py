"""File, bytes or standard input -> Document, told apart by content, never by the file's name."""

from __future__ import annotations

import codecs
import hashlib
import re
import sys
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import UnreadableFile

from .pdf import read_pages
from .types import Document

MAX_BYTES = 50 * 1024 * 1024

_PDF_MARK_WITHIN = 1024
_SNIFF_BYTES = 65_536
_OTHER_KINDS = (
    (b"PK\x03\x04", "a zip archive or an Office document", "save it as PDF or plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as PDF or plain text"),
    (b"{\\rtf", "a rich text (RTF) file", "save it as PDF or plain text"),
    (b"\x89PNG", "an image", "run OCR on it, or ask for the PDF with text"),
    (b"\xff\xd8\xff", "an image", "run OCR on it, or ask for the PDF with text"),
    (b"II*\x00", "an image", "run OCR on it, or ask for the PDF with text"),
    (b"MM\x00*", "an image", "run OCR on it, or ask for the PDF with text"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
)
# Control characters that no text holds; \x02 stays out, pypdfium2 writes it for a hyphen.
_BINARY_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\x02\x1a\x1b"))


def load(source: str | Path) -> Document:
    """The document in the file `source`; "-" is standard input.

    Raises UnreadableFile, one message for each way in which a file can be unreadable.
    """
    name = str(source)
    if name == "-":
        return load_bytes(_read_limited(sys.stdin.buffer, name), name)
    try:
        with open(source, "rb") as file:
            data = _read_limited(file, name)
    except FileNotFoundError:
        raise UnreadableFile(f"{name}: no such file", hint="check the path") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{name}: a folder, not a file", hint="name the letters in it") from None
    except PermissionError:
        raise UnreadableFile(f"{name}: no permission to read it", hint="check the file's owner") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        raise UnreadableFile(f"{name}: cannot be read: {reason}", hint="check the path") from None
    return load_bytes(data, name)


def load_bytes(data: bytes, name: str) -> Document:
    """The document in `data`, a PDF or a text in any common encoding; `name` becomes its `file`."""
    if not data:
        raise UnreadableFile(f"{name}: the file is empty", hint="copy or download it again")
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    if b"%PDF" in data[:_PDF_MARK_WITHIN]:
        text, page_starts = _join(read_pages(data, name))
    else:
        text = _decode(data, name)
        page_starts = (0, *(mark.end() for mark in re.finditer("\f", text)))
        if not text.strip("\ufeff\x00 \t\r\n\f\v\u00a0"):
            raise UnreadableFile(f"{name}: holds only blank space", hint="copy or download it again")
    return Document(name, hashlib.sha256(data).hexdigest(), text, page_starts)


def _read_limited(file: BinaryIO, name: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    return data


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name}: larger than {MAX_BYTES // 1024**2} MB", hint="a letter has a few pages: split the file"
    )


def _join(pages: list[str]) -> tuple[str, tuple[int, ...]]:
    starts = [0]
    for page in pages[:-1]:
        starts.append(starts[-1] + len(page) + 1)
    return "\f".join(pages), tuple(starts)


def _decode(data: bytes, name: str) -> str:
    for mark, kind, hint in _OTHER_KINDS:
        if data.startswith(mark):
            raise UnreadableFile(f"{name}: {kind}, which it does not read", hint=hint)
    encoding = _wide_encoding(data)
    if encoding:
        return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    sample = data[:_SNIFF_BYTES]
    if len(sample) - len(sample.translate(None, _BINARY_BYTES)) > len(sample) / 200:
        raise UnreadableFile(f"{name}: neither text nor PDF", hint="give the letter as PDF or plain text")
    return _decode_narrow(data)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 by its mark, or by the zero bytes that Latin letters leave in every second place."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[: _SNIFF_BYTES & ~1]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _decode_narrow(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A file cut inside its last character is still UTF-8.
        if error.reason == "unexpected end of data":
            return data.decode("utf-8-sig", errors="replace")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
