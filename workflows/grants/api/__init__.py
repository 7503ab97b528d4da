"""The API of grants, by subject: calls, applications, the steps of the staff, consultations."""

from . import (
    applications,
    call_files,
    calls,
    change_requests,
    changes,
    consultations,
    guests,
    juries,
    manage,
    numbers,
    own_reviews,
    payment_runs,
    reclaims,
    running,
    second_looks,
    statements,
    steps,
)
from .routing import router

__all__ = [
    "applications",
    "call_files",
    "calls",
    "change_requests",
    "changes",
    "consultations",
    "guests",
    "juries",
    "manage",
    "numbers",
    "own_reviews",
    "payment_runs",
    "reclaims",
    "router",
    "running",
    "second_looks",
    "statements",
    "steps",
]
