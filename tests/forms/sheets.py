"""Sheets of answers for tests."""

from typing import Any

from django.http import QueryDict

from workflows.forms.actions import (
    save_page,
)
from workflows.forms.models import AnswerSheet


def post(sheet: AnswerSheet, page: str, fields: dict[str, Any], *, actor: Any = None, seen: str = "") -> Any:
    data = QueryDict(mutable=True)
    for key, value in fields.items():
        data.setlist(key, value if isinstance(value, list) else [value])
    if seen:
        data["seen"] = seen
    return save_page(sheet_id=sheet.pk, page=page, data=data, actor=actor or sheet.owner)
