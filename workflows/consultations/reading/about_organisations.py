"""What consultations tell on the page of an organisation."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from workflows.engine import kinds
from workflows.organisations.reading.parts import Line, Part
from workflows.people.models import Organisation, User

from .. import topics
from ..models import Consultation

NEWEST = 10


def consultations(user: User, organisation: Organisation) -> Part:
    """The consultations of this organisation that the person may see."""
    seen: Any = Consultation.objects.visible_to(user)
    rows = seen.filter(organisation=organisation).select_related("adviser").order_by("-starts_at")[:NEWEST]
    return Part(
        code="booked_consultations",
        title=_("Booked consultations"),
        columns=[_("Day"), _("Topic"), _("Adviser"), _("Stage")],
        lines=[
            Line(
                [
                    date_format(timezone.localtime(row.starts_at), "SHORT_DATE_FORMAT"),
                    topics.label(row.topic),
                    str(row.adviser.get_full_name()),
                    kinds.stage_label(row),
                ],
                reverse("desk:case", args=[row.pk]),
            )
            for row in rows
        ],
    )
