"""Why an issue was decided so: the model's words where they hold, the letter's own where not."""

from __future__ import annotations

from .drafting import Attempt, cite
from .issue import Bill, IssueReason, explain_issue, question_about
from .overview import overview

__all__ = ["Attempt", "Bill", "IssueReason", "cite", "explain_issue", "overview", "question_about"]
