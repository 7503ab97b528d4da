"""Screens of the desk: my tasks, all cases, one case."""

from .absences import absence_of, absences
from .absences import end as absence_of_end
from .batches import batch, choose
from .batches import undo as batch_undo
from .cases import cases, own_cases
from .exports import package, package_file, table
from .following import follow
from .labels import delete as label_delete
from .labels import label, labels
from .labels import put as put_labels
from .log import show as log
from .log import table as log_file
from .looks import look, looks
from .numbers import file as numbers_file
from .numbers import show as numbers
from .one_case import (
    ask_office,
    bpmn,
    case,
    hand_over,
    next_case,
    previous_case,
    take_over,
    write_message,
    write_note,
)
from .operation import again as operation_again
from .operation import mail as operation_mail
from .operation import settle as operation_settle
from .operation import show as operation
from .retention import hold as retention_hold
from .retention import release as retention_release
from .retention import rule as retention_rule
from .retention import show as retention
from .samples import sample, sample_file, sample_package, samples
from .saved_views import delete as view_delete
from .saved_views import save as view_save
from .saved_views import view
from .tasks import absence, back, give, hand_on, put_back, take, tasks

__all__ = [
    "absence",
    "absence_of",
    "absence_of_end",
    "absences",
    "ask_office",
    "back",
    "batch",
    "batch_undo",
    "bpmn",
    "case",
    "cases",
    "choose",
    "follow",
    "give",
    "hand_on",
    "hand_over",
    "label",
    "label_delete",
    "labels",
    "log",
    "log_file",
    "look",
    "looks",
    "next_case",
    "numbers",
    "numbers_file",
    "operation",
    "operation_again",
    "operation_mail",
    "operation_settle",
    "own_cases",
    "package",
    "package_file",
    "previous_case",
    "put_back",
    "put_labels",
    "retention",
    "retention_hold",
    "retention_release",
    "retention_rule",
    "sample",
    "sample_file",
    "sample_package",
    "samples",
    "table",
    "take",
    "take_over",
    "tasks",
    "view",
    "view_delete",
    "view_save",
    "write_message",
    "write_note",
]
