"""Which legal form fits, without an account."""

from django.http import HttpRequest

from ..checks import orientation
from ..reading import orientation_words as texts
from .routing import router
from .schemas import OrientationIn, OrientationOut


@router.post("/orientation", auth=None, response=OrientationOut, operation_id="founding_orientation")
def orient(request: HttpRequest, answers: OrientationIn) -> dict[str, object]:
    """Recommend a legal form, without an account; nothing is stored."""
    given = orientation.known(answers.dict(exclude_none=True))
    question = orientation.next_question(given)
    return {"next_question": question, "recommendation": None if question else _recommendation(given)}


def _recommendation(given: dict[str, str]) -> dict[str, object]:
    result = orientation.recommend(given)
    title, text = texts.FORMS[result.form]
    return {
        **{name: getattr(result, name) for name in ("form", "charitable", "people", "can_start")},
        **{name: getattr(result, name) for name in ("cost_from", "cost_to", "weeks_from", "weeks_to")},
        "title": str(title),
        "text": str(text),
        "reasons": [str(texts.REASONS[reason]) for reason in result.reasons],
        "notes": [texts.note_text(note) for note in result.notes],
        "fees": [vars(fee) | {"label": str(texts.FEES[fee.code])} for fee in result.fees],
    }
