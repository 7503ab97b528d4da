"""Where administrators find the mail that did not arrive."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import rules


class UndeliveredMenuItem(MenuItem):
    """Shown to those who decide about mail."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may manage mail."""
        return bool(rules.may_manage(request.user))


@hooks.register("register_reports_menu_item")
def undelivered() -> MenuItem:
    """The menu item among the reports."""
    return UndeliveredMenuItem(
        _("Mail that did not arrive"),
        reverse("outbox:undelivered"),
        name="undelivered",
        icon_name="mail",
        order=900,
    )
