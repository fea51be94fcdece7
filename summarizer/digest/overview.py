"""One sentence about the worker's health problem, from the letter's case summary."""

from __future__ import annotations

from summarizer import prompts
from summarizer.checks.types import ClaimInContext
from summarizer.letter import Letter, instructions
from summarizer.llm import Model
from summarizer.schema.drafts import OverviewDraft
from summarizer.schema.summary import Claim

from . import key_sentences
from .drafting import Field, Question, ask
from .issue import Bill, fitting


async def overview(letter: Letter, model: Model, *, reasks: int) -> tuple[Claim | None, Bill]:
    """A checked claim, or None where the summary is missing or the model's words do not hold."""
    trusted = instructions.trusted(letter.case_summary)
    # A health problem is told by none that tells a result.
    about = [sentence for sentence in trusted if not key_sentences.concludes_only(sentence.text)]
    sentences = fitting(about, keep="first")
    if not sentences:
        return None, Bill()
    prompt = prompts.load("case-overview")
    question = Question(
        prompt=prompt,
        values={"sentences": [s.text for s in sentences]},
        response=OverviewDraft,
        fields=(Field("overview", again="Write one short sentence about the health problem.", limit=1),),
        context=ClaimInContext("", (), scope=sentences, prompt_texts=prompt.texts()),
        enough=lambda claims, _: "overview" in claims,
        misread=lambda _: None,
        narrow=lambda _: sentences[:6],
    )
    drafted = await ask(question, model, reasks=reasks)
    return drafted.claims.get("overview"), Bill(drafted.usage, drafted.reasks)
