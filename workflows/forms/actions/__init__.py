"""What people do with forms: open, fill in, submit, ask back."""

from .adding import add_file, lay_beside, remove_file
from .corrections import request_changes, withdraw_changes
from .opening import open_sheet
from .publishing import publish_form
from .saving import save_answers, save_page
from .submitting import submit_sheet
from .writing import ChangedMeanwhile, Conflict, Saved

__all__ = [
    "ChangedMeanwhile",
    "Conflict",
    "Saved",
    "add_file",
    "lay_beside",
    "open_sheet",
    "publish_form",
    "remove_file",
    "request_changes",
    "save_answers",
    "save_page",
    "submit_sheet",
    "withdraw_changes",
]
