"""Numbers of the law in the editors' admin."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from workflows.engine.models import LegalValue


class LegalValueViewSet(SnippetViewSet):
    """Legal values: a new row with a later date changes the law from that day on."""

    model = LegalValue
    icon = "calendar"
    menu_order = 800
    add_to_settings_menu = True
    list_display = ("code", "value", "unit", "valid_from", "basis", "checked_on")
    search_fields = ("code", "basis")
    ordering = ("code", "-valid_from")
    panels = (
        FieldPanel("code"),
        FieldPanel("value"),
        FieldPanel("unit"),
        FieldPanel("valid_from"),
        FieldPanel("basis"),
        FieldPanel("checked_on"),
    )


register_snippet(LegalValueViewSet)
