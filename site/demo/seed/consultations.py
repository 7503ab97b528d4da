"""Advisers with their hours, consultations that were held, one that is agreed and one to answer."""

from datetime import date, time, timedelta

from django.utils import timezone

from workflows.consultations import actions
from workflows.consultations.actions import Report, Request
from workflows.consultations.models import Consultation
from workflows.consultations.reading.free import Wish, free_slots
from workflows.engine.models import Step
from workflows.people.actions import create_account, grant_role
from workflows.people.models import Organisation, Role, User
from workflows.welcome import actions as door

LEYLA = ("leyla.aydin@example.org", "Leyla Aydın", "de")
# Who, topic, days ago, minutes, what comes next.
HELD = (
    ("amira", "projects", 12, 45, "Kostenplan fertig schreiben, dann den Antrag absenden."),
    ("amira", "accounting", 40, 60, "Kassenbuch ab Januar mit Belegnummern führen."),
    ("olena", "liability", 26, 45, "Haftpflicht bei der Gemeinde erfragen."),
    ("olena", "social_media", 61, 30, "Zwei Beiträge im Monat planen, Fotos mit Einwilligung."),
    ("kofi", "founding", 19, 50, "Fragen zur Gründung beantworten, sieben Mitglieder suchen."),
    ("kofi", "association_law", 75, 40, "Zweck der Satzung in drei Sätzen aufschreiben."),
    ("dalia", "authorities", 33, 35, "Unterlagen zum Termin beim Amt mitnehmen."),
)

AT_THE_DOOR = (
    {
        "name": "Oksana",
        "email": "oksana@example.org",
        "language": "uk",
        "words": "Ми хочемо влаштувати свято для дітей. Чи є на це гроші?",
    },
    {
        "name": "Yusuf K.",
        "phone": "06899 000 321",
        "language": "ar",
        "town": "66999 Lindenstadt",
        "words": "نحن مجموعة من الآباء ونبحث عن مكان للقاء كل أسبوع. إلى من نتوجه؟",
    },
)


def seed() -> None:
    """The house advises on four days a week, in five languages; two people ask at the door."""
    _door()
    jonas = User.objects.get(email="jonas.weber@example.org")
    leyla = create_account(email=LEYLA[0], name=LEYLA[1], language=LEYLA[2])
    grant_role(user=leyla, role=Role.ADVISER)
    _hours(jonas, leyla)
    for name, topic, days, minutes, next_step in HELD:
        adviser = leyla if topic in ("social_media", "accounting") else jonas
        _held(_ask(adviser, name, topic), days=days, minutes=minutes, next_step=next_step)
    ahead = _ask(leyla, "amira", "publicity", interpreter="Arabisch")
    actions.answer(
        step=_step(ahead), actor=leyla, agreed=True, words="Bringt gern den Entwurf eures Flyers mit."
    )
    _ask(jonas, "dalia", "founding", matter="Wir sind acht Frauen und wollen einen Verein gründen.")


def _door() -> None:
    """One request was answered, one waits."""
    jonas = User.objects.get(email="jonas.weber@example.org")
    for typed in AT_THE_DOOR:
        case = door.ask(given=door.Words(**typed, consent=True), actor=None, address="192.0.2.7")
        if case.language == "uk":
            step = Step.objects.open().select_related("task").get(case=case.pk)
            door.answer(step=step, actor=jonas, given=door.Answer("door", "Вітаємо! Оберіть тут.", "money"))


def _hours(jonas: User, leyla: User) -> None:
    for weekday in (1, 3):
        actions.add_hours(
            actor=jonas, weekday=weekday, begins=time(9), ends=time(12), minutes=45, place="Zimmer 2",
            ways=["on_site", "online", "phone"], languages=["de", "en", "fr"],
        )  # fmt: skip
    for weekday in (0, 2):
        actions.add_hours(
            actor=leyla, weekday=weekday, begins=time(14), ends=time(18), minutes=60, place="Zimmer 5",
            ways=["on_site", "online"], languages=["de", "tr", "ar"],
        )  # fmt: skip
    away = _monday() + timedelta(days=21)
    actions.add_absence(actor=jonas, first=away, last=away + timedelta(days=4))


def _monday() -> date:
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


def _ask(adviser: User, name: str, topic: str, *, interpreter: str = "", matter: str = "") -> Consultation:
    person = User.objects.get(email=f"{name}@example.org")
    slot = free_slots(Wish(adviser=adviser.pk))[0]
    return actions.ask(
        actor=person,
        request=Request(
            slot=slot.key,
            topic=topic,
            way="on_site",
            spoken="de",
            organisation=Organisation.objects.of(person).first(),
            interpreter=interpreter,
            matter=matter,
        ),
    )


def _held(case: Consultation, *, days: int, minutes: int, next_step: str) -> None:
    """Agreed, held at the same time of the day so many days ago, and written down."""
    actions.answer(step=_step(case), actor=case.adviser, agreed=True)
    case.refresh_from_db()
    start = timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(days=days)
    length = case.ends_at - case.starts_at
    Consultation.objects.filter(pk=case.pk).update(starts_at=start, ends_at=start + length)
    report = Report(came=True, topics=(case.topic,), minutes=minutes, next_step=next_step)
    actions.write_down(step=_step(case), actor=case.adviser, report=report)


def _step(case: Consultation) -> Step:
    return Step.objects.open().select_related("task").get(case=case.pk)
