"""What happens to readers and campaigns."""

from .campaigns import (
    approve,
    cancel,
    pause,
    prepare,
    request_approval,
    resume,
    schedule,
    send_now,
    send_test,
    withdraw,
)
from .issues import begin_issue
from .readers import change, confirm, subscribe, unsubscribe

__all__ = [
    "approve",
    "begin_issue",
    "cancel",
    "change",
    "confirm",
    "pause",
    "prepare",
    "request_approval",
    "resume",
    "schedule",
    "send_now",
    "send_test",
    "subscribe",
    "unsubscribe",
    "withdraw",
]
