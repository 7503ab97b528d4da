"""The style guide: every part of the design system on one page, in both directions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from frames.examples import arabic, forms_shown, german
from frames.figures import figures
from workflows.people.branding.colours import light_tokens
from workflows.people.models import House

# Anchor and title of each section, in the order of the page.
SECTIONS = (
    ("colours", _("Colours")),
    ("text", _("Text")),
    ("buttons", _("Buttons and links")),
    ("notices", _("Notices and badges")),
    ("wayfinding", _("Finding the way")),
    ("task-list", _("Task list and progress")),
    ("form", _("Form")),
    ("errors", _("Form with mistakes")),
    ("summary", _("Check answers")),
    ("tables", _("Tables")),
    ("cards", _("Cards")),
    ("numbers", _("Numbers and charts")),
    ("timeline", _("Timeline")),
    ("files", _("Files")),
    ("more", _("Details, dialog, empty state")),
    ("figures", _("Planned and actual")),
    ("changes", _("What has changed")),
    ("rtl", _("From right to left")),
)


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """All components with real example texts."""
    house = House.load(request_or_site=request)
    context = {
        "sections": SECTIONS,
        "tokens": light_tokens(house.colour_primary, house.colour_accent),
        "de": german(),
        "ar": arabic(),
        "figures": figures(),
        **forms_shown(),
    }
    return render(request, "styleguide/page.html", context)
