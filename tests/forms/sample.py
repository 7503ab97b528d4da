"""A realistic form that uses every type of question: a small grant for a project."""

from typing import Any

from workflows.forms import registry
from workflows.forms.checks.sheets import Problem
from workflows.forms.models import AnswerSheet
from workflows.people.models import User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from .sample_questions import CONTACT, DECLARATIONS, MONEY, PEOPLE, PROJECT, four

CODE = "sample.project"


def definition() -> dict[str, Any]:
    """The whole form."""
    return {
        "code": CODE,
        "title": four(
            "Antrag Mikroprojekt",
            "Application for a micro-project",
            "طلب مشروع صغير",
            "Заявка на мікропроєкт",
        ),
        "intro": four(
            "Bis zu 1.000 € für eure Idee.",
            "Up to €1,000 for your idea.",
            "حتى 1000 يورو لفكرتكم.",
            "До 1000 € на вашу ідею.",
        ),
        "steps": [CONTACT, PROJECT, PEOPLE, MONEY, DECLARATIONS],
    }


FINANCE = {
    "min": "100.00",
    "max": "1000.00",
    "own_share_percent": "10",
    "own_share_base": "grant",
    "in_kind_rate": "15.00",
    "co_funding": "no_federal",
    "category_limits": {"catering": {"percent": "10"}, "fees": {"unit_price": "84.00", "unit": "lesson"}},
}
PLACES = [
    {"code": "10045114", "label": four("Homburg", "Homburg", "هومبورغ", "Гомбург")},
    {"code": "10041100", "label": four("Lindenstadt", "Lindenstadt", "ليندنشتات", "Лінденштадт")},
]
submitted: list[tuple[str, int]] = []


def context(sheet: AnswerSheet) -> dict[str, Any]:
    """What the sample's call says."""
    return {"finance": FINANCE, "options": {"places": PLACES}}


def checks(sheet: AnswerSheet) -> list[Problem]:
    """One rule of the process."""
    if "secret" in str(sheet.answers.get("title", "")):
        return [Problem("", "title", "The title must not be secret.", "must", rule="S-01")]
    return []


def submit(*, sheet: AnswerSheet, actor: User) -> None:
    """Remember that the form arrived; refuses the title that says so."""
    if sheet.answers.get("title") == "explode":
        raise RuntimeError("the process failed")
    submitted.append((str(sheet.pk), sheet.round))


def may_read(user: User, sheet: AnswerSheet) -> Verdict:
    """The owner, members, and reviewers."""
    if sheet.owner_id == user.pk or user.has_role("reviewer"):
        return ALLOWED
    return refused("This form belongs to somebody else.")


def register() -> None:
    """The sample can be opened."""
    registry.register(
        registry.FormKind(
            CODE, definition=definition, submit=submit, checks=checks, context=context, may_read=may_read
        )
    )
