"""Claims as users give them: JSON lines, a summary of this program, or any text or Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import UnreadableFile, UsageError
from summarizer.grounding import split_claims
from summarizer.schema.summary import Claim, LetterSummary

MAX_BYTES = 10_000_000
_HINT = 'a line such as {"issue": 1, "text": "The request was approved.", "evidence": [4]}'
# "2. MRI", "Issue 2: MRI", "Request #2": a heading that names the request its text is about.
_NUMBERED = re.compile(
    r"^(?:(?:issue|request|item|treatment)\s*(?:no\.?|number|#)?\s*)?(\d{1,3})\b[.):]?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class GivenClaim:
    """`issue`: the request it is about, None where nobody said; `evidence`: numbers of sentences or
    quotes, () where the program is to find them."""

    text: str
    issue: int | None = None
    evidence: tuple[int | str, ...] = ()


class _Cited(BaseModel):
    """Evidence as a summary's claims have it; the number counts before the quote."""

    sentence: int | None = None
    quote: str = ""

    @property
    def named(self) -> int | str:
        return self.sentence or self.quote


class _Line(BaseModel):
    model_config = ConfigDict(strict=True)

    text: str
    issue: int | None = None
    evidence: list[int | str | _Cited] | None = None


def read_claims(data: bytes, name: str) -> tuple[GivenClaim, ...]:
    """The claims in `data`, in order; `name` is used in errors alone.

    JSON lines or a JSON array of {"text", "issue", "evidence"}; summaries of `imr summarize --json`;
    else Markdown or plain text, a claim a sentence. Raises UnreadableFile, UsageError.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"{name}: larger than {MAX_BYTES // 1_000_000} MB", hint="name a file of claims")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile(f"{name}: is no UTF-8 text", hint="save it as UTF-8") from None
    found = tuple(_from_json(text, name) if text.lstrip()[:1] in ("{", "[") else _from_markdown(text))
    if not found:
        raise UnreadableFile(f"{name}: holds no claim", hint=_HINT)
    return found


def _from_json(text: str, name: str) -> Iterator[GivenClaim]:
    for where, value in _values(text, name):
        if isinstance(value, dict) and "issues" in value and "facts" in value:
            yield from _of_summary(value, where)
            continue
        try:
            line = _Line.model_validate(value)
        except ValidationError as error:
            fault = ".".join(map(str, error.errors()[0]["loc"])) or "not an object"
            raise UsageError(f"{where}: no claim ({fault})", hint=_HINT) from None
        cited = (one.named if isinstance(one, _Cited) else one for one in line.evidence or ())
        yield GivenClaim(line.text, line.issue, tuple(cited))


def _values(text: str, name: str) -> Iterator[tuple[str, object]]:
    """The JSON values of a file with where they stand: one whole, or one a line."""
    try:
        whole = json.loads(text)
    except ValueError:
        pass
    else:
        yield from ((name, value) for value in (whole if isinstance(whole, list) else [whole]))
        return
    for number, line in enumerate(text.splitlines(), start=1):
        where = f"{name}, line {number}"
        if not line.strip():
            continue
        try:
            yield where, json.loads(line)
        except ValueError:
            raise UsageError(f"{where}: no JSON", hint=_HINT) from None


def _of_summary(value: object, where: str) -> Iterator[GivenClaim]:
    try:
        summary = LetterSummary.model_validate(value)
    except ValidationError:
        raise UsageError(f"{where}: a summary of another version", hint="imr schema summary") from None
    told: list[tuple[int | None, Claim]] = [(None, summary.overview)] if summary.overview else []
    for issue in summary.issues:
        told += [(issue.number, claim) for _, claim in issue.digest.parts()] if issue.digest else []
    for number, claim in dict.fromkeys(told):
        yield GivenClaim(claim.text, number, tuple(cited.sentence for cited in claim.evidence))


def _from_markdown(text: str) -> Iterator[GivenClaim]:
    """A claim for each sentence of the prose; a heading tells which request its text is about."""
    issue: int | None = None
    heading = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        heading = token.type == "heading_open" or (heading and token.type != "heading_close")
        if token.type != "inline":
            continue
        for line in _plain(token.children or []):
            numbered = _NUMBERED.match(line)
            if heading:
                issue = int(numbered[1]) if numbered else None
                continue
            for sentence in split_claims(line):
                if states_something(sentence):
                    yield GivenClaim(sentence, issue)


def states_something(sentence: str) -> bool:
    """One word claims nothing: it is a label, a name, a page's number."""
    return len(_WORD.findall(sentence)) > 1


def _plain(children: Sequence[Token]) -> list[str]:
    """The words of an inline token, without its marks; hard breaks part lines."""
    lines = [""]
    for child in children:
        if child.type == "hardbreak":
            lines.append("")
        elif child.type == "softbreak":
            lines[-1] += " "
        elif child.type in ("text", "code_inline"):
            lines[-1] += child.content
    return lines
