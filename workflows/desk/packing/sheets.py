"""One PDF of a case: facts, steps, what happened, messages, notes, documents, as its reader sees them."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from workflows.desk.models import CaseMessage
from workflows.desk.reading import cases as reading
from workflows.desk.reading.labels import labels_of
from workflows.documents.letters import Letter
from workflows.documents.models import Document
from workflows.documents.rules import words_of_state
from workflows.engine import kinds
from workflows.engine.models import Case
from workflows.engine.reading import timeline
from workflows.engine.standing import works_for_house
from workflows.people.models import User

Rows = list[tuple[str, str]]


def sheet_of(user: User, case: Case, documents: Iterable[Document]) -> Letter:
    """The letter in the language of the moment; `documents` are those that the reader may read."""
    sections = [
        (_("At a glance"), _facts(user, case)),
        (_("What comes next"), _steps(user, case)),
        (_("What has happened"), _history(user, case)),
        (_("Messages with the applicant"), _written(user, case, reading.messages(user, case))),
        (_("Notes of the office"), _written(user, case, reading.notes(user, case))),
        (_("Documents"), _documents(documents)),
    ]
    data = {"sections": [{"title": title, "rows": rows} for title, rows in sections if rows]}
    title = " ".join(part for part in (case.number, case.title) if part) or str(kinds.get(case.kind).label)
    return Letter("documents/record", data, (get_language() or "de").split("-")[0], title=title)


def _facts(user: User, case: Case) -> Rows:
    labels = labels_of(user, [case.pk])[case.pk]
    staff = works_for_house(user, case)
    rows = [
        (_("Number"), case.number or ""),
        (_("Process"), str(kinds.get(case.kind).label)),
        (_("Stage"), kinds.stage_label(case)),
        (_("Organisation"), str(case.organisation) if case.organisation else ""),
        (_("Applicant"), str(case.applicant)),
        (_("Language"), str(dict(settings.LANGUAGES).get(case.language, case.language))),
        (_("Contact person"), str(case.assignee) if case.assignee and staff else ""),
        (pgettext("date", "Submitted"), _day(case.submitted_at)),
        (pgettext("date", "Closed"), _day(case.closed_at)),
        (_("Labels"), ", ".join(label.name for label in labels)),
    ]
    return [(key, value) for key, value in rows if value]


def _steps(user: User, case: Case) -> Rows:
    steps = reading.open_steps(user, case)
    return [
        (step.label, " · ".join(part for part in (step.who, _day(step.step.due_at)) if part))
        for step in steps
    ]


def _history(user: User, case: Case) -> Rows:
    return [(_moment(line.at), f"{line.text} – {line.who}") for line in timeline(case, user)]


def _written(user: User, case: Case, messages: Iterable[CaseMessage]) -> Rows:
    staff = works_for_house(user, case)
    return [
        (
            f"{_moment(each.written_at)}, {each.author if staff or each.from_applicant else _('The house')}",
            each.text,
        )
        for each in messages
    ]


def _documents(documents: Iterable[Document]) -> Rows:
    return [
        (_day(each.created_at), " – ".join(filter(None, (each.name, words_of_state(each)))))
        for each in documents
    ]


def _day(at: datetime | None) -> str:
    return date_format(timezone.localtime(at), "SHORT_DATE_FORMAT") if at else ""


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{date_format(local, 'SHORT_DATE_FORMAT')}, {local:%H:%M}"
