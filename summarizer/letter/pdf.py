"""The text layer of a PDF, by pypdfium2."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import Any

from summarizer.errors import UnreadableFile

_PDFIUM = threading.Lock()  # pdfium is not thread-safe, not even across documents
_END_MARK_WITHIN = 2048


def read_pages(data: bytes, name: str) -> list[str]:
    """The text of each page, exactly as pypdfium2 gives it.

    Raises UnreadableFile for an encrypted, cut, broken or image-only PDF.
    """
    # A native library that takes 50 ms to load: only when a PDF comes.
    import pypdfium2 as pdfium  # type: ignore[import-untyped]
    from pypdfium2 import raw

    with _PDFIUM:
        try:
            with closing(pdfium.PdfDocument(data)) as document:
                pages = [_page_text(document, index) for index in range(len(document))]
        except pdfium.PdfiumError as error:
            if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
                raise UnreadableFile(
                    f"{name}: the PDF is encrypted", hint="save a copy without a password"
                ) from None
            pages = []
    # pdfium mends a cut file in silence and loses pages: better no letter than half of one.
    if b"%%EOF" not in data[-_END_MARK_WITHIN:]:
        raise UnreadableFile(f"{name}: the PDF is cut short", hint="copy or download it again")
    if not pages:
        raise UnreadableFile(f"{name}: the PDF is broken", hint="copy or download it again")
    if not any(page.strip() for page in pages):
        raise UnreadableFile(f"{name}: the PDF is a scan without text", hint="run OCR on it first")
    return pages


def _page_text(document: Any, index: int) -> str:
    with closing(document[index]) as page, closing(page.get_textpage()) as textpage:
        return str(textpage.get_text_range())
