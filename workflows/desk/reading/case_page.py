"""What the case page shows to whom."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.desk.reading import cases as reading
from workflows.desk.reading.due_words import due_words
from workflows.desk.reading.histories import history
from workflows.desk.reading.turn_words import turn_words
from workflows.documents.rules import author_of, words_about
from workflows.engine import kinds
from workflows.engine.graphs import Graph, GraphItem
from workflows.engine.kinds import CaseKind
from workflows.engine.models import Case
from workflows.engine.reading import graph, timeline
from workflows.engine.standing import works_for_house
from workflows.engine.work import Work
from workflows.people.models import User


def case_screen(user: User, case: Case, *, work: Work | None = None, told: str = "") -> dict[str, object]:
    """The context of the case page; `work` is the step that is done on it, `told` a part of its history."""
    kind = kinds.get(case.kind)
    staff = works_for_house(user, case)
    steps = reading.open_steps(user, case)
    others = [step for step in steps if not step.mine]
    turn = reading.turn(user, case, steps)
    way = graph(case)
    due, due_tone = due_words(case.due_at if case.closed_at is None else None)
    return {
        "case": case,
        "kind": kind,
        "staff": staff,
        "layout": "layouts/desk.html" if staff else "layouts/page.html",
        "stage": kinds.stage_label(case),
        "turn": turn_words(turn, inside=staff),
        "beside": turn is not None and turn.step not in {step.step.node for step in steps},
        "due": due,
        "due_tone": due_tone,
        "my_steps": [step for step in steps if step.mine],
        "other_steps": others,
        "waiting_steps": others if staff else list({step.label: step for step in others}.values()),
        "summary": _summary(case, kind, staff),
        "box": kind.box,
        **(kind.box_context(case, user) if kind.box and kind.box_context and not work else {}),
        **(work.context if work else {}),
        "work": work,
        "graph": way,
        "coming": _coming(way),
        **history(timeline(case, user)[::-1], told),
        "files": [_file(user, document) for document in reading.documents(user, case)],
        "messages_of_case": reading.messages(user, case),
        "reads_messages": rules.may_read_messages(user, case).allowed,
        "notes": reading.notes(user, case),
        "reads_notes": rules.may_read_notes(user, case).allowed,
        "may_take_over": rules.may_take_over(user, case).allowed,
        "back": reverse("desk:cases") if staff and rules.may_see_desk(user) else reverse("desk:own"),
        "language": get_language(),
    }


def _coming(way: Graph) -> list[GraphItem]:
    """What can come right after the steps that are open now."""
    following = {name for item in way.items if item.state == "current" for name in item.next}
    return [item for item in way.items if item.node in following and item.state == "ahead"]


def _summary(case: Any, kind: Any, staff: bool) -> list[dict[str, object]]:
    rows = [
        {"key": _("Number"), "value": case.number},
        {"key": _("Process"), "value": str(kind.label)},
        {"key": _("Organisation"), "value": str(case.organisation) if case.organisation else ""},
        {"key": _("Applicant"), "value": _applicant(case, kind)},
        {"key": _("Contact person"), "value": str(case.assignee) if case.assignee else _("Nobody yet")},
        {"key": pgettext("date", "Submitted"), "value": _moment(case.submitted_at)},
        {"key": _("In this stage since"), "value": _moment(case.stage_since)},
        {"key": pgettext("date", "Closed"), "value": _moment(case.closed_at)},
    ]
    if staff:
        rows.insert(4, {"key": _("Language"), "value": case.get_language_display()})
    return [row for row in rows if row["value"]]


def _applicant(case: Case, kind: CaseKind) -> str:
    """Empty where there never was one: no account was closed then."""
    if not kind.applicant_acts and case.applicant.anonymised_at:
        return ""
    return str(case.applicant)


def _moment(at: Any) -> str:
    return date_format(timezone.localtime(at), "SHORT_DATE_FORMAT") if at else ""


def _file(user: User, document: Any) -> dict[str, object]:
    about = words_about(document)
    said = f"{author_of(user, document)} · {_moment(document.created_at)}"
    return {
        "href": reverse("documents:download", args=[document.pk]) if document.is_made else "",
        "name": document.name,
        "kind": document.extension,
        "size": document.size,
        "language": document.language,
        "note": f"{said} · {about}" if about else said,
    }
