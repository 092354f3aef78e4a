"""Checking a draft against the documents: its claims, their verdicts, what the source says instead."""
