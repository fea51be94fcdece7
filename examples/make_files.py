"""Writes the example files that no editor writes: the PDFs, and letters in odd encodings.

    python examples/make_files.py [FOLDER]

The same bytes on every run: FOLDER defaults to this one.
"""

from __future__ import annotations

import codecs
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
LETTERS = HERE / "letters"
AS_PDF = ("2016-upheld-one-issue", "2016-many-issues")
FOR_BAD = "2016-upheld-one-issue"

_WIDTH, _HEIGHT = 612, 792  # US letter, in points
_MARGIN, _SIZE, _LEADING = 66, 11.5, 14.2
_LINES = int((_HEIGHT - 2 * _MARGIN) / _LEADING)
_BOLD_ENDS = (": Upheld", ": Overturned")


def text_pdf(text: str, *, password: str | None = None) -> bytes:
    """`text` as a PDF: a form feed ends a page, and so does a full one; lines stay as they are."""
    buffer = BytesIO()
    canvas = _canvas(buffer, password)
    for page in text.split("\f"):
        lines = page.rstrip("\n").split("\n")
        for first in range(0, len(lines), _LINES):
            for row, line in enumerate(lines[first : first + _LINES]):
                canvas.setFont(*_font(line))
                canvas.drawString(_MARGIN, _HEIGHT - _MARGIN - row * _LEADING, line)
            canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def image_pdf(text: str) -> bytes:
    """The first lines of `text` as a picture on a page, as a scanner makes it: no text layer."""
    picture = Image.new("L", (640, 820), color=255)
    # The bitmap font is part of Pillow: the picture does not depend on the machine's fonts.
    ImageDraw.Draw(picture).text(
        (40, 40), "\n".join(text.splitlines()[:40]), font=ImageFont.load_default_imagefont()
    )
    buffer = BytesIO()
    canvas = _canvas(buffer)
    canvas.drawImage(ImageReader(picture), 0, 0, width=_WIDTH, height=_HEIGHT)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _canvas(buffer: BytesIO, password: str | None = None) -> Canvas:
    # No compression: the bytes would depend on the machine's zlib.
    lock = StandardEncryption(password, ownerPassword="owner", strength=40) if password else None
    canvas = Canvas(buffer, pagesize=(_WIDTH, _HEIGHT), invariant=1, pageCompression=0, encrypt=lock)
    canvas.setTitle("An invented example letter, about nobody")
    return canvas


def _font(line: str) -> tuple[str, float]:
    """The font of a line; a long line gets a smaller one, so that it stays on the page."""
    name = "Times-Bold" if line.isupper() or line.rstrip().endswith(_BOLD_ENDS) else "Times-Roman"
    room = _WIDTH - 2 * _MARGIN
    return name, min(_SIZE, _SIZE * room / max(stringWidth(line, name, _SIZE), 1))


def files() -> dict[str, bytes]:
    """Every file this script writes, by its path below examples/."""
    texts = {name: (LETTERS / f"{name}.txt").read_bytes().decode() for name in AS_PDF}
    plain = texts[FOR_BAD]
    whole = text_pdf(plain)
    accented = plain.replace("125 degrees", "125°").replace("McMurray's", "McMurray´s")
    return {
        **{f"letters/{name}.pdf": text_pdf(text) for name, text in texts.items()},
        "bad/image-only.pdf": image_pdf(plain),
        "bad/encrypted.pdf": text_pdf(plain, password="example"),  # noqa: S106
        "bad/broken.pdf": whole[: len(whole) // 3],
        "bad/crlf.txt": plain.replace("\n", "\r\n").encode(),
        "bad/utf-16.txt": codecs.BOM_UTF16_LE + plain.encode("utf-16-le"),
        "bad/latin-1.txt": accented.encode("latin-1"),
    }


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for path, data in files().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


if __name__ == "__main__":
    main()
