"""The papers of a founding: statute, minutes and check sheet, made from one set of data by the worker."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from workflows.documents.actions import ask_for
from workflows.documents.letters import Letter
from workflows.documents.models import Document
from workflows.engine import law
from workflows.people.models import User

from ..checks import RULES, Outcome
from ..checks.facts import THRESHOLDS
from ..models import FoundingCase, Origin, court_of
from ..reading import cases as reading
from ..statute import StatuteData, papers, statute_clauses
from ..statute.minutes import german_day, german_time, minutes_items, signers
from ..statute.papers import Paper
from ..statute.transparency import owners_of, transparency_aid

BLANK_LINES = 7


def statute_title(data: StatuteData) -> str:
    """The heading of the statute."""
    return f"Satzung des Vereins „{data.name}“"


def statute_fields(data: StatuteData, *, draft: bool) -> dict[str, Any]:
    """What the templates of the statute show."""
    meeting = data.meeting
    place = f" in {meeting.place}" if meeting and meeting.place else ""
    established = f"Diese Satzung wurde am {german_day(meeting.held_on)}{place} errichtet." if meeting else ""
    people = [person for person in data.founders if (person.signed if meeting else person.joins)]
    return {
        "title": statute_title(data),
        "draft": draft,
        "clauses": [
            {"heading": clause.heading, "paragraphs": [paragraph.text for paragraph in clause.paragraphs]}
            for clause in statute_clauses(data)
        ],
        "established": established,
        "signers": [", ".join(filter(None, (person.titled, person.town))) for person in people]
        or [""] * BLANK_LINES,
    }


def statute(data: StatuteData, *, draft: bool = False, ending: str = "pdf") -> Letter:
    """The statute in German, whatever the reader's language: only German is binding (§ 184 GVG)."""
    fields = statute_fields(data, draft=draft)
    return Letter("founding/statute", fields, title=fields["title"], ending=ending)


def minutes(data: StatuteData, *, ending: str = "pdf") -> Letter:
    """The minutes of the founding meeting in German."""
    meeting = data.meeting
    if meeting is None:
        raise ValueError("There are no minutes without a meeting.")
    times = " bis ".join(filter(None, (german_time(meeting.starts), german_time(meeting.ends))))
    facts = [
        ("Verein", data.name),
        ("Sitz", data.seat),
        ("Ort", meeting.place),
        ("Tag", german_day(meeting.held_on)),
        *([("Zeit", times)] if times else []),
        ("Versammlungsleitung", meeting.chair),
        ("Protokollführung", meeting.minutes),
    ]
    items = [
        {"title": item.title, "paragraphs": item.paragraphs, "rows": item.rows}
        for item in minutes_items(data)
    ]
    fields = {"facts": facts, "items": items, "signers": signers(data)}
    title = f"Protokoll der Gründungsversammlung des Vereins „{data.name}“"
    return Letter("founding/minutes", fields, title=title, ending=ending)


def _legal_state() -> str:
    """The day on which the numbers behind the checks were last compared with the law."""
    day = law.checked_on(*THRESHOLDS)
    return german_day(day) if day else _("not compared yet")


def check_sheet(case: FoundingCase) -> Letter:
    """What was checked and which advice is open, in the group's language; not part of the statute."""
    with override(case.language):
        found = reading.findings_for(case)
        fields = {
            "intro": _("This sheet belongs to your draft. It is not part of the statute."),
            "facts": [
                (_("Association"), case.title),
                (_("Number"), case.number or "–"),
                (_("Legal state"), _legal_state()),
                (_("Checked on"), german_day(timezone.localdate())),
            ],
            "open_title": _("Advice still open"),
            "open": [_line(each, case.language) for each in found if each.open],
            "waived_title": _("Waived by your adviser"),
            "waived": [
                _line(each, case.language)
                for each in found
                if each.waived and each.outcome is not Outcome.PASSED
            ],
            "checked_title": _("Rules checked"),
            "checked": ", ".join(each.rule.id for each in found),
            "disclaimer": _(
                "The rules name what the law and the offices usually ask for. They are general hints on "
                "plausibility, "
                "not legal advice in your case. Court and tax office decide. Only the German text is "
                "legally binding."
            ),
        }
        return Letter("founding/checks", fields, case.language, title=_("Check sheet for the statute"))


def _line(finding: Any, language: str) -> dict[str, str]:
    rule = RULES[finding.rule.id]
    return {"id": rule.id, "message": rule.say(language), "basis": rule.basis}


def ask_for_draft(*, case: FoundingCase, actor: User) -> Document:
    """The approved draft and its check sheet are made as they are now; returns the statute."""
    data = reading.data_for(case)
    draft = (
        ("statute_draft", "Satzung-Entwurf.pdf", statute(data, draft=True)),
        ("statute_draft_docx", "Satzung-Entwurf.docx", statute(data, draft=True, ending="docx")),
        ("check_sheet", "Pruefblatt.pdf", check_sheet(case)),
    )
    _ask_for(case, actor, _both_formats(papers_before(data)))
    return _ask_for(case, actor, draft)[0]


def ask_for_founding_documents(*, case: FoundingCase, actor: User) -> tuple[Document, ...]:
    """Statute (PDF and DOCX) and minutes are made from one set of data, as it is now."""
    data = reading.data_for(case)
    founded = (
        ("statute", "Satzung.pdf", statute(data)),
        ("statute_docx", "Satzung.docx", statute(data, ending="docx")),
        ("minutes", "Gruendungsprotokoll.pdf", minutes(data)),
        ("minutes_docx", "Gruendungsprotokoll.docx", minutes(data, ending="docx")),
    )
    made = _ask_for(case, actor, founded)
    _ask_for(case, actor, _both_formats(papers_after(case, data)))
    return made


def papers_before(data: StatuteData) -> dict[tuple[str, str], Paper]:
    """What the group needs for its meeting, by kind and name of the file."""
    found = {
        ("invitation", "Einladung"): papers.invitation(data),
        ("attendance_sheet", "Anwesenheitsliste"): papers.attendance_list(data),
    }
    if data.charitable:
        found["tax_draft_check", "Finanzamt-Vorpruefung"] = papers.draft_check(data)
    if data.registered:
        court = court_of(data.seat)
        inquiry = papers.court_inquiry(data, court.court if court else "")
        found["court_inquiry", "Registergericht-Voranfrage"] = inquiry
    return found


def papers_after(case: FoundingCase, data: StatuteData) -> dict[tuple[str, str], Paper]:
    """What goes to the offices after the meeting, by kind and name of the file."""
    found = {
        ("founders_list", "Gruendungsmitglieder"): papers.founders_list(data),
        ("tax_letter", "Finanzamt"): papers.tax_letter(data),
    }
    if data.registered:
        court = court_of(data.seat)
        application = papers.register_application(data, court.court if court else "")
        found["register_application", "Vereinsregister-Anmeldung"] = application
        aid = transparency_aid(data, owners_of(data), court=court.court if court else "")
        found["transparency_aid", "Transparenzregister-Hilfe"] = aid
    if case.foreigners in (Origin.LIKELY, Origin.ASK):
        found["foreigners_notice", "Vereinsbehoerde"] = papers.foreigners_notice(data)
    return found


def _both_formats(made: Mapping[tuple[str, str], Paper]) -> Iterator[tuple[str, str, Letter]]:
    """Each paper to print and to edit, out of the same fields."""
    for (kind, name), paper in made.items():
        for ending, code in (("pdf", kind), ("docx", f"{kind}_docx")):
            letter = Letter("founding/paper", paper.fields(), title=paper.title, ending=ending)
            yield code, f"{name}.{ending}", letter


def _ask_for(
    case: FoundingCase, actor: User, letters: Iterable[tuple[str, str, Letter]]
) -> tuple[Document, ...]:
    return tuple(
        ask_for(case=case, kind=kind, name=name, letter=letter, actor=actor) for kind, name, letter in letters
    )
