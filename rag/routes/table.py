from rag.context import Context
from rag.draft import Draft
from rag.question import Question


def answer(question: Question, context: Context) -> Draft | None:
    return None
