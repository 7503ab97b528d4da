"""The signed papers of a founding, and what the adviser said about them."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from workflows.documents.models import Document

from ..models import FoundingCase, PapersCheck

# What the court wants copies of (§ 59 Abs. 2 BGB), and the list that shows who founded.
REQUIRED = {
    "signed_statute": _("The statute with date and signatures"),
    "signed_minutes": _("The signed minutes"),
    "attendance_list": _("The list of attendance"),
}


def signed_papers(case: FoundingCase) -> dict[str, Document]:
    """The newest upload of each signed paper, by kind."""
    rows = Document.objects.filter(case=case, kind__in=REQUIRED).order_by("created_at", "id")
    return {document.kind: document for document in rows}


def papers_screen(case: FoundingCase, there: Mapping[str, Document]) -> dict[str, object]:
    """The signed papers that are there with their names, and the last comparison."""
    return {
        "papers": [
            {"label": label, "document": there[kind]} for kind, label in REQUIRED.items() if kind in there
        ],
        "last_check": last_check(case),
    }


def last_check(case: FoundingCase) -> PapersCheck | None:
    """What the adviser found last."""
    return case.paper_checks.order_by("-round").first()
