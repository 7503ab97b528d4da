"""Example figures of the style guide: a plan and what became of it, a text and what changed in it."""

from workflows.forms.comparing import compare_words
from workflows.forms.definition.parts import Question
from workflows.forms.types import AnswerContext, type_of
from workflows.forms.types.finance.actual import Sources
from workflows.forms.types.finance.reading import draw_answer

QUESTION = Question("figures", "finance_plan", "", settings={"mode": "actual"})
PLAN = {
    "expenses": [
        {"category": "fees", "description": "Leitung der Nähwerkstatt", "amount": "400.00"},
        {"category": "rooms", "description": "Gemeindesaal", "amount": "250.00"},
    ],
    "incomes": [
        {"kind": "own_cash", "amount": "50.00"},
        {"kind": "requested", "amount": "600.00"},
    ],
}
CONTEXT = AnswerContext(
    values={
        "finance": {"overrun_percent": "20"},
        "actuals": {"figures": {"plan": PLAN, "approved": "600.00", "paid": "480.00"}},
    }
)


def figures() -> dict[str, object]:
    """Planned and actual, in the reader's language."""
    sources = Sources.of(QUESTION, CONTEXT)
    fees, rooms = sources.lines("expenses")
    (own,) = sources.lines("own_cash")
    spent = [
        {"line": fees, "amount": "500", "reason": "Ein Termin mehr"},
        {"line": rooms, "amount": "225"},
        {"category": "material", "description": "Garn", "amount": "25", "reason": "War nicht zu leihen"},
    ]
    raw = {"expenses": spent, "incomes": [{"kind": "own_cash", "line": own, "amount": "50"}]}
    value = type_of(QUESTION).parse(QUESTION, raw, CONTEXT)
    before, after = "Wir nähen zusammen, jeden Montag.", "Wir nähen und kochen zusammen, jeden Dienstag."
    return {"plan": draw_answer(QUESTION, value, CONTEXT), "words": compare_words(before, after)}
