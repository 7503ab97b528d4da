"""Four foundings of the demo after their meeting: at the court, answered, registered, charitable."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypedDict

from django.core.files.base import ContentFile
from django.utils import timezone

from workflows.founding import actions
from workflows.founding.models import DutyCode, FoundingCase
from workflows.founding.reading import register
from workflows.founding.reading.papers import REQUIRED
from workflows.founding.rules.duty_terms import TERMS
from workflows.people.models import User

# A page without anything on it: what was signed is nobody's business in a demo.
SCAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj"
    b"\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n"
)


class Group(TypedDict):
    """A group of the demo, as its interview tells it."""

    name: str
    purposes: list[str]
    activities: list[tuple[str, str]]
    people: tuple[str, ...]


GARDEN: Group = {
    "name": "Gemeinschaftsgarten Lindenstadt",
    "purposes": ["52.7", "52.22"],
    "activities": [
        ("Gartenkurse für Kinder und Erwachsene", "52.7"),
        ("Führungen zu alten Obstsorten der Gegend", "52.22"),
        ("Offene Gartentage für die Nachbarschaft", "52.7"),
    ],
    "people": (
        "Kofi Mensah", "Ewa Nowak", "Jan Fischer", "Mina Park", "Omar Said", "Paula Roth", "Ravi Menon",
    ),
}  # fmt: skip
MUSIC: Group = {
    "name": "Musikwerkstatt Lindenstadt",
    "purposes": ["52.5"],
    "activities": [
        ("Instrumentenkurse für Kinder ohne eigenes Instrument", "52.5"),
        ("Konzerte mit Musik aus vielen Ländern", "52.5"),
        ("Offene Proben im Bürgerhaus", "52.5"),
    ],
    "people": (
        "Olena Kovalenko", "Selma Arslan", "Tim Brandt", "Uma Rao", "Vera Lang", "Yusuf Kaya", "Zoe Adler",
    ),
}  # fmt: skip
READING: Group = {
    "name": "Lesebrücke Lindenstadt",
    "purposes": ["52.7"],
    "activities": [
        ("Vorlesestunden in fünf Sprachen", "52.7"),
        ("Bücherkisten für Kitas und Unterkünfte", "52.7"),
        ("Schreibwerkstatt für Jugendliche", "52.7"),
    ],
    "people": (
        "Dalia Nour", "Anna Bauer", "Bilal Aydin", "Chiara Conti", "Daria Petrenko", "Emil Kraus",
        "Fatou Diallo",
    ),
}  # fmt: skip
KITCHEN: Group = {
    "name": "Nachbarschaftsküche Lindenstadt",
    "purposes": ["52.13", "53"],
    "activities": [
        ("Gemeinsames Kochen mit Menschen aus der Nachbarschaft", "52.13"),
        ("Warme Mahlzeiten für Menschen mit wenig Geld", "53"),
        ("Rezeptabende mit Gesprächen über Herkunft und Alltag", "52.13"),
    ],
    "people": (
        "Dalia Nour", "Gül Demir", "Hanna Vogel", "Ines Costa", "Jamal Nasser", "Kira Sommer",
        "Lars Petersen",
    ),
}  # fmt: skip

Found = Callable[[User, Group], FoundingCase]


def seed_later(found: Found, people: dict[str, User], adviser: User) -> None:
    """`found` takes a group through its meeting; the rest of the way is told here."""
    _file(found(people["kofi"], GARDEN), adviser)
    _answer(_file(found(people["olena"], MUSIC), adviser), "interim")
    _answer(_file(found(people["dalia"], KITCHEN), adviser), "entered", number="VR 2214", only_german=False)
    case = _answer(_file(found(people["dalia"], READING), adviser), "entered", number="VR 2198")
    _close(case, adviser)


def _ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def _fresh(case: FoundingCase) -> FoundingCase:
    return FoundingCase.objects.get(pk=case.pk)


def _file(case: FoundingCase, adviser: User) -> FoundingCase:
    case = _fresh(case)
    scans = {kind: ContentFile(SCAN, name=f"{kind}.pdf") for kind in REQUIRED}
    actions.hand_in_papers(step=case.steps.open().get(), actor=case.applicant, files=scans)
    actions.check_papers(step=case.steps.open().get(), actor=adviser, differing=())
    case = _fresh(case)
    application = actions.Application(
        court="Amtsgericht Lindenstadt",
        certified_by="notary",
        certified_on=_ago(2),
        filed_on=_ago(2),
        signers=tuple(register.signers_of(case)[:2]),
    )
    actions.file_application(step=case.steps.open().get(), actor=case.applicant, application=application)
    return _fresh(case)


def _answer(case: FoundingCase, kind: str, *, number: str = "", only_german: bool = True) -> FoundingCase:
    texts = {"interim": "Bitte ergänzen Sie in der Satzung, in welcher Form zur Versammlung eingeladen wird."}
    actions.note_answer(
        step=case.steps.open().get(),
        actor=case.applicant,
        kind=kind,
        received_on=_ago(1),
        due_on=_ago(-35) if kind == "interim" else None,
        number=number,
        text=texts.get(kind, ""),
        board_only_german=only_german if kind == "entered" else None,
    )
    return _fresh(case)


def _close(case: FoundingCase, adviser: User) -> None:
    actions.note_tax_notice(
        case=case, actor=case.applicant, kind="granted", dated=_ago(1), received_on=_ago(0)
    )
    for duty in case.duties.filter(done_at=None):
        if TERMS[DutyCode(duty.code)].legal:
            actions.tick_duty(duty=duty, actor=case.applicant)
    actions.close_founding(step=case.steps.open().get(), actor=adviser)
