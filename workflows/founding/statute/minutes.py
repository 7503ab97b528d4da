"""The minutes of the founding meeting, item by item, in German and from the statute's own data."""

from dataclasses import dataclass, field
from datetime import date, time

from .data import BoardMember, Meeting, StatuteData, Votes
from .purposes import join_words
from .words import OFFICE_TITLES

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
NUMBER_WORDS = {True: "Person", False: "Personen"}


@dataclass(frozen=True)
class Item:
    """One item of the agenda: its title, what happened, and a table when people were elected."""

    title: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(default=())


def german_day(day: date | None) -> str:
    """'5. Dezember 2026'"""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}" if day else ""


def german_time(moment: time | None) -> str:
    """'18:30 Uhr'"""
    return f"{moment:%H:%M} Uhr" if moment else ""


def ballot(votes: Votes) -> str:
    """The result of one ballot in words."""
    return f"Ja: {votes.yes}, Nein: {votes.no}, Enthaltungen: {votes.abstain}."


def minutes_items(data: StatuteData) -> tuple[Item, ...]:
    """All items; empty when no meeting was recorded."""
    meeting = data.meeting
    if meeting is None:
        return ()
    return tuple(
        item
        for item in (
            _opening(data, meeting),
            _attendance(data, meeting),
            _founding(data, meeting),
            _statute(data, meeting),
            _board(meeting),
            _further(meeting),
            _authorisation(data),
            _closing(meeting),
        )
        if item
    )


# How the minutes say that not everybody was in one room.
HELD = {
    "hybrid": "Ein Teil der Anwesenden nimmt über eine Videokonferenz teil und übt dort alle Rechte aus.",
    "online": "Die Versammlung findet als Videokonferenz statt.",
}
AGREED = "Alle Gründungsmitglieder sind mit dieser Form der Versammlung einverstanden."
SIGNED_LATER = "Wer über die Videokonferenz teilnimmt, unterschreibt die Satzung danach im Original."


def _opening(data: StatuteData, meeting: Meeting) -> Item:
    opener = meeting.opened_by or meeting.chair
    text = (
        f"{opener} eröffnet die Versammlung, begrüßt die Anwesenden und erläutert den Zweck der "
        "Zusammenkunft."
    )
    chosen = (
        f"Die Versammlung wählt {meeting.chair} zur Versammlungsleitung und {meeting.minutes} zur "
        "Protokollführung. "
        "Beide nehmen an."
    )
    invited = f"Eingeladen wurde am {german_day(meeting.invited_on)}." if meeting.invited_on else ""
    held = HELD.get(meeting.mode, "")
    said = (text, invited, held, AGREED if held and meeting.mode_agreed else "", chosen)
    return Item("Eröffnung, Versammlungsleitung und Protokollführung", tuple(filter(None, said)))


def _attendance(data: StatuteData, meeting: Meeting) -> Item:
    names = [person.titled for person in data.founders if person.attended]
    listed = f"Anwesend sind: {join_words(names)}." if names else ""
    count = f"{meeting.present} stimmberechtigte {NUMBER_WORDS[meeting.present == 1]}"
    return Item(
        "Anwesenheit und Tagesordnung",
        tuple(
            filter(
                None, (f"Es sind {count} anwesend.", listed, "Gegen die Tagesordnung gibt es keine Einwände.")
            )
        ),
    )


def _founding(data: StatuteData, meeting: Meeting) -> Item:
    register = " und in das Vereinsregister eintragen zu lassen" if data.registered else ""
    return Item(
        "Beschluss über die Gründung",
        (
            "Die Anwesenden sprechen über die Gründung des Vereins.",
            f"Sie beschließen, den Verein „{data.name}“ mit Sitz in {data.seat} zu gründen{register}.",
            ballot(meeting.founding),
        ),
    )


def _statute(data: StatuteData, meeting: Meeting) -> Item:
    signed = sum(person.signed for person in data.founders)
    texts = (
        "Die Satzung wird beraten. Die Versammlung beschließt sie in der Fassung der Anlage 1 vom "
        f"{german_day(meeting.held_on)}.",
        ballot(meeting.statute),
        f"{signed} Gründungsmitglieder unterschreiben die Satzung." if signed else "",
        SIGNED_LATER if meeting.mode in HELD else "",
    )
    return Item("Beschluss über die Satzung", tuple(filter(None, texts)))


def _board(meeting: Meeting) -> Item:
    rows = tuple(_elected(each) for each in meeting.elected)
    return Item("Wahl des Vorstands", ("Auf Grundlage der beschlossenen Satzung werden gewählt:",), rows)


def _elected(each: BoardMember) -> tuple[str, ...]:
    born = f", geboren am {german_day(each.birthdate)}" if each.birthdate else ""
    town = f", wohnhaft in {each.town}" if each.town else ""
    votes = f"{each.votes.yes} / {each.votes.no} / {each.votes.abstain}"
    return OFFICE_TITLES[each.office], f"{each.name}{born}{town}", votes, "ja" if each.accepted else "nein"


def _further(meeting: Meeting) -> Item | None:
    texts = []
    if meeting.auditors:
        texts.append(f"Für die Kassenprüfung werden gewählt: {join_words(list(meeting.auditors))}.")
    if meeting.dues:
        texts.append(f"Zum Beitrag wird beschlossen: {meeting.dues.rstrip('.')}.")
    return Item("Kassenprüfung und Beiträge", tuple(texts)) if texts else None


def _authorisation(data: StatuteData) -> Item:
    task = (
        "den Verein zur Eintragung in das Vereinsregister anzumelden"
        if data.registered
        else "den Verein zu vertreten"
    )
    offices = "das Registergericht oder das Finanzamt" if data.registered else "das Finanzamt"
    text = f"Der Vorstand wird beauftragt, {task}."
    if data.assembly.authorises_board:
        text += f" Er darf Änderungen der Satzung, die {offices} verlangt, selbst beschließen."
    return Item("Ermächtigung des Vorstands", (text,))


def _closing(meeting: Meeting) -> Item:
    end = f" um {german_time(meeting.ends)}" if meeting.ends else ""
    return Item("Schluss", (f"Die Versammlungsleitung schließt die Versammlung{end}.",))


def signers(data: StatuteData) -> tuple[str, ...]:
    """Who signs the minutes, as the statute says."""
    meeting = data.meeting or Meeting()
    chair = f"{meeting.chair}, Versammlungsleitung"
    return (chair,) if data.minutes_by == "chair" else (chair, f"{meeting.minutes}, Protokollführung")
