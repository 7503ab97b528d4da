"""The door between the editors' admin and our sign-in."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache


@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Strangers sign in our way, editors go on, everybody else is told that the admin is not theirs."""
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    target = wanted if safe else reverse("wagtailadmin_home")
    if not request.user.is_authenticated:
        return redirect_to_login(target)
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    return redirect(target)
