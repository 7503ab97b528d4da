"""What happens to readers and campaigns."""

from .campaigns import approve, prepare, request_approval, schedule, send_now, send_test, withdraw
from .readers import change, confirm, subscribe, unsubscribe

__all__ = [
    "approve",
    "change",
    "confirm",
    "prepare",
    "request_approval",
    "schedule",
    "send_now",
    "send_test",
    "subscribe",
    "unsubscribe",
    "withdraw",
]
