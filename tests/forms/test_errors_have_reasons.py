"""A wrong cell says why, and no two lines of a summary are the same."""

import re
from collections import Counter

import pytest
from django.utils.translation import override

from tests.harness.markup import flat
from workflows.forms.definition.parts import read_form
from workflows.forms.types import type_of
from workflows.forms.types.base import AnswerContext, AnswerError

from .factories import make_sheet

pytestmark = pytest.mark.django_db


def question(kind: str, **rest: object):
    """One question of a form that asks nothing else."""
    raw = {"id": "x", "type": kind, "label": "X", **rest}
    step = {"id": "s", "title": "S", "questions": [raw]}
    return read_form({"code": "c", "title": "T", "steps": [step]}).questions["x"]


class TestMessages:
    """What is said about a cell that can't be read."""

    @pytest.fixture(autouse=True)
    def _english(self):
        with override("en"):
            yield

    def parts(self, asked, raw) -> dict[str, str]:
        with pytest.raises(AnswerError) as found:
            type_of(asked).parse(asked, raw, AnswerContext(values={}))
        return dict(found.value.parts)

    def test_rows_of_a_group(self) -> None:
        columns = [{"id": "amount", "type": "money", "label": "Amount"}]
        asked = question("group", questions=columns)
        said = self.parts(asked, [{"amount": "much"}, {"amount": "more"}])
        assert said["0-amount"].startswith("Row 1, Amount: ")
        assert said["1-amount"].startswith("Row 2, Amount: ")

    def test_both_sides_of_a_plan(self) -> None:
        cost = {"category": "fees", "description": "a", "amount": "much"}
        raw = {
            "expenses": [cost, cost],
            "incomes": [
                {"kind": "requested", "amount": "much"},
                {"kind": "donations", "description": "b", "amount": "much"},
            ],
        }
        said = self.parts(question("finance_plan"), raw)
        assert said["expenses-1-amount"].startswith("Costs, row 2, Amount: ")
        assert said["donations-0-amount"].startswith("Donations and sponsors, row 1, Amount: ")
        assert [text for text, count in Counter(said.values()).items() if count > 1] == []

    def test_a_missing_amount_names_its_row(self) -> None:
        raw = {"expenses": [{"category": "fees", "description": "a"}] * 2, "incomes": []}
        said = self.parts(question("finance_plan"), raw)
        assert len(set(said.values())) == len(said) == 2


def test_every_invalid_field_of_a_page_is_described(client) -> None:
    """The finance plan with wrong amounts on both sides, as a browser without JavaScript posts it."""
    sheet = make_sheet()
    client.force_login(sheet.owner)
    typed = {
        "plan-expenses-0-category": "fees",
        "plan-expenses-0-description": "a",
        "plan-expenses-0-amount": "viel",
        "plan-expenses-1-category": "fees",
        "plan-expenses-1-description": "b",
        "plan-expenses-1-amount": "viel",
        "plan-requested-0-amount": "viel",
    }
    page = flat(client.post(f"/forms/{sheet.pk}/money/", typed).content.decode())
    fields = re.findall(r"<(?:input|select|textarea)[^>]*aria-invalid=\"true\"[^>]*>", page)
    assert len(fields) == 3
    for field in fields:
        (described,) = re.findall(r'aria-describedby="([^"]+)"', field)
        for target in described.split():
            assert page.count(f'id="{target}"') == 1
    lines = re.findall(r'<li><a href="#[^"]+">([^<]+)</a>', page)
    assert len(lines) >= 3
    assert len(lines) == len(set(lines))
