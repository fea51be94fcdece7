"""Makes the vocabularies of `summarizer/facts/mentions/` from their kept sources."""
