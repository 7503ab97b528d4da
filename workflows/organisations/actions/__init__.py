"""What people, foundings and the worker do with the records of organisations."""

from .answering import answer_health
from .keeping import feed_record, keep_record
from .kinds import keep_kind
from .merging import decide_merger, propose_merger
from .safe import add_document, mark_seen, take_from_case, take_out

__all__ = [
    "add_document",
    "answer_health",
    "decide_merger",
    "feed_record",
    "keep_kind",
    "keep_record",
    "mark_seen",
    "propose_merger",
    "take_from_case",
    "take_out",
]
