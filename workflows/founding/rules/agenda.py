"""May the meeting go on to the next step? First the statute, then the board (§ 59 BGB)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from workflows.engine import law
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..statute import StatuteData


def may_elect(noted: Mapping[str, Any], data: StatuteData) -> Verdict:
    """Nobody is elected before the statute is adopted and, for the register, signed by enough members."""
    needed = int(law.value("bgb.56.members")) if data.registered else 1
    yes, no = noted.get("statute_yes") or 0, noted.get("statute_no") or 0
    if yes < needed or yes <= no:
        return refused(_("First adopt the statute. The board is elected on its basis."))
    if len(noted.get("signed") or ()) < needed:
        return refused(
            _("First let %(count)s people sign the statute, then elect the board.") % {"count": needed}
        )
    return ALLOWED
