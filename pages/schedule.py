"""Pages whose time has come go online, pages whose time is over are taken back."""

from django.core.management import call_command
from django.db import transaction
from wagtail.models import Site


@transaction.atomic
def tick() -> None:
    """What editors have scheduled until now has happened; one worker at a time does it."""
    if Site.objects.select_for_update(skip_locked=True, no_key=True).first():
        call_command("publish_scheduled")
