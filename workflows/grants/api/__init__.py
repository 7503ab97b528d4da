"""The API of grants, by subject: calls, applications, the steps of the staff, consultations."""

from . import applications, calls, consultations, manage, steps
from .routing import router

__all__ = ["applications", "calls", "consultations", "manage", "router", "steps"]
