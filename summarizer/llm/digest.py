"""Is this file, byte for byte, the one that its SHA-256 names? Hashed once, then remembered."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path

from .progress import Progress

CHUNK = 1 << 20


def cache_folder() -> Path:
    """Where weights are kept: $IMR_CACHE, or the user's cache folder, then `models`."""
    if own := os.environ.get("IMR_CACHE"):
        return Path(own).expanduser().absolute() / "models"
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(xdg) if os.path.isabs(xdg) else Path.home() / ".cache"
    return base / "imr-summarizer" / "models"


def sha256_of(path: Path, progress: Progress) -> str:
    """The file's SHA-256 in hex, and a stamp that spares the next start the reading."""
    before = path.stat()
    digest = hashlib.sha256()
    progress.start(f"checking {path.name}", before.st_size)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            progress.advance(len(chunk))
    progress.finish()
    if _state(path.stat()) == _state(before):
        remember(path, digest.hexdigest())
    return digest.hexdigest()


def remembered(path: Path) -> str | None:
    """The digest of the last hashing, if the file has not been touched since."""
    try:
        stamp = json.loads(_stamp_of(path).read_text(encoding="utf-8"))
        digest = stamp.pop("sha256")
        return digest if isinstance(digest, str) and stamp == _state(path.stat()) else None
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return None


def remember(path: Path, digest: str) -> None:
    """Writes the stamp; a folder that takes none only costs time at the next start."""
    stamp = _stamp_of(path)
    scratch = stamp.with_name(f"{stamp.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        stamp.parent.mkdir(parents=True, exist_ok=True)
        scratch.write_text(json.dumps({"sha256": digest, **_state(path.stat())}), encoding="utf-8")
        scratch.replace(stamp)


def _state(stat: os.stat_result) -> dict[str, int]:
    # The change time cannot be set back, so a file swapped under a kept modification time is seen.
    return {"size": stat.st_size, "mtime_ns": stat.st_mtime_ns, "ctime_ns": stat.st_ctime_ns}


def _stamp_of(path: Path) -> Path:
    """Beside a file in the cache; for a file elsewhere in the cache too: that folder is not ours."""
    folder = cache_folder()
    path = path.absolute()
    if path.parent == folder:
        return path.with_name(f"{path.name}.stamp")
    return folder / f"path-{hashlib.sha256(os.fsencode(path)).hexdigest()[:32]}.stamp"
