"""Uploading a PO file in the translation editor, in the place of wagtail-localize's own view."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import user_can_edit_instance

from pages.pofiles import LARGEST, Taken, take_over
from workflows.people.verdicts import Invalid

NAMED = 5


@require_POST
def upload_po(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take over the translations of a file, and say what was left."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if not user_can_edit_instance(request.user, translation.get_target_instance()):
        raise PermissionDenied
    file = request.FILES.get("file")
    try:
        if file is None:
            raise Invalid({"file": _("Please choose a PO file first.")})
        if (file.size or 0) > LARGEST:
            raise Invalid({"file": _("This file is too large for a PO file.")})
        _tell(request, take_over(translation, file.read(), request.user))  # type: ignore[arg-type]
    except Invalid as refusal:
        messages.error(request, refusal.errors["file"])
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def _tell(request: HttpRequest, result: Taken) -> None:
    if result.taken:
        messages.success(request, _("Texts taken over: %(n)s") % {"n": result.taken})
    left = {
        _("Not taken over, because it is marked as unsure (fuzzy): %(texts)s"): result.fuzzy,
        _("Not taken over, because the original has changed since: %(texts)s"): result.changed,
        _("Not taken over, because it does not belong here: %(texts)s"): result.unknown,
        _("The file has no translation of: %(texts)s"): result.missing,
    }
    for text, named in left.items():
        if named:
            messages.warning(request, text % {"texts": _shortened(named)})


def _shortened(texts: list[str]) -> str:
    named = ", ".join(f"“{text[:60]}”" for text in texts[:NAMED])
    more = len(texts) - NAMED
    return named if more <= 0 else _("%(texts)s and %(n)s more") % {"texts": named, "n": more}
