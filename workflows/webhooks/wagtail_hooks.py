"""What the log of the editors' admin says about webhooks."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

LOGGED = {
    "webhooks.created": (_("Add webhook"), _("Webhook added")),
    "webhooks.changed": (_("Change webhook"), _("Webhook changed")),
    "webhooks.deleted": (_("Delete webhook"), _("Webhook deleted")),
    "webhooks.switched": (_("Switch webhook"), _("Webhook switched on or off")),
    "webhooks.secret_changed": (_("Change secret of webhook"), _("Secret of webhook changed")),
}


@hooks.register("register_log_actions")
def log_actions(registry: LogActionRegistry) -> None:
    """The log has words for what administrators do with webhooks."""
    for action, (label, message) in LOGGED.items():
        registry.register_action(action, label, message)
