"""Register courts that are beyond doubt; all others are left to the house: nobody guesses (§ 55 BGB)."""

from ..models import RegisterCourt
from .bodies import ALWAYS

_SAXONY = "§ 55 BGB; Sachsen führt das Vereinsregister in Chemnitz, Dresden und Leipzig"
_BADEN_WUERTTEMBERG = "§ 55 BGB; Baden-Württemberg hat vier Registergerichte"
_SEAT = "§ 55 BGB"
# seat, its court, source. Nobody has compared them with today's ordinances: `checked_on` stays empty.
COURTS = (
    ("Berlin", "Amtsgericht Charlottenburg", "§ 55 BGB; ein Registergericht für ganz Berlin"),
    ("Hamburg", "Amtsgericht Hamburg", "§ 55 BGB; ein Registergericht für ganz Hamburg"),
    ("Chemnitz", "Amtsgericht Chemnitz", _SAXONY),
    ("Dresden", "Amtsgericht Dresden", _SAXONY),
    ("Leipzig", "Amtsgericht Leipzig", _SAXONY),
    ("Freiburg im Breisgau", "Amtsgericht Freiburg", _BADEN_WUERTTEMBERG),
    ("Mannheim", "Amtsgericht Mannheim", _BADEN_WUERTTEMBERG),
    ("Stuttgart", "Amtsgericht Stuttgart", _BADEN_WUERTTEMBERG),
    ("Ulm", "Amtsgericht Ulm", _BADEN_WUERTTEMBERG),
    ("München", "Amtsgericht München", _SEAT),
    ("Köln", "Amtsgericht Köln", _SEAT),
    ("Frankfurt am Main", "Amtsgericht Frankfurt am Main", _SEAT),
)


def sync(**kwargs: object) -> None:
    """A place without any row gets the one the software knows; what the house has entered stays."""
    known = {place.casefold() for place in RegisterCourt.objects.values_list("place", flat=True)}
    RegisterCourt.objects.bulk_create(
        (
            RegisterCourt(place=place, court=court, basis=basis, valid_from=ALWAYS)
            for place, court, basis in COURTS
            if place.casefold() not in known
        ),
        ignore_conflicts=True,
    )
