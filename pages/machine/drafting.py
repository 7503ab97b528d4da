"""Drafts by machine for what nobody has translated yet; what people wrote is never touched."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import apply_machine_translation, user_can_edit_instance

from pages.segments import texts_of
from workflows.people.access.doors import caller
from workflows.people.models import User
from workflows.people.verdicts import NotAllowed

from .services import Service, is_address


@dataclass(frozen=True)
class Drafted:
    """How many texts have a draft now, how many are still open, by which service, and why it failed."""

    drafted: int
    left: int
    service: str
    failed: str


def service() -> Service | None:
    """The service of this house; None while none is set up."""
    found = get_machine_translator()
    return found if isinstance(found, Service) else None


def draft(translation: Translation, actor: User) -> Drafted:
    """Every open text that the service translates has a machine draft; raises NotAllowed."""
    used = service()
    if used is None:
        raise NotAllowed(_("This house has set up no machine translation."))
    if not user_can_edit_instance(actor, translation.get_target_instance()):
        raise NotAllowed(_("You may not edit this page."))
    before = _open(translation)
    if before:
        apply_machine_translation(translation.pk, actor, used)
    left = _open(translation) if before else 0
    return Drafted(before - left, left, used.display_name, used.failed)


def _open(translation: Translation) -> int:
    return sum(not (text.told or is_address(text.words)) for text in texts_of(translation))


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """In the place of wagtail-localize's own view: a service that is away is told, not an error of ours."""
    found = get_object_or_404(
        Translation.objects.select_related("source", "target_locale"), pk=translation_id
    )
    if service() is None:
        raise Http404
    try:
        told = draft(found, caller(request))
    except NotAllowed as refused:
        raise PermissionDenied(refused.reason) from refused
    if told.drafted:
        text = ngettext(
            "%(n)s text has a draft by %(service)s. Compare it before you publish.",
            "%(n)s texts have drafts by %(service)s. Compare them before you publish.",
            told.drafted,
        )
        messages.success(request, text % {"n": told.drafted, "service": told.service})
    if told.failed:
        messages.error(request, told.failed)
    elif told.left:
        messages.warning(
            request, _("Some texts came back without their formatting. Translate them yourself.")
        )
    elif not told.drafted:
        messages.warning(request, _("There is nothing left to translate."))
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))
