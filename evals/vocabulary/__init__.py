"""Makes the vocabularies of `facts/mentions/` and the ties of `lexicon/` from their kept sources."""
