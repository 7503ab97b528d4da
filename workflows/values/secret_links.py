"""Secrets of links: made so that nobody guesses them, kept as a hash, told once."""

import hashlib
import secrets


def new_secret() -> str:
    """43 letters, digits, hyphens and underscores that nobody guesses."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """How a secret is kept: 64 hexadecimal digits; also of text that no secret can be."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
