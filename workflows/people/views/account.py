"""A person's own area: profile, security, data, and the way out."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse, translate_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.models import APIToken

from .. import actions
from ..access.doors import SignedIn, sign_in_required
from ..access.second_factor import has_factor
from ..inputs.accounts import CloseForm, ProfileForm
from ..inputs.outcome import attempt
from ..models import Look, Role, User
from ..models.mail_wishes import field_of
from ..reading.exports import export_of
from ..rules import may_anonymise

LOOKS_SHOWN = 20  # all of them stand in the file with all one's data


@sign_in_required
@require_GET
def profile(request: SignedIn) -> HttpResponse:
    """Everything about one's own account, each part one link away."""
    user = request.user
    memberships = user.memberships.select_related("organisation").order_by("organisation__name")
    context = {
        "person": user,
        "roles": [Role(role).label for role in sorted(user.roles)],
        "memberships": memberships,
        "factors": Authenticator.objects.filter(user=user, type__in=["totp", "webauthn"]).count(),
        "tokens": APIToken.objects.filter(user=user, revoked_at=None).count(),
        "mails": [(kind.label, way.label) for kind, way in user.mail_wishes.items()],
        "looks": list(Look.objects.filter(person=user).select_related("by")[:LOOKS_SHOWN]),
        "may_enter_admin": user.has_perm("wagtailadmin.access_admin"),
    }
    return render(request, "people/profile.html", context)


@sign_in_required
@require_http_methods(["GET", "POST"])
def edit_profile(request: SignedIn) -> HttpResponse:
    """Name, language, and of people who work here which mails they want; the screens follow at once."""
    user = request.user
    form = ProfileForm(
        request.POST if request.method == "POST" else None,
        initial={
            "name": user.name,
            "language": user.language,
            **{field_of(kind): way for kind, way in user.mail_wishes.items()},
        },
        works_here=user.works_here,
    )
    if request.method == "POST" and attempt(form, lambda: _update(user, form)) is not None:
        response = redirect(translate_url(reverse("people:profile"), user.language))
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
        return response
    return render(request, "people/profile_edit.html", {"form": form}, status=422 if form.errors else 200)


def _update(user: User, form: ProfileForm) -> User:
    given = form.cleaned_data
    return actions.update_account(user=user, name=given["name"], language=given["language"], mails=form.mails)


@sign_in_required
@never_cache
@require_GET
def second_factor(request: SignedIn) -> HttpResponse:
    """Why people who work here need a second factor, and the two ways to get one."""
    if has_factor(request.user):
        return redirect("people:profile")
    return render(request, "people/second_factor.html")


@sign_in_required
@never_cache
@require_GET
def export(request: SignedIn) -> HttpResponse:
    """All data about the person as a JSON file (Art. 20 DSGVO)."""
    response = JsonResponse(export_of(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@sign_in_required
@require_http_methods(["GET", "POST"])
def close_account(request: SignedIn) -> HttpResponse:
    """What closing means, what stands in the way, and the button."""
    form = CloseForm(request.POST if request.method == "POST" else None)
    verdict = may_anonymise(request.user)
    if request.method == "POST" and form.is_valid():
        actions.anonymise_account(user=request.user, actor=request.user)
        logout(request)
        messages.success(request, _("Your account is closed. Your name and address are deleted."))
        return redirect("account_login")
    context = {"form": form, "verdict": verdict}
    return render(request, "people/account_close.html", context, status=422 if form.errors else 200)
