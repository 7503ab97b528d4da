"""The ready texts of the advisers: which fit a review, and how their clauses are called."""

from typing import TypedDict

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ..models import FoundingCase, ReadyComment
from ..statute import StatuteData, statute_clauses


class ReadyRow(TypedDict):
    """One text as the list shows it."""

    id: int
    title: str
    text: str
    language: str
    language_label: str
    clause: str
    place: str


def clause_titles() -> dict[str, str]:
    """The clauses of every statute by id, with their German titles."""
    whole = StatuteData(charitable=True, has_dues=True, extra_rules=("…",))
    return {clause.id: clause.title for clause in statute_clauses(whole)}


def ready_for(case: FoundingCase) -> QuerySet[ReadyComment]:
    """The texts an adviser may put beside the clauses: in the group's language and in German."""
    return ReadyComment.objects.filter(language__in=[case.language, "de"])


def ready_rows() -> list[ReadyRow]:
    """All texts, by clause."""
    titles = clause_titles()
    return [
        {
            "id": each.pk,
            "title": each.title,
            "text": each.text,
            "language": each.language,
            "language_label": str(each.get_language_display()),
            "clause": each.clause,
            "place": titles.get(each.clause, each.clause) if each.clause else _("For all clauses"),
        }
        for each in ReadyComment.objects.all()
    ]
