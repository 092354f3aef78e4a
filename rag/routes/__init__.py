"""The ways to an answer. Each route takes a question and gives a draft, or None to pass."""
