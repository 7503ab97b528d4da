"""Signatures of Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA256 over id, time, body."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime

from workflows.people.ciphers import cipher

PREFIX = "whsec_"
BYTES = 32  # the standard wants between 24 and 64
_PURPOSE = "webhook"


def new_secret() -> str:
    """A secret as it is given to the receiver."""
    return PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode()


def sealed(secret: str) -> str:
    """The secret as it lies in the database."""
    return cipher(_PURPOSE).encrypt(secret.encode()).decode()


def opened(encrypted: str) -> str:
    """The secret again."""
    return cipher(_PURPOSE).decrypt(encrypted.encode()).decode()


def signature(secret: str, message_id: str, at: datetime, body: bytes) -> str:
    """One signature of a message by one secret."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{message_id}.{int(at.timestamp())}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def headers(valid: Iterable[str], message_id: str, at: datetime, body: bytes) -> dict[str, str]:
    """What the receiver checks; with two secrets there are two signatures, and one that fits is enough."""
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signature(secret, message_id, at, body) for secret in valid),
    }
