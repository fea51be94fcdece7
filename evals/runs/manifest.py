"""What a run was made of: enough to make it again, and to tell whether two runs can be compared."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

import summarizer
from summarizer import prompts
from summarizer.facts import extract
from summarizer.letter import Letter
from summarizer.llm import Sampling, leaves_for
from summarizer.llm.known import DEFAULT, KNOWN
from summarizer.schema import LetterFacts
from summarizer.schema.summary import PromptRef
from summarizer.summarize import PROMPTS

from .baselines import MODEL_FREE, split

Plan = Literal["by-issue", "whole-letter", "plain"]
_PACKAGES = (
    "imr-summarizer", "instructor", "openai", "pydantic", "tenacity", "xllamacpp", "pypdfium2", "rapidfuzz",
    "scipy",
)  # fmt: skip
_SAMPLED = 0.3
"""Temperature of a run with several seeds that names none: at 0 they would give the same answer."""


@dataclass(frozen=True, slots=True)
class Options:
    """How letters are put to a model. `prompts`: a folder of prompt files that replace those of the same id.
    `temperature` None: 0 for one seed, else 0.3. `base_url` is used and never kept."""

    model: str = "embedded"
    plan: Literal["by-issue", "whole-letter"] = "by-issue"
    masked: bool = False
    prompts: Path | None = None
    seeds: int = 1
    temperature: float | None = None
    reasks: int = 2
    base_url: str | None = None

    @property
    def drawn_at(self) -> float:
        if self.temperature is not None:
            return self.temperature
        return _SAMPLED if self.seeds > 1 else 0.0

    @property
    def redacted(self) -> bool:
        """As `imr summarize` does by itself: where letters leave this machine."""
        spec = split(self.model)[1]
        return spec not in MODEL_FREE and leaves_for(spec, base_url=self.base_url) is not None


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LetterIn(_Row):
    """A letter of a run: its file's name without folders, its case number, its hash."""

    file: str
    case: str
    sha256: str


class Manifest(_Row):
    """`weights`: SHA-256 of an embedded model's file. `code`: hash of the program's own files; where it
    differs a replay may differ. `redacted`: whether names and numbers were replaced in what the model saw."""

    schema_version: Literal[1] = 1
    model: str
    weights: str | None
    plan: Plan
    masked: bool
    prompts: dict[str, PromptRef]
    temperature: float
    seeds: int
    reasks: int
    redacted: bool = False
    sample: str
    letters: tuple[LetterIn, ...]
    versions: dict[str, str]
    code: str
    began: str

    def sampling(self, seed: int) -> Sampling:
        """At temperature 0 the product's own, so that answers recorded by it are found."""
        return Sampling(self.temperature, seed) if self.temperature else Sampling()

    def same_run(self, other: Manifest) -> bool:
        """Whether answers of the one belong into the other: all but versions, code and time agree."""
        return not self.differs_in(other)

    def differs_in(self, other: Manifest) -> list[str]:
        """The names of the settings in which they differ, those aside."""
        names = type(self).model_fields.keys() - {"versions", "code", "began"}
        return sorted(name for name in names if getattr(self, name) != getattr(other, name))


def case_of(letter: Letter, facts: LetterFacts) -> str:
    """What a letter is called in runs, scores and labels: its case number, else its file."""
    return facts.case_number.value or Path(letter.document.file).stem


def describe(options: Options, letters: Sequence[Letter], sample: str) -> Manifest:
    """The manifest of a run that begins now, with today's program."""
    plain, spec = split(options.model)
    plan: Plan = "plain" if plain else options.plan
    with prompts.taken_from(options.prompts):
        asked = {
            "by-issue": PROMPTS,
            "whole-letter": ("whole-letter", "issue-digest"),
            "plain": ("plain-letter",),
        }
        refs = {name: prompts.load(name).ref for name in asked[plan]}
    name, weights = _identity(spec)
    return Manifest(
        model=f"plain:{name}" if plain else name,
        weights=weights,
        plan=plan,
        masked=options.masked,
        prompts=refs,
        temperature=options.drawn_at,
        seeds=options.seeds,
        reasks=options.reasks,
        redacted=options.redacted,
        sample=sample,
        letters=tuple(
            LetterIn(
                file=Path(letter.document.file).name,
                case=case_of(letter, extract(letter)),
                sha256=letter.document.sha256,
            )
            for letter in letters
        ),
        versions={"python": platform.python_version(), **_versions()},
        code=code_hash(),
        began=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _identity(spec: str) -> tuple[str, str | None]:
    """A model's name as answers are kept under it, and its weights' digest where they are known."""
    kind, _, which = spec.partition(":")
    if kind != "embedded" or spec in MODEL_FREE:
        return spec, None
    wanted = which or DEFAULT
    known = next((weights for weights in KNOWN if weights.name == wanted), None)
    if known is None:
        from summarizer.llm import check

        known = check(wanted).weights
    return f"embedded:{known.name}", known.sha256


def _versions() -> dict[str, str]:
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def code_hash() -> str:
    """SHA-256 over the program's own source and data files, by their names and contents."""
    root = Path(summarizer.__file__).parent
    total = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".toml", ".tsv", ".txt") and path.is_file():
            total.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
