"""Rooms, equipment, units and hours in the editors' admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Closure, ConfirmedOrganisation, OpeningHours, Quota, Resource, Unit


def _panels(*names: str) -> tuple[FieldPanel, ...]:
    return tuple(FieldPanel(name) for name in names)


class ResourceViewSet(SnippetViewSet):
    """What can be borrowed, with its texts, photos and rules."""

    model = Resource
    icon = "home"
    list_display = ("__str__", "kind", "provider", "is_shown", "reviewed_on")
    search_fields = ("slug", "provider")
    ordering = ("kind", "position", "slug")
    panels = (
        MultiFieldPanel(_panels("slug", "kind", "is_shown", "position", "place"), heading=_("What it is")),
        InlinePanel("texts", heading=_("Texts"), min_num=1),
        InlinePanel("photos", heading=_("Photos")),
        InlinePanel(
            "parts", heading=_("Bundle of"), help_text=_("Only if it is lent as several pieces together.")
        ),
        MultiFieldPanel(
            _panels("capacity", "square_metres", "is_step_free", "has_accessible_toilet", "has_hearing_loop"),
            heading=_("Size and access"),
        ),
        MultiFieldPanel(
            _panels("provider", "provider_contact", "reviewed_on"), heading=_("If it is not the house's own")
        ),
        MultiFieldPanel(
            _panels(
                "instant_for",
                "organisations_only",
                "lead_hours",
                "horizon_days",
                "longest_hours",
                "at_most",
                "buffer_before",
                "buffer_after",
                "needs_handover",
                "is_open_on_holidays",
                "deposit",
            ),
            heading=_("Rules of lending"),
        ),
    )


class UnitViewSet(SnippetViewSet):
    """The pieces; one that was ever booked is retired, not deleted."""

    model = Unit
    icon = "tag"
    list_display = ("inventory_number", "label", "resource", "state", "value")
    list_filter = ("state", "resource")
    search_fields = ("inventory_number", "label")
    ordering = ("inventory_number",)
    panels = _panels("resource", "inventory_number", "label", "state", "value", "note")


class OpeningHoursViewSet(SnippetViewSet):
    """Weekly hours."""

    model = OpeningHours
    icon = "calendar-alt"
    list_display = ("__str__", "resource")
    list_filter = ("resource",)
    panels = _panels("resource", "weekday", "opens", "closes")


class ClosureViewSet(SnippetViewSet):
    """Closing days."""

    model = Closure
    icon = "calendar-check"
    list_display = ("__str__", "resource", "reason")
    panels = _panels("resource", "first_day", "last_day", "reason")


class QuotaViewSet(SnippetViewSet):
    """How much one borrower may have."""

    model = Quota
    icon = "lock"
    list_display = ("audience", "resource", "kind", "most", "measure", "span")
    list_filter = ("audience", "kind", "span")
    panels = _panels("audience", "resource", "kind", "most", "measure", "span")


class ConfirmedOrganisationViewSet(SnippetViewSet):
    """Organisations whose requests follow the rules of organisations."""

    model = ConfirmedOrganisation
    icon = "group"
    list_display = ("organisation", "confirmed_at", "confirmed_by")
    search_fields = ("organisation__name",)
    panels = _panels("organisation")


class LendingViewSetGroup(SnippetViewSetGroup):
    """All of it in one menu."""

    menu_label = _("Lending")
    menu_icon = "home"
    menu_order = 250
    items = (
        ResourceViewSet,
        UnitViewSet,
        OpeningHoursViewSet,
        ClosureViewSet,
        QuotaViewSet,
        ConfirmedOrganisationViewSet,
    )


register_snippet(LendingViewSetGroup)
