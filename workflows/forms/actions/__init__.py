"""What people do with forms: open, fill in, submit, ask back."""

from .corrections import request_changes
from .opening import open_sheet
from .saving import Conflict, Saved, save_answers, save_page
from .submitting import submit_sheet
from .uploading import add_file

__all__ = [
    "Conflict",
    "Saved",
    "add_file",
    "open_sheet",
    "request_changes",
    "save_answers",
    "save_page",
    "submit_sheet",
]
