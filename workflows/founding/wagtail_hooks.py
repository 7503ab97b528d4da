"""Register courts and certifying bodies in the editors' admin."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from workflows.founding.models import CertifyingBody, RegisterCourt


class RegisterCourtViewSet(SnippetViewSet):
    """Courts by seat: a new row with a later date changes the court from that day on."""

    model = RegisterCourt
    icon = "globe"
    menu_order = 810
    add_to_settings_menu = True
    list_display = ("place", "court", "valid_from", "basis", "checked_on")
    search_fields = ("place", "court")
    ordering = ("place", "-valid_from")
    panels = tuple(
        FieldPanel(name) for name in ("place", "court", "address", "valid_from", "basis", "checked_on")
    )


class CertifyingBodyViewSet(SnippetViewSet):
    """Who certifies signatures in which Land."""

    model = CertifyingBody
    icon = "edit"
    menu_order = 820
    add_to_settings_menu = True
    list_display = ("name", "land", "accepted", "valid_from", "basis", "checked_on")
    search_fields = ("name", "basis")
    ordering = ("code", "land", "-valid_from")
    panels = tuple(
        FieldPanel(name) for name in ("code", "name", "land", "accepted", "valid_from", "basis", "checked_on")
    )


register_snippet(RegisterCourtViewSet)
register_snippet(CertifyingBodyViewSet)
