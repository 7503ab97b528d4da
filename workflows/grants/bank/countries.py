"""Which countries a SEPA transfer reaches."""

# European Payments Council, EPC409-09, with the countries that joined in 2025.
_CODES = (
    "AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT "
    "NL NO PL PT RO RS SE SI SK SM VA"
)
SEPA = frozenset(_CODES.split(" "))


def reaches(iban: str) -> bool:
    """Whether a bank can send euros to this account by SEPA."""
    return iban[:2].upper() in SEPA
