"""Mails for tests."""

from typing import Any

from workflows.outbox.actions import queue_message
from workflows.outbox.models import Message


def queue(number: int = 1, **fields: Any) -> list[Message]:
    """`number` mails wait."""
    return [
        queue_message(
            **{
                "to_address": f"reader{index}@example.org",
                "subject": f"Mail {index}",
                "text": f"Hallo {index}\n",
                "language": "de",
                **fields,
            }
        )
        for index in range(number)
    ]
