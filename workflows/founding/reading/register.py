"""The way to the register as screens and rules see it: court, certification, signers, representation."""

from django.utils.translation import gettext_lazy as _

from workflows.people.models import House

from ..checks.facts import Filing
from ..models import CertifyingBody, FoundingCase, RegisterCourt, RegisterFiling, bodies_in, court_of
from . import cases as reading
from .papers import signed_papers

BODIES = {
    "notary": _("Notary"),
    "notary_online": _("Notary by video (online service of the Bundesnotarkammer)"),
    "consulate": _("German embassy or consulate"),
    "local_court": _("Ortsgericht (Hesse)"),
    "town_hall": _("Town hall (amtliche Beglaubigung)"),
}


def court_for(case: FoundingCase) -> RegisterCourt | None:
    """The register court of the seat, if the house knows it."""
    return court_of(reading.data_for(case).seat)


def bodies() -> list[CertifyingBody]:
    """Who certifies here, and who does not."""
    return bodies_in(House.load().land)


def body_name(body: CertifyingBody) -> object:
    """The body in the reader's language; what the house added has its German name."""
    return BODIES.get(body.code, body.name)


def representation_of(case: FoundingCase) -> str:
    """The rule of representation exactly as the statute says it (§ 64 BGB)."""
    paragraphs = reading.facts_for(case).paragraphs
    words = (paragraphs.get("board.representation", ""), paragraphs.get("board.s181", ""))
    return " ".join(filter(None, words))


def signers_of(case: FoundingCase) -> list[str]:
    """Who represents the association and may sign: the board after § 26 BGB."""
    data = reading.data_for(case)
    elected = data.meeting.elected if data.meeting else ()
    return [each.name for each in elected if each.office in data.paragraph26]


def filing_facts(case: FoundingCase, filing: RegisterFiling) -> Filing:
    """What the rules look at in an application."""
    known = court_for(case)
    return Filing(
        court=filing.court,
        known_court=known.court if known else "",
        certified_by=filing.certified_by,
        accepted=frozenset(body.code for body in bodies() if body.accepted),
        signers=tuple(filing.signers),
        representation=filing.representation,
        statute_sentence=representation_of(case),
        enclosures=frozenset(signed_papers(case)),
        signed_there=filing.signed_there,
    )
