"""The orders in which a list of cases can stand; each has an index, so that any page costs the same."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Order:
    """By which field, whether the biggest value comes first, and what people call it.

    Cases without a value (`may_be_empty`) are left out; `words` end the sentence over a list.
    """

    field: str
    label: Promise
    words: Promise
    descending: bool = False
    may_be_empty: bool = False


ORDERS = {
    "newest": Order("created_at", _("Newest first"), _("newest first"), descending=True),
    "oldest": Order("created_at", _("Oldest first"), _("oldest first")),
    "received": Order(
        "submitted_at",
        _("Received first (only what was handed in)"),
        _("what was received first at the top"),
        may_be_empty=True,
    ),
    "due": Order(
        "due_at",
        _("Due first (only what has a due date)"),
        _("what is due first at the top"),
        may_be_empty=True,
    ),
    "waiting": Order("stage_since", _("Longest in its stage first"), _("longest in its stage first")),
}
