"""What people do in a grant: one verb per function, keyword-only, in one transaction."""

from .answering import extend, resubmit
from .call_drafts import change_call, copy_call, create_call, start_call
from .calls import close_call, publish_call, request_publication, return_call
from .consulting import record_consultation
from .deciding import decide
from .drafts import DraftExists, start_draft
from .formal import check_formally, confirm_rejection, recheck
from .leaving import expire, withdraw
from .reviewers import assign_reviewers, assign_third, declare_conflict, replace_reviewer
from .reviewing import save_review, submit_review
from .signing import record_signature
from .submitting import submit_application

__all__ = [
    "DraftExists",
    "assign_reviewers",
    "assign_third",
    "change_call",
    "check_formally",
    "close_call",
    "confirm_rejection",
    "copy_call",
    "create_call",
    "decide",
    "declare_conflict",
    "expire",
    "extend",
    "publish_call",
    "recheck",
    "record_consultation",
    "record_signature",
    "replace_reviewer",
    "request_publication",
    "resubmit",
    "return_call",
    "save_review",
    "start_call",
    "start_draft",
    "submit_application",
    "submit_review",
    "withdraw",
]
