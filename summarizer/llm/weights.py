"""The embedded model's weights, addressed by their SHA-256: found, checked, and only then used.

Order: a file that the user names, the user's cache, the installed pieces, the hub.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarizer.errors import UsageError

from .assembly import assemble, cache_for, installed_pieces
from .digest import cache_folder, remember, remembered, sha256_of
from .errors import WrongWeights
from .hub import fetch
from .known import DEFAULT, KNOWN, Weights
from .progress import Progress, Silent

Source = Literal["cache", "file", "pieces", "hub", "nowhere"]


@dataclass(frozen=True, slots=True)
class WeightsStatus:
    """Where a weights file is, or would come from. `path` is set for "cache" and "file";
    `checked` says that its size and digest are known to be right."""

    weights: Weights
    source: Source
    path: Path | None
    checked: bool


def list_weights() -> list[WeightsStatus]:
    """The weights that this version knows, the default first. Reads no file's content."""
    return [_status(weights) for weights in KNOWN]


def pull(name: str = DEFAULT, progress: Progress | None = None) -> WeightsStatus:
    """Brings weights into the cache, whole and checked; a wrong file there is replaced.

    Raises UsageError for an unknown name, WeightsMissing, WrongWeights or NoRoom.
    """
    progress = progress or Silent()
    weights = _named(name)
    target = _in_cache(weights)
    with cache_for(weights, target, progress):
        if not (target.is_file() and _is(weights, target, progress)):
            _bring(weights, target, progress)
    return WeightsStatus(weights, "cache", target, checked=True)


def check(name_or_path: str = DEFAULT, progress: Progress | None = None) -> WeightsStatus:
    """Reads the whole file again, whatever is remembered of it; what is not there is not fetched.

    Raises WrongWeights if it is not the file, UsageError for a name or path that nothing has.
    """
    progress = progress or Silent()
    weights = _by_name(name_or_path)
    path = _in_cache(weights) if weights else Path(name_or_path).expanduser()
    if weights and not path.is_file():
        return _status(weights)
    found = _identify(path, progress, afresh=True)
    if weights and found != weights:
        raise _wrong(path, found.sha256, f"that is {found.name}")
    return WeightsStatus(found, "cache" if weights else "file", path, checked=True)


def obtain(name_or_path: str = "", progress: Progress | None = None) -> tuple[Weights, Path]:
    """A checked file to load: of the default weights, of known ones by name, or at a path.

    Blocks for seconds (hashing, assembly) or minutes (fetching).
    """
    progress = progress or Silent()
    weights = _by_name(name_or_path or DEFAULT)
    if weights is None:
        path = Path(name_or_path).expanduser()
        return _identify(path, progress), path
    target = _in_cache(weights)
    if not target.is_file():
        with cache_for(weights, target, progress):
            if not target.is_file():
                _bring(weights, target, progress)
    _require(weights, target, progress)
    return weights, target


def _bring(weights: Weights, target: Path, progress: Progress) -> None:
    pieces, missing = installed_pieces(weights)
    download = target.with_suffix(".hub")
    if pieces and not missing:
        assemble(weights, pieces, target, progress)
    else:
        fetched = fetch(weights, download, progress)
        try:
            _require(weights, fetched, progress)
            fetched.replace(target)
        finally:  # a wrong file that stayed here would be taken for the right one for good
            shutil.rmtree(download, ignore_errors=True)
        remember(target, weights.sha256)


def _identify(path: Path, progress: Progress, *, afresh: bool = False) -> Weights:
    if not path.is_file():
        raise UsageError(
            f"there are no weights at {path}",
            hint=f"known names: {', '.join(weights.name for weights in KNOWN)}",
        )
    digest = (None if afresh else remembered(path)) or sha256_of(path, progress)
    for weights in KNOWN:
        if weights.sha256 == digest:
            return weights
    raise _wrong(path, digest, "that is no file that this version knows")


def _require(weights: Weights, path: Path, progress: Progress) -> None:
    size = path.stat().st_size
    if size != weights.size:
        raise _wrong(path, None, f"it has {size} bytes instead of {weights.size}")
    digest = remembered(path) or sha256_of(path, progress)
    if digest != weights.sha256:
        raise _wrong(path, digest, f"it should be {weights.sha256}")


def _is(weights: Weights, path: Path, progress: Progress) -> bool:
    try:
        _require(weights, path, progress)
    except WrongWeights:
        return False
    return True


def _wrong(path: Path, digest: str | None, why: str) -> WrongWeights:
    named = f" (SHA-256 {digest})" if digest else ""
    ours = path.parent == cache_folder()
    return WrongWeights(
        f"the weights file {path}{named} is not used: {why}",
        hint="`imr model pull` replaces it" if ours else "`imr model list` shows the known digests",
    )


def _status(weights: Weights) -> WeightsStatus:
    path = _in_cache(weights)
    if path.is_file():
        return WeightsStatus(weights, "cache", path, checked=remembered(path) == weights.sha256)
    pieces, missing = installed_pieces(weights)
    source: Source = "pieces" if pieces and not missing else "hub" if weights.hub else "nowhere"
    return WeightsStatus(weights, source, None, checked=False)


def _in_cache(weights: Weights) -> Path:
    return cache_folder() / f"{weights.sha256}.gguf"


def _by_name(name: str) -> Weights | None:
    return next((weights for weights in KNOWN if weights.name == name), None)


def _named(name: str) -> Weights:
    if weights := _by_name(name):
        return weights
    raise UsageError(
        f"no weights are known by the name {name}",
        hint=f"known names: {', '.join(weights.name for weights in KNOWN)}",
    )
