"""What foundings tell on the page of an organisation."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflows.engine import kinds
from workflows.organisations.reading.parts import Line, Part
from workflows.people.models import Organisation, User

from ..models import FoundingCase

NEWEST = 10


def foundings(user: User, organisation: Organisation) -> Part:
    """The foundings of this organisation that the person may see."""
    seen: QuerySet[FoundingCase] = FoundingCase.objects.visible_to(user)
    rows = seen.filter(organisation=organisation).order_by("-created_at", "-id")[:NEWEST]
    return Part(
        code="foundings",
        title=_("Foundings"),
        columns=[_("Number"), pgettext_lazy("organisation", "Name"), _("Stage"), _("Entered on")],
        lines=[
            Line(
                [
                    row.number or "",
                    row.title,
                    kinds.stage_label(row),
                    date_format(row.registered_on, "SHORT_DATE_FORMAT") if row.registered_on else "",
                ],
                reverse("desk:case", args=[row.pk]),
            )
            for row in rows
        ],
    )
