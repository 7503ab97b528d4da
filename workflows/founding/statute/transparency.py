"""The aid for the report to the Transparenzregister: who is a beneficial owner, what is typed where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .data import StatuteData
from .minutes import german_day
from .papers import BLANK, Paper, Section

# More than a quarter of the votes makes an owner (§ 3 Abs. 2 Satz 1 Nr. 2 GwG): three at most.
MOST_OWNERS = 3
FICTITIOUS = (
    "Kein Mitglied hat mehr als ein Viertel der Stimmen. Deshalb gelten die gesetzlichen Vertreterinnen und "
    "Vertreter als wirtschaftlich Berechtigte (§ 3 Abs. 2 Satz 5 GwG): alle Mitglieder des Vorstands im "
    "Sinne des § 26 BGB."
)
REAL = (
    "Jedes Mitglied hat mehr als ein Viertel der Stimmen. Deshalb sind alle Mitglieder wirtschaftlich "
    "Berechtigte (§ 3 Abs. 2 Satz 1 Nr. 2 GwG)."
)
WAYS = {
    True: "Funktion als gesetzlicher Vertreter (fiktiver wirtschaftlich Berechtigter)",
    False: "Umfang der Stimmrechte",
}


@dataclass(frozen=True)
class Owner:
    """One person to report (§ 19 Abs. 1 GwG)."""

    name: str
    birthdate: date | None = None
    town: str = ""
    country: str = ""
    nationalities: str = ""


def is_fictitious(data: StatuteData) -> bool:
    """Whether the board is reported because nobody has more than a quarter of the votes."""
    return sum(person.joins for person in data.founders) > MOST_OWNERS


def owners_of(data: StatuteData) -> tuple[Owner, ...]:
    """Whom to report, with what the founding knows; citizenships are never among it."""
    if not data.meeting:
        return ()
    if is_fictitious(data):
        board = (each for each in data.meeting.elected if each.office in data.paragraph26)
        return tuple(Owner(each.name, each.birthdate, each.town) for each in board)
    born = {each.name: each.birthdate for each in data.meeting.elected}
    people = (person for person in data.founders if person.joins and not person.is_legal_person)
    return tuple(Owner(person.name, born.get(person.name), person.town) for person in people)


def transparency_aid(
    data: StatuteData, owners: Iterable[Owner], *, court: str = "", number: str = ""
) -> Paper:
    """The aid; what is not known is a line to write on."""
    fictitious = is_fictitious(data)
    intro = (
        f"Diese Hilfe gehört zur Meldung des Vereins „{data.name}“ an das Transparenzregister "
        "(§§ 19, 20, 20a GwG). Gemeldet wird auf www.transparenzregister.de, nicht mit diesem Papier."
    )
    return Paper(
        "Hilfe zur Meldung an das Transparenzregister",
        sections=(
            Section(paragraphs=(intro,)),
            Section("Wer wird gemeldet?", (FICTITIOUS if fictitious else REAL,)),
            Section("Angaben zum Verein", items=_association(data, court, number)),
            *(_person(owner, data, fictitious=fictitious) for owner in owners),
            Section("So geht es", items=_steps(data)),
        ),
    )


def _association(data: StatuteData, court: str, number: str) -> tuple[str, ...]:
    return (
        "Art: juristische Person des Privatrechts, eingetragener Verein",
        f"Bezeichnung: {data.name} e. V.",
        f"Sitz: {data.seat}",
        f"Registergericht: {court or BLANK}",
        f"Registernummer: {number or BLANK}",
    )


def _person(owner: Owner, data: StatuteData, *, fictitious: bool) -> Section:
    count = sum(person.joins for person in data.founders)
    extent = WAYS[fictitious] if fictitious else f"{WAYS[False]}: 1 von {count} Stimmen"
    return Section(
        f"Wirtschaftlich berechtigt: {owner.name}",
        items=(
            f"Vor- und Nachname: {owner.name}",
            f"Geburtsdatum: {german_day(owner.birthdate) if owner.birthdate else BLANK}",
            f"Wohnort: {owner.town or BLANK}",
            f"Wohnsitzland: {owner.country or BLANK}",
            f"Alle Staatsangehörigkeiten: {owner.nationalities or BLANK}",
            f"Art und Umfang des wirtschaftlichen Interesses: {extent}",
        ),
    )


def _steps(data: StatuteData) -> tuple[str, ...]:
    fee = (
        "Gebührenbefreiung beantragen: mit dem Bescheid nach § 60a AO oder dem Freistellungsbescheid "
        "(§ 24 Abs. 1 Satz 2 GwG). Ohne Antrag kostet der Eintrag eine Jahresgebühr."
    )
    return (
        "Auf www.transparenzregister.de ein Konto anlegen und die E-Mail bestätigen.",
        "Im Konto „Eintragung“ wählen und die Angaben zum Verein eingeben.",
        "Jede oben genannte Person mit ihren Angaben eingeben.",
        "Absenden und die Bestätigung zu den Unterlagen des Vereins legen.",
        *((fee,) if data.charitable else ()),
        "Im Haus die Aufgabe abhaken. Dann werden die hier notierten Angaben gelöscht.",
    )
