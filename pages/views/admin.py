"""Screens in the editors' admin: the state of translations, links that lead to nothing."""

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from pages import translations
from pages.dead_links import dead_links


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def translation_report(request: HttpRequest) -> HttpResponse:
    """Every page of the house with the state of each of its translations."""
    wanted = request.GET.get("state", "")
    rows = translations.overview()
    if wanted in translations.State.values:
        rows = [row for row in rows if wanted in row.states.values()]
    languages = [(code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    table = [
        {
            "page": row.page,
            "cells": [
                {
                    "code": code,
                    "state": row.states[code],
                    "label": row.states[code].label,
                    "page": row.translations.get(code),
                }
                for code, _name in languages
            ],
        }
        for row in rows
    ]
    context = {"rows": table, "languages": languages, "states": translations.State.choices, "wanted": wanted}
    return render(request, "pages/admin/translations.html", context)


@require_POST
@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def confirm_translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """Somebody has compared a translation with its original: it is up to date."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    translations.mark(page)
    messages.success(request, _("“%(title)s” now counts as up to date.") % {"title": page.title})
    return redirect("translation_report")


@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def dead_link_report(request: HttpRequest) -> HttpResponse:
    """Public pages with links to what is not there."""
    return render(request, "pages/admin/dead_links.html", {"rows": dead_links()})
