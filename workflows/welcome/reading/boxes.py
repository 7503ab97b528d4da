"""What a request adds to the case page of the house."""

from typing import Any

from django.utils.translation import gettext as _

from workflows.people.models import User

from ..models import ServiceRequest
from .doors import door


def box_context(case: ServiceRequest, user: User) -> dict[str, Any]:
    """Who asks, how to reach them, what for, and what we answered."""
    led = door(case.door)
    rows = [
        (_("Who asks"), case.name),
        (_("E-mail address"), case.email),
        (_("Phone"), case.phone),
        (_("Language"), case.get_language_display()),
        (_("Town or postcode"), case.town),
        (_("What they need"), case.words),
        (_("Door"), str(led.title) if led else ""),
        (_("Our answer"), "" if case.answer == "–" else case.answer),
    ]
    return {"request_rows": [{"key": key, "value": value} for key, value in rows if value]}
