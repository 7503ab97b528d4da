"""XLIFF files in the editors' admin: saving one, looking at what one would change, taking it over."""

import base64
import binascii

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.auth import require_admin_access
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from pages.xliff.reading import LARGEST
from pages.xliff.taking import Outcome, look, take_over
from pages.xliff.writing import VERSIONS, write
from workflows.people.access.doors import caller
from workflows.people.verdicts import Invalid, Refusal

CONTENT_TYPE = "application/xliff+xml; charset=utf-8"


@require_admin_access
@require_safe
def save(request: HttpRequest, translation_id: int, version: str) -> HttpResponse:
    """One translation as a file."""
    translation = _translation(request, translation_id)
    if version not in VERSIONS:
        raise Http404
    name = f"{slugify(translation.source.object_repr)}-{translation.target_locale.language_code}.xlf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(translation, version), content_type=CONTENT_TYPE, headers=headers)


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, translation_id: int) -> HttpResponse:
    """GET offers the files; POST says what one would change, or takes over what was looked at."""
    translation = _translation(request, translation_id)
    if request.method != "POST":
        return _show(request, translation)
    try:
        content = _content(request)
        if "take" not in request.POST:
            return _show(request, translation, look(translation, content), content)
        outcome = take_over(translation, content, caller(request), seen=request.POST.get("seen", "-"))
    except Invalid as refusal:
        return _show(request, translation, error=refusal.errors["file"])
    except Refusal as refusal:
        return _show(request, translation, error=refusal.reason)
    n = len(outcome.changes)
    messages.success(request, ngettext("%(n)d text taken over.", "%(n)d texts taken over.", n) % {"n": n})
    return redirect(translation.get_target_instance_edit_url())


def _translation(request: HttpRequest, translation_id: int) -> Translation:
    translation = get_object_or_404(
        Translation.objects.select_related("source", "source__locale", "target_locale"), pk=translation_id
    )
    if not user_can_edit_instance(request.user, translation.get_target_instance()):
        raise PermissionDenied
    return translation


def _content(request: HttpRequest) -> bytes:
    """The file that is sent, or the one that was looked at."""
    file = request.FILES.get("file")
    if file is not None:
        return file.read(LARGEST + 1)
    try:
        return base64.b64decode(request.POST.get("content", ""), validate=True) or _nothing()
    except binascii.Error:
        return _nothing()


def _nothing() -> bytes:
    raise Invalid({"file": _("Please choose an XLIFF file first.")})


def _show(
    request: HttpRequest,
    translation: Translation,
    outcome: Outcome | None = None,
    content: bytes = b"",
    error: str = "",
) -> HttpResponse:
    context = {
        "translation": translation,
        "edit_url": translation.get_target_instance_edit_url(),
        "versions": VERSIONS,
        "outcome": outcome,
        "left": _left(outcome) if outcome else [],
        "content": base64.b64encode(content).decode(),
        "error": error,
    }
    return render(request, "pages/admin/xliff.html", context, status=422 if error else 200)


def _left(outcome: Outcome) -> list[tuple[str, list[str]]]:
    """What is not taken, by reason; the first two stop everything."""
    broken = [f"{words} – {reason}" for words, reason in outcome.broken]
    named = [
        (_("The original has changed since the file was saved"), outcome.outdated),
        (_("Does not belong to this page"), outcome.unknown),
        (_("Formatting or content does not fit"), broken),
        (_("Marked as unsure, not taken over"), outcome.unsure),
        (_("Still without a translation"), outcome.missing),
    ]
    return [(reason, texts) for reason, texts in named if texts]
