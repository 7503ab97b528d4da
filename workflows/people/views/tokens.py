"""Tokens for other programs: made, shown once, revoked."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import APIToken

from .. import actions
from ..access.doors import SignedIn, sign_in_required
from ..inputs.accounts import TokenForm
from ..inputs.outcome import attempt, posted


@sign_in_required
@never_cache
@require_http_methods(["GET", "POST"])
def tokens(request: SignedIn) -> HttpResponse:
    """The person's tokens; a new one is shown this one time."""
    form = TokenForm(posted(request), user=request.user)
    text = ""
    if form.is_bound:
        made = attempt(form, lambda: actions.create_token(actor=request.user, **form.cleaned_data))
        if made:
            text, form = made[1], TokenForm(None, user=request.user)
    own = APIToken.objects.filter(user=request.user, revoked_at=None).select_related("limits").order_by("-pk")
    context = {"form": form, "tokens": own, "new_token": text}
    return render(request, "people/tokens.html", context, status=422 if form.errors else 200)


@sign_in_required
@require_POST
def revoke(request: SignedIn, pk: int) -> HttpResponse:
    """The token no longer opens anything."""
    try:
        actions.revoke_token(actor=request.user, token_id=pk)
    except APIToken.DoesNotExist as error:
        raise Http404 from error
    return redirect("people:tokens")
