"""A draft without an account becomes an application: sign in, choose the organisation, go on."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.people.inputs.outcome import posted, show
from workflows.people.models import Organisation, User

from .. import actions
from ..inputs.guests import TakeOverForm
from ..reading import cases as reading
from ..reading.guests import GuestWorkbook
from .guests import by_link
from .starting import offer


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def take_over(request: HttpRequest, book: GuestWorkbook) -> HttpResponse:
    """Whoever is not signed in learns how; whoever is says for which organisation."""
    if not isinstance(request.user, User):
        if request.method == "POST":
            return redirect_to_login(request.get_full_path())
        return render(request, "grants/begun_sign_in.html", {"book": book, "call": book.draft.call})
    organisations = list(Organisation.objects.of(request.user).order_by("name"))
    form = TakeOverForm(posted(request), organisations=organisations)
    if form.is_bound and form.is_valid():
        return _taken(request, book, form.chosen, request.user)
    context = {"book": book, "call": book.draft.call, "organisations": organisations}
    return show(request, "grants/begun_take_over.html", form, **context)


def _taken(request: HttpRequest, book: GuestWorkbook, organisation: Organisation, user: User) -> HttpResponse:
    try:
        case = actions.take_over(secret=book.secret, organisation=organisation, actor=user)
    except actions.DraftExists as exists:
        return offer(request, book.draft.call, exists.application, 409, kept=book.list_url)
    messages.success(request, _("Everything you wrote is here. The link no longer works: your account does."))
    return redirect("forms:resume", reading.sheet_of(case).pk)
