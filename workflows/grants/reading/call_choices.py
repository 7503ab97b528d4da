"""What can be chosen in the fields of a call, and what people call these fields."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.text import capfirst

from workflows.people.models import LegalForm

from ..models import Call, Disbursement
from ..questions import excluded
from ..rules.call_terms import processes
from .cases import form_names, say
from .panels import topic_choices


def label_of(name: str) -> str:
    """What people call a field of the call."""
    column = Call._meta.get_field(name)
    assert isinstance(column, models.Field)
    return capfirst(str(column.verbose_name))


def _excluded() -> list[tuple[str, str]]:
    return [(option["code"], say(option["label"])) for option in excluded()]


def _listed(name: str) -> object:
    return Call._meta.get_field(name).choices  # type: ignore[union-attr]


CHOICES: Mapping[str, Any] = {
    **{
        name: _listed(name)
        for name in (
            *("instrument", "financing", "own_share_base", "co_funding", "decision_mode"),
            *("reclaim_interest", "receipts_asked", "belongings"),
        )
    },
    "disbursements": Disbursement.choices,
    "applicant_types": LegalForm.choices,
    "exclusions": _excluded,
    "review_topics": topic_choices,
    "review_languages": settings.LANGUAGES,
    "process": lambda: processes().items(),
    "form_code": form_names,
}
