"""Kinds of documents in the admin's settings, and the words of the log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import SafeKind

LOGGED = {
    "organisations.document_added": (_("Add document"), _("Document added to the safe")),
    "organisations.document_taken_out": (_("Take out document"), _("Document taken out of the safe")),
    "organisations.document_seen": (_("Mark document as seen"), _("Document of the safe seen")),
    "organisations.health_answered": (_("Answer health check"), _("Health check answered")),
    "organisations.merger_proposed": (_("Propose to merge"), _("Merging with another organisation proposed")),
    "organisations.merger_refused": (_("Refuse to merge"), _("Merging with another organisation refused")),
    "organisations.merged": (_("Merge"), _("Merged with another record of the same organisation")),
    "organisations.record_kept": (_("Keep seat and board"), _("Seat and board changed")),
}


@hooks.register("register_log_actions")
def log_actions(registry: LogActionRegistry) -> None:
    """The log can say what happened to safe, health check and record."""
    for action, (label, message) in LOGGED.items():
        registry.register_action(action, label, message)


class SafeKindViewSet(SnippetViewSet):
    """Kinds of documents: names, how long they stand, when to remind. One in use is never deleted."""

    model = SafeKind
    icon = "folder-open-inverse"
    menu_order = 830
    add_to_settings_menu = True
    list_display = ("label", "code", "expiry", "law_code", "is_active")
    ordering = ("position", "code")
    panels = (
        FieldPanel("code"),
        MultiFieldPanel(
            [FieldPanel(f"name_{each}") for each in ("de", "en", "ar", "uk")], heading=_("Names")
        ),
        FieldPanel("position"),
        FieldPanel("single"),
        FieldPanel("expiry"),
        FieldPanel("law_code"),
        FieldPanel("remind_before"),
        FieldPanel("is_active"),
    )


register_snippet(SafeKindViewSet)
