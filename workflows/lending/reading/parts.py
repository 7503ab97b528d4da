"""What belongs to a room or equipment, as the protocol asks for it: in the house's own language."""

from django.conf import settings

from ..models import Resource


def parts_of(resource: Resource) -> list[str]:
    """A line each."""
    text = resource.text(settings.LANGUAGE_CODE)
    return text.parts() if text else []
