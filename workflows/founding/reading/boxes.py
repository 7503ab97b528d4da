"""What a founding adds to the case page of the house."""

from django.urls import reverse

from workflows.founding.models import FoundingCase, points_of
from workflows.people.models import User

from ..rules import cases as rules
from ..rules.court_points import ANSWERING
from ..rules.register import answer_of
from . import cases as reading
from .way import way_of


def box_context(case: FoundingCase, user: User) -> dict[str, object]:
    """Links to interview, statute and duties, and how many rules are still open while it is written."""
    editable = case.stage in rules.EDITABLE
    found = reading.findings_for(case) if editable else []
    waiting = answer_of(case) if case.stage in ANSWERING else None
    return {
        "founding_points": list(points_of(waiting)) if waiting else [],
        "founding_points_url": reverse("founding:court_points", args=[case.pk]) if waiting else "",
        "founding": case,
        "founding_sheet": reverse("forms:sheet", args=[reading.sheet_of(case).pk]) if editable else "",
        "founding_may_edit": rules.may_edit(user, case).allowed,
        "founding_statute": reverse("founding:statute", args=[case.pk]),
        "founding_duties": sorted(case.duties.all(), key=lambda duty: duty.done_at is not None),
        "founding_way": way_of(case) if case.filings.exists() or case.tax_notices.exists() else {},
        "founding_founders": reverse("founding:founders", args=[case.pk])
        if case.stage in rules.BEFORE_MEETING
        else "",
        "founding_duties_url": reverse("founding:duties", args=[case.pk]),
        "founding_blocking": sum(each.blocks for each in found),
        "founding_advice": sum(each.open and not each.blocks for each in found),
    }
