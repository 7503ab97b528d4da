"""The categories of costs, the kinds of income and the units of a Kosten- und Finanzierungsplan."""

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

IN_KIND = "in_kind"

# Costs, as German funders group them; the work given in kind mirrors the income side by itself.
CATEGORIES: dict[str, str | Promise] = {
    "fees": _("Fees for freelancers"),
    "allowances": _("Allowances for volunteers"),
    "rooms": _("Rent of rooms"),
    "equipment_rent": _("Rent of equipment"),
    "material": _("Material and consumables"),
    "publicity": _("Publicity and print"),
    "travel": _("Travel"),
    "catering": _("Food and drinks"),
    "interpreting": _("Interpreting and translation"),
    "childcare": _("Childcare"),
    "insurance": _("Insurance, GEMA, charges"),
    "purchases": _("Small purchases"),
    "admin": _("Flat rate for administration"),
    IN_KIND: _("Work given free of charge"),
}

INCOMES: dict[str, str | Promise] = {
    "own_cash": _("Own money"),
    IN_KIND: _("Work given free of charge"),
    "participation": _("Entry and participation fees"),
    "donations": _("Donations and sponsors"),
    "public": _("Other public money"),
    "private": _("Money from foundations and other private funders"),
    "requested": _("Grant asked from us"),
}
# In a report the grant is what came in so far, not what was asked for.
RECEIVED: dict[str, str | Promise] = {**INCOMES, "requested": _("Grant received from us")}
# Kinds of income that are one amount, not a list.
SINGLE = frozenset({"own_cash", "participation", "requested"})


def side_label(side: str) -> str:
    """What people call a list of the plan: the costs ("expenses"), or a kind of income."""
    return gettext("Costs") if side == "expenses" else str(INCOMES[side])


UNITS: dict[str, str | Promise] = {
    "flat": pgettext_lazy("unit", "flat"),
    "piece": pgettext_lazy("unit", "pieces"),
    "hour": pgettext_lazy("unit", "hours"),
    "lesson": pgettext_lazy("unit", "units of 90 minutes"),
    "day": pgettext_lazy("unit", "days"),
    "month": pgettext_lazy("unit", "months"),
    "person": pgettext_lazy("unit", "people"),
    "km": pgettext_lazy("unit", "kilometres"),
}

STATES: dict[str, str | Promise] = {
    "planned": pgettext_lazy("funding", "not applied for yet"),
    "applied": pgettext_lazy("funding", "applied for"),
    "approved": pgettext_lazy("funding", "approved"),
}

# Rates of VAT that may be contained in an amount, in percent (§ 12 UStG); a call may name others.
VAT_RATES = ("0", "7", "19")
