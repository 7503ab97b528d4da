"""The answer to a letter of the register court, point by point, in German."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .data import StatuteData
from .minutes import german_day
from .papers import BLANK, Paper, Section, contact_section, represented_by


@dataclass(frozen=True)
class Answered:
    """One objection with the paragraph it is about and what was done."""

    objection: str
    clause: str = ""
    solution: str = ""


def court_answer(
    data: StatuteData, points: Sequence[Answered], *, court: str, received_on: date, rejected: bool = False
) -> Paper:
    """The letter that answers each objection in the court's own order; what isn't done yet has a gap."""
    letter = "Zurückweisung" if rejected else "Zwischenverfügung"
    said = (
        "Sehr geehrte Damen und Herren,",
        f"zur Anmeldung des Vereins „{data.name}“ mit Sitz in {data.seat} antworten wir auf Ihre {letter}, "
        f"die uns am {german_day(received_on)} erreicht hat:",
    )
    sections = (
        Section(paragraphs=said),
        *(_point(number, point) for number, point in enumerate(points, start=1)),
        Section(paragraphs=("Wir bitten, die Eintragung vorzunehmen.",)),
        *contact_section(data),
    )
    return Paper(
        f"Antwort auf Ihre {letter}", (court, "Registergericht"), sections, signers=represented_by(data)
    )


def _point(number: int, point: Answered) -> Section:
    about = f" ({point.clause})" if point.clause else ""
    return Section(
        f"Zu {number}.{about}",
        (f"Sie schreiben: „{point.objection}“", point.solution or f"Dazu: {BLANK}"),
    )
