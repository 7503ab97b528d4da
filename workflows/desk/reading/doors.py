"""What else a person may open: screens that are no tasks and no cases."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workflows.desk.rules import may_keep
from workflows.engine import kinds
from workflows.people.models import Role


def doors(user: Any) -> list[tuple[Any, str]]:
    """Label and address: those of the processes, and for administrators how the house runs."""
    operation = [
        (_("Operation"), reverse("desk:operation")),
        (_("Mail that did not arrive"), reverse("outbox:undelivered")),
    ]
    keeping = [(_("How long things are kept"), reverse("desk:retention"))]
    return [
        *kinds.doors(user),
        *(operation if user.has_role(Role.ADMIN) else []),
        *(keeping if may_keep(user) else []),
    ]
