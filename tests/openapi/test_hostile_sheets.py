"""Programs that know a stored sheet: every operation on it answers below 500, and most of them reach it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.forms import sample
from tests.forms.factories import make_complete_sheet
from tests.people.factories import UserFactory
from workflows.forms import registry
from workflows.forms.actions import request_changes, submit_sheet
from workflows.forms.models import AnswerSheet
from workflows.people.actions.tokens import create_token
from workflows.people.models import Right, Role

from .test_hostile_input import _name, _one_connection, _operations

__all__ = ["_one_connection"]
ON_A_SHEET = [each for each in _operations() if "{sheet_id}" in each.path]
QUESTIONS = [question["id"] for step in sample.definition()["steps"] for question in step["questions"]]


@pytest.fixture(params=["draft", "submitted", "sent back"])
def sheet(request: Any, db: None) -> Iterator[AnswerSheet]:
    """A stored sheet of the caller."""
    sample.register()
    found = make_complete_sheet(UserFactory(roles=list(Role.values)))
    if request.param != "draft":
        found = submit_sheet(sheet_id=found.pk, actor=found.owner)
    if request.param == "sent back":
        request_changes(sheet=found, questions={"title": "x", "plan": "y"}, actor=found.owner)
    yield found
    registry._KINDS.pop(sample.CODE, None)


@pytest.mark.django_db
@pytest.mark.parametrize("operation", ON_A_SHEET, ids=_name)
def test_no_server_error_on_a_stored_sheet(operation: Any, sheet: AnswerSheet) -> None:
    """The id is real, the questions mostly are, everything else is what schemathesis thinks of."""
    _row, secret = create_token(actor=sheet.owner, name="fuzz", scopes=Right.values, days=1)
    reached = []

    @given(case=operation.as_strategy(), ids=st.lists(st.sampled_from(QUESTIONS), min_size=20, max_size=20))
    @settings(
        max_examples=15,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any, ids: list[str]) -> None:
        case.path_parameters = {**(case.path_parameters or {}), "sheet_id": str(sheet.pk)}
        body = case.body
        if isinstance(body, dict) and isinstance(body.get("answers"), dict):
            body["answers"] = dict(zip(ids, body["answers"].values(), strict=False))
        if isinstance(body, dict) and "question" in body:
            body["question"] = ids[0]
        with transaction.atomic():
            response = case.call(headers={"Authorization": f"Bearer {secret}"})
            transaction.set_rollback(True)
        reached.append(response.status_code != 404)
        assert response.status_code < 500, f"{case.method} {case.path}: {response.text[:300]}"

    ask()
    assert any(reached)


def test_the_operations_of_forms_are_among_them() -> None:
    """So that a change of addresses can't empty this file."""
    assert {"forms_sheet", "forms_save", "forms_submit", "forms_validate", "forms_upload"} <= {
        each.definition.raw["operationId"] for each in ON_A_SHEET
    }
