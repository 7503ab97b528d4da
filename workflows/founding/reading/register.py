"""The way to the register as screens and rules see it: court, certification, signers, representation."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from workflows.people.models import House

from ..checks.facts import Facts, Filing
from ..models import CertifyingBody, FoundingCase, RegisterCourt, RegisterFiling, bodies_in, court_of
from ..statute import StatuteData
from . import cases as reading

BODIES = {
    "notary": _("Notary"),
    "notary_online": _("Notary by video (online service of the Bundesnotarkammer)"),
    "consulate": _("German embassy or consulate"),
    "local_court": _("Ortsgericht (Hesse)"),
    "town_hall": _("Town hall (amtliche Beglaubigung)"),
}


@dataclass(frozen=True)
class ForCourt:
    """What an application to the court needs to know of a founding, read once.

    `court` is the register court of the seat, if the house knows it.
    """

    facts: Facts
    court: RegisterCourt | None
    bodies: list[CertifyingBody]

    @property
    def representation(self) -> str:
        """The rule of representation exactly as the statute says it (§ 64 BGB)."""
        return representation_in(self.facts.paragraphs)

    @property
    def signers(self) -> list[str]:
        """Who represents the association and may sign."""
        return signers_in(self.facts.data)


def for_court(case: FoundingCase) -> ForCourt:
    """Statute and meeting of this founding, its court and who certifies there."""
    facts = reading.facts_for(case)
    return ForCourt(facts, court_of(facts.data.seat), bodies())


def bodies() -> list[CertifyingBody]:
    """Who certifies here, and who does not."""
    return bodies_in(House.load().land)


def body_name(body: CertifyingBody) -> object:
    """The body in the reader's language; what the house added has its German name."""
    return BODIES.get(body.code, body.name)


def representation_in(paragraphs: Mapping[str, str]) -> str:
    """The rule of representation in the paragraphs of a statute."""
    words = (paragraphs.get("board.representation", ""), paragraphs.get("board.s181", ""))
    return " ".join(filter(None, words))


def signers_of(case: FoundingCase) -> list[str]:
    """Who represents the association and may sign: the board after § 26 BGB."""
    return signers_in(reading.data_for(case))


def signers_in(data: StatuteData) -> list[str]:
    """The elected people who hold an office of the board after § 26 BGB."""
    elected = data.meeting.elected if data.meeting else ()
    return [each.name for each in elected if each.office in data.paragraph26]


def facts_with(case: FoundingCase, filing: RegisterFiling) -> Facts:
    """The facts of a founding with what the rules look at in its application."""
    known = for_court(case)
    return replace(known.facts, filing=_filing(known, filing))


def _filing(known: ForCourt, filing: RegisterFiling) -> Filing:
    return Filing(
        court=filing.court,
        known_court=known.court.court if known.court else "",
        certified_by=filing.certified_by,
        accepted=frozenset(body.code for body in known.bodies if body.accepted),
        signers=tuple(filing.signers),
        representation=filing.representation,
        statute_sentence=known.representation,
        enclosures=known.facts.papers,
        signed_there=filing.signed_there,
    )
