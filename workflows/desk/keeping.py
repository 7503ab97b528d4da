"""What the desk keeps by rule: what was done to many cases at once, and the views of people who left."""

import datetime

from django.utils.translation import gettext_lazy as _

from workflows.desk.models import Batch, SavedView
from workflows.upkeep.models import Deed, Unit
from workflows.upkeep.retention import keepings
from workflows.upkeep.retention.keepings import Default, Keeping

_MONTH = Default(30, Unit.DAYS, Deed.DELETE, "Art. 5 (1) e DSGVO")


def _batches(before: datetime.datetime) -> int:
    return Batch.objects.filter(asked_at__lt=before).delete()[0]


def _views(before: datetime.datetime) -> int:
    return SavedView.objects.filter(is_shared=False, owner__anonymised_at__lt=before).delete()[0]


def register() -> None:
    """Both are gone after a month; the histories of the cases say what was done."""
    keepings.register(
        Keeping(
            code="batch",
            label=_("What was done to many cases at once"),
            event=_("it was chosen"),
            default=_MONTH,
            in_bulk=_batches,
        ),
        Keeping(
            code="saved_view",
            label=_("Saved views that nobody else uses"),
            event=_("the account was closed"),
            default=_MONTH,
            in_bulk=_views,
        ),
    )
