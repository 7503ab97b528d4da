"""The API of grants, by subject: calls, applications, the steps of the staff, consultations."""

from . import applications, calls, changes, consultations, manage, running, statements, steps
from .routing import router

__all__ = [
    "applications",
    "calls",
    "changes",
    "consultations",
    "manage",
    "router",
    "running",
    "statements",
    "steps",
]
