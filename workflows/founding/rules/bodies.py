"""Who certifies signatures for the register, as far as the software knows; the house edits the rows."""

from datetime import date

from ..models import CertifyingBody
from .law import CHECKED_ON

ALWAYS = date(1900, 1, 1)
# code, German name, Land, enough?, source, compared on
BODIES = (
    ("notary", "Notarin oder Notar", "", True, "§§ 77, 129 BGB, § 40 BeurkG", CHECKED_ON),
    ("notary_online", "Notarin oder Notar per Video", "", True, "§ 77 Abs. 2 BGB, § 40a BeurkG", CHECKED_ON),
    ("consulate", "Deutsche Auslandsvertretung", "", True, "§ 10 KonsG", None),
    ("local_court", "Ortsgericht", "HE", True, "§ 13 OGerG (Hessen)", None),
    ("town_hall", "Rathaus (amtliche Beglaubigung)", "", False, "OLG Zweibrücken, 3 W 57/13", None),
)


def sync(**kwargs: object) -> None:
    """Every body the software knows has a row; rows that are there stay as they are."""
    CertifyingBody.objects.bulk_create(
        (
            CertifyingBody(
                code=code,
                name=name,
                land=land,
                accepted=accepted,
                basis=basis,
                checked_on=checked_on,
                valid_from=ALWAYS,
            )
            for code, name, land, accepted, basis, checked_on in BODIES
        ),
        ignore_conflicts=True,
    )
