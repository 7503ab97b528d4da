"""Screens in the editors' admin: the state of translations, links that lead to nothing."""

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page

from pages.dead_links import dead_links
from pages.models import BasePage
from pages.translation_report import A_PAGE, languages_of, report
from pages.translations import confirm
from pages.views.forms import ReportForm
from workflows.people.access.doors import caller

MOST_DIGITS = 6


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def translation_report(request: HttpRequest) -> HttpResponse:
    """Every page of the house with the state of each of its translations, by language, state and kind."""
    form = ReportForm(request.GET)
    wanted = form.wanted()
    page = request.GET.get("page", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < MOST_DIGITS else 1
    found = report(wanted, offset=(max(number, 1) - 1) * A_PAGE)
    if not found.rows and number > 1:
        raise Http404
    languages = [(code, dict(settings.LANGUAGES)[code]) for code in languages_of(wanted)]
    context = {
        "form": form,
        "rows": found.rows,
        "total": found.total,
        "languages": languages,
        "numbers": [(state, number) for state, number in found.numbers.items()],
        "previous": _address(request, number - 1) if number > 1 else "",
        "next": _address(request, number + 1) if number * A_PAGE < found.total else "",
    }
    return render(request, "pages/admin/translations.html", context)


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"


@require_POST
@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def confirm_translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """Somebody has compared a translation with its original: it is up to date."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if not isinstance(page, BasePage) or not page.is_translation:
        raise Http404
    confirm(page, caller(request))
    messages.success(request, _("“%(title)s” now counts as up to date.") % {"title": page.title})
    return redirect(get_valid_next_url_from_request(request) or reverse("translation_report"))


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def dead_link_report(request: HttpRequest) -> HttpResponse:
    """Public pages with links to what is not there."""
    return render(request, "pages/admin/dead_links.html", {"rows": dead_links()})
