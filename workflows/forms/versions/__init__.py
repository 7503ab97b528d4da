"""Versions of forms: frozen, compiled, followed by drafts, answered again."""
