"""A consultation as the API shows it to this reader."""

from typing import Any

from workflows.people.models import User

from ..models import Consultation
from ..rules.cases import may_see_result

FIELDS = (
    *("id", "number", "stage", "starts_at", "ends_at", "way", "place", "spoken", "interpreter", "topic"),
    *("matter", "answer", "topics", "minutes", "next_step", "adviser"),
)


def shaped(case: Consultation, reader: User) -> dict[str, Any]:
    """All but what is for the house alone, to those whom it is for."""
    row = {name: getattr(case, name) for name in FIELDS}
    row["adviser"] = case.adviser.uuid
    return row | {"result": case.result if may_see_result(reader, case) else ""}
