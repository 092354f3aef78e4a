"""Comparing a statement with the documents: its facts, and how much of its wording they have."""
