"""The receipt: everything that was submitted, word for word, in the language it was filled in."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from workflows.documents.letters import Letter
from workflows.forms.models import AnswerSheet
from workflows.forms.reading import summary as reading

from ..models import Application
from ..questions import IDEA


def receipt(case: Application, sheet: AnswerSheet, language: str) -> Letter:
    """The submitted answers of `sheet` in `language`."""
    with override(language):
        title = _("Idea %(number)s") if sheet.code == IDEA else _("Application %(number)s")
        title %= {"number": case.number}
        data = {
            "facts": [
                [_("Call"), case.call.text("title", language)],
                [_("Organisation"), case.organisation.name if case.organisation else ""],
                [pgettext("date", "Submitted"), _moment(case)],
            ],
            "intro": _("These are your answers as we received them. Nobody can change this document."),
            "sections": _sections(sheet, language),
        }
    return Letter("grants/receipt", data, language, title=title)


def _moment(case: Application) -> str:
    at = timezone.localtime(case.submitted_at)
    return f"{date_format(at, 'SHORT_DATE_FORMAT')}, {at:%H:%M}"


def _sections(sheet: AnswerSheet, language: str) -> list[dict[str, object]]:
    return [
        {"title": str(section.title), "rows": [[str(row.label), str(row.display)] for row in section.rows]}
        for section in reading.summary(sheet, language)
    ]
