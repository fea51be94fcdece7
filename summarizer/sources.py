"""Which files a command line stands for: a folder stands for the letters in it and in its subfolders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["named", "found", "other", "closed"]

# Letters are often saved under their case number alone.
LETTER_SUFFIXES = frozenset({".pdf", ".txt", ""})


@dataclass(frozen=True, slots=True)
class Source:
    """A file that the command line stands for.

    `kind`: "named" on the command line; "found" in a folder, and by its name it may hold a letter;
    "other", found too, and its name says that it holds none; "closed", a folder that can't be listed.
    """

    file: str
    kind: Kind = "named"


def find(names: Iterable[str]) -> Iterator[Source]:
    """The files that `names` stand for, in order; a folder's sorted by name, files before subfolders.

    Hidden files and folders are passed over, and links to folders (they may lead in a circle). Memory
    is bounded by the names in one folder. "-" is standard input and stands for itself.
    """
    for name in names:
        if name != "-" and os.path.isdir(name):
            yield from _in_folder(name)
        else:
            yield Source(name)


def _in_folder(folder: str) -> Iterator[Source]:
    try:
        with os.scandir(folder) as entries:
            seen = [(_is_folder(entry), entry.name) for entry in entries if not entry.name.startswith(".")]
    except OSError:
        yield Source(folder, "closed")
        return
    for is_folder, name in sorted(seen):
        path = os.path.join(folder, name)
        if is_folder:
            yield from _in_folder(path)
        elif not os.path.isdir(path):
            yield Source(path, "found" if _may_be_letter(path) else "other")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _may_be_letter(path: str) -> bool:
    # A pipe or a device would be waited for.
    return Path(path).suffix.lower() in LETTER_SUFFIXES and os.path.isfile(path)
