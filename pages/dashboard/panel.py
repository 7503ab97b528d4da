"""The panel where the editors' admin begins: what waits, and the ways to a new issue of the newsletter."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.middleware.csrf import get_token
from wagtail.admin.ui.components import Component

from pages.newsletters import rules
from workflows.people.models import User

from .waiting import waiting


class WaitingPanel(Component):
    """What waits for the person who has opened the admin."""

    name = "waiting"
    template_name = "pages/admin/waiting.html"
    order = 50

    def __init__(self, request: HttpRequest, person: User) -> None:
        self.request = request
        self.person = person

    def get_context_data(self, parent_context: Mapping[str, object] | None = None) -> dict[str, object]:
        """What waits for them, and whether they begin issues."""
        return {
            "waiting": waiting(self.person),
            "may_begin": rules.may_write(self.person),
            "csrf_token": get_token(self.request),
        }
