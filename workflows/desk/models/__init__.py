"""What the desk keeps: messages, labels, lists that people come back to, and what is done to many cases."""

from .batches import UNDO_WITHIN, Batch, BatchItem, ItemState
from .following import Follow
from .labels import LONGEST_LABEL, CaseLabel, Label, Tone
from .messages import LONGEST_MESSAGE, CaseMessage
from .packages import KEPT_FOR, Package, PackageState, PackedCase
from .samples import LONGEST_PURPOSE, LONGEST_SEED, MOST_DRAWN, MOST_DRAWN_FROM, Sample
from .saved_views import LONGEST_NAME, SavedView

__all__ = [
    "KEPT_FOR",
    "LONGEST_LABEL",
    "LONGEST_MESSAGE",
    "LONGEST_NAME",
    "LONGEST_PURPOSE",
    "LONGEST_SEED",
    "MOST_DRAWN",
    "MOST_DRAWN_FROM",
    "UNDO_WITHIN",
    "Batch",
    "BatchItem",
    "CaseLabel",
    "CaseMessage",
    "Follow",
    "ItemState",
    "Label",
    "Package",
    "PackageState",
    "PackedCase",
    "Sample",
    "SavedView",
    "Tone",
]
