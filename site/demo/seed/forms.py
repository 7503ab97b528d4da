"""The forms of the house stand in the form builder, published and translated."""

from django.core.management import call_command


def seed() -> None:
    """All forms that come with the software."""
    call_command("ship_forms", verbosity=0)
