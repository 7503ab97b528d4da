"""One after the other: who comes second waits until the transaction of the first one ends."""

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _

from workflows.upkeep.outages import is_lock_timeout

from ..verdicts import Busy


def take_turn(place: str) -> None:
    """Until this transaction ends, nobody else is in this place; Busy when somebody is for too long."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [place])
    except OperationalError as error:
        if not is_lock_timeout(error):
            raise
        raise Busy(_("Somebody is doing the same thing right now. Please try again in a moment.")) from error
