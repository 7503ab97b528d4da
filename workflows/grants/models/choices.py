"""The codes that calls and finance plans are written in."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Instrument(models.TextChoices):
    """In which legal form the money is passed on; a private house never issues a Zuwendungsbescheid."""

    CONTRACT = "contract", _("Funding contract (passing on a federal grant)")
    PROMISE = "promise", _("Funding promise from own means")
    NOTICE = "notice", _("Grant notice (public bodies only)")


class Financing(models.TextChoices):
    """How the grant relates to the cost."""

    FIXED = "fixed", _("Fixed amount")
    GAP = "gap", _("Closes the gap")
    SHARE = "share", _("Share of the cost")
    FULL = "full", _("Full cost")


class ShareBase(models.TextChoices):
    """Of what the own share is a percentage."""

    GRANT = "grant", _("of the grant")
    TOTAL = "total", _("of the total cost")


class CoFunding(models.TextChoices):
    """Which other money may be in the project."""

    NONE = "none", _("No other funding")
    NO_FEDERAL = "no_federal", _("No other federal money")
    ALLOWED = "allowed", _("Allowed, has to be stated")


class ReceiptsAsked(models.TextChoices):
    """How a group proves what it spent; what is listed is examined in each case (Nr. 6 ANBest-P)."""

    ALL = "all", _("A file for every receipt")
    SAMPLE = "sample", _("A list, and files for the receipts the house draws")
    ORIGINALS = "originals", _("A file for every receipt, and the originals are shown")


class Belongings(models.TextChoices):
    """What becomes of things that were bought with the grant (Nr. 4 ANBest-P)."""

    GROUP = "group", _("They stay with the group")
    PURPOSE = "purpose", _("They stay with the group for this purpose; selling them needs our consent")
    HOUSE = "house", _("They go to the house after the project")


class InterestFrom(models.TextChoices):
    """From when a reclaim bears interest; the contract says so, or there is none (§ 49a Abs. 3 VwVfG)."""

    NONE = "none", pgettext_lazy("interest", "No interest")
    DUE = "due", _("From the day after it was due")
    PAID = "paid", _("From the day on which the money was paid out")


class DecisionMode(models.TextChoices):
    """Who decides."""

    REVIEWS = "reviews", _("Reviews, then the head of the house")
    TWO_STAFF = "two_staff", _("Two members of staff")


class Disbursement(models.TextChoices):
    """How the money reaches the project (§ 58 Nr. 1 Satz 3 AO limits advances to charitable bodies)."""

    ADVANCE = "advance", _("Advance and rest after the report")
    REIMBURSEMENT = "reimbursement", _("Reimbursement of receipts")
    DIRECT = "direct", _("The house pays the bill")


class CostCategory(models.TextChoices):
    """The kinds of cost a finance plan knows; the codes are those of the forms room."""

    FEES = "fees", _("Fees for freelancers")
    ALLOWANCES = "allowances", _("Allowances for volunteers")
    ROOMS = "rooms", _("Rent of rooms")
    EQUIPMENT_RENT = "equipment_rent", _("Rent of equipment")
    MATERIAL = "material", _("Material and consumables")
    PUBLICITY = "publicity", _("Publicity and print")
    TRAVEL = "travel", _("Travel")
    CATERING = "catering", _("Food and drinks")
    INTERPRETING = "interpreting", _("Interpreting and translation")
    CHILDCARE = "childcare", _("Childcare")
    INSURANCE = "insurance", _("Insurance, GEMA, charges")
    PURCHASES = "purchases", _("Small purchases")
    ADMIN = "admin", _("Flat rate for administration")
    IN_KIND = "in_kind", _("Work given free of charge")


# Domain: weights of the score sheet; they add up to 100.
DEFAULT_WEIGHTS: dict[str, int] = {
    "relevance": 20,
    "need": 15,
    "concept": 15,
    "participation": 15,
    "volunteering": 10,
    "cooperation": 10,
    "economy": 10,
    "sustainability": 5,
}
