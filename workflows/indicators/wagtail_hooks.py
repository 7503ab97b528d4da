"""What the log of the editors' admin says about targets and reports."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

LOGGED = {
    "indicators.opened": (_("Add funding period"), _("Funding period added")),
    "indicators.changed": (_("Change funding period"), _("Funding period changed")),
    "indicators.target_set": (_("Set target"), _("Target set")),
    "indicators.target_dropped": (_("Delete target"), _("Target deleted")),
    "indicators.reported": (_("Report to funder"), _("Report to the funder made")),
}


@hooks.register("register_log_actions")
def log_actions(registry: LogActionRegistry) -> None:
    """The log has words for what the lead does with targets."""
    for action, (label, message) in LOGGED.items():
        registry.register_action(action, label, message)
