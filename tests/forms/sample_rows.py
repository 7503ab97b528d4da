"""A form with a list in whose rows one answer decides about the next ones."""

from typing import Any

from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.engine.models import Case
from workflows.forms import registry
from workflows.forms.actions import open_sheet, save_answers
from workflows.forms.models import AnswerSheet
from workflows.people.models import User

from .sample_questions import four

CODE = "sample.rows"


def _ask(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": kind, "label": four(*[name.capitalize()] * 4), **more}


KINDS = [{"code": code, "label": four(*[code] * 4)} for code in ("paid", "free")]
PAID = {"question": "kind", "is": "equals", "value": "paid"}
COLUMNS = [
    _ask("name", "short_text", required=True),
    _ask("kind", "choice", options=KINDS, required=True),
    _ask("fee", "money", show_when=PAID, required=True),
    _ask("why", "short_text", show_when={"question": "fee", "is": "more_than", "value": "100.00"}),
    _ask("phone", "phone", required={"any": [PAID]}),
]


def definition() -> dict[str, Any]:
    """One page with the list and the sum of its fees."""
    total = {"do": "sum", "of": [{"question": "experts", "column": "fee"}]}
    return {
        "code": CODE,
        "title": four(*["Fachkräfte"] * 4),
        "steps": [
            {
                "id": "all",
                "title": four(*["Alle"] * 4),
                "questions": [
                    _ask("title", "short_text"),
                    _ask("experts", "group", questions=COLUMNS),
                    _ask("total", "calculated", formula=total, **{"as": "money"}),
                ],
            },
            {"id": "more", "title": four(*["Mehr"] * 4), "questions": [_ask("note", "short_text")]},
        ],
    }


def submit(*, sheet: AnswerSheet, actor: User) -> None:
    """Nothing follows."""


def register() -> None:
    """The form can be opened."""
    registry.register(registry.FormKind(CODE, definition=definition, submit=submit))


def make(rows: list[dict[str, Any]], *, code: str = CODE, question: str = "experts") -> AnswerSheet:
    """A draft with these rows."""
    owner, organisation = UserFactory(), OrganisationFactory()
    MembershipFactory(user=owner, organisation=organisation)
    case = Case.objects.create(kind="sample", applicant=owner, organisation=organisation, language="de")
    sheet = open_sheet(code=code, case=case, owner=owner, organisation=organisation)
    return save_answers(sheet_id=sheet.pk, answers={question: rows}, revision=None, actor=owner).sheet
