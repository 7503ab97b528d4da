"""The papers of a founding: statute, minutes and check sheet, made from one set of data and frozen."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from workflows.documents.actions import freeze
from workflows.documents.letters import render_docx, render_pdf
from workflows.documents.models import Document
from workflows.engine import law
from workflows.people.models import User

from ..checks import RULES, Outcome
from ..checks.facts import THRESHOLDS
from ..models import FoundingCase
from ..reading import cases as reading
from ..statute import StatuteData, statute_clauses
from ..statute.minutes import german_day, german_time, minutes_items, signers

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
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
        "signers": [", ".join(filter(None, (person.name, person.town))) for person in people]
        or [""] * BLANK_LINES,
    }


def statute_pdf(data: StatuteData, *, draft: bool = False) -> bytes:
    """The statute as PDF/UA in German, whatever the reader's language: only German is binding (§ 184 GVG)."""
    fields = statute_fields(data, draft=draft)
    return render_pdf("founding/statute", data=fields, language="de", title=fields["title"])


def statute_docx(data: StatuteData, *, draft: bool = False) -> bytes:
    """The statute as Word file, with the same text."""
    return render_docx("founding/statute", data=statute_fields(data, draft=draft))


def minutes_pdf(data: StatuteData) -> bytes:
    """The minutes of the founding meeting as PDF/UA in German."""
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
    return render_pdf("founding/minutes", data=fields, language="de", title=title)


def _legal_state() -> str:
    """The day on which the numbers behind the checks were last compared with the law."""
    day = law.checked_on(*THRESHOLDS)
    return german_day(day) if day else _("not compared yet")


def checks_pdf(case: FoundingCase) -> bytes:
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
        return render_pdf(
            "founding/checks", data=fields, language=case.language, title=_("Check sheet for the statute")
        )


def _line(finding: Any, language: str) -> dict[str, str]:
    rule = RULES[finding.rule.id]
    return {"id": rule.id, "message": rule.say(language), "basis": rule.basis}


def freeze_draft(*, case: FoundingCase, actor: User) -> Document:
    """The approved draft and its check sheet are kept as they are; returns the statute."""
    data = reading.data_for(case)
    statute = _keep(
        case,
        actor,
        kind="statute_draft",
        name="Satzung-Entwurf.pdf",
        content=statute_pdf(data, draft=True),
        media_type=PDF,
    )
    _keep(
        case,
        actor,
        kind="statute_draft_docx",
        name="Satzung-Entwurf.docx",
        content=statute_docx(data, draft=True),
        media_type=DOCX,
    )
    _keep(
        case,
        actor,
        kind="check_sheet",
        name="Pruefblatt.pdf",
        content=checks_pdf(case),
        media_type=PDF,
        language=case.language,
    )
    return statute


def freeze_founding_documents(*, case: FoundingCase, actor: User) -> tuple[Document, ...]:
    """Statute (PDF and DOCX) and minutes, made from one set of data, are kept with their checksums."""
    data = reading.data_for(case)
    return (
        _keep(case, actor, kind="statute", name="Satzung.pdf", content=statute_pdf(data), media_type=PDF),
        _keep(
            case, actor, kind="statute_docx", name="Satzung.docx", content=statute_docx(data), media_type=DOCX
        ),
        _keep(
            case,
            actor,
            kind="minutes",
            name="Gruendungsprotokoll.pdf",
            content=minutes_pdf(data),
            media_type=PDF,
        ),
    )


def _keep(
    case: FoundingCase,
    actor: User,
    *,
    kind: str,
    name: str,
    content: bytes,
    media_type: str,
    language: str = "de",
) -> Document:
    return freeze(
        case=case,
        kind=kind,
        name=name,
        content=content,
        media_type=media_type,
        language=language,
        actor=actor,
    )
