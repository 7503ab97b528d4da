"""An application without an account: begun at a call, gone on with by its link. Looking changes nothing."""

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Concatenate

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.forms.views import autosave as autosaving
from workflows.forms.views.showing import can_open, fresh_state, show_page
from workflows.forms.views.turning import after_save, without_removed
from workflows.people.inputs.outcome import done, posted, show
from workflows.upkeep.addresses import client_address

from .. import actions
from ..inputs.guests import LinkMailForm
from ..models import GuestDraft
from ..reading.guest_screens import answers_context, list_context
from ..reading.guests import GuestWorkbook, address_of, draft_of
from .public import carried, published

type Opened[**P] = Callable[Concatenate[HttpRequest, GuestWorkbook, P], HttpResponseBase]
type View[**P] = Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]


def by_link[**P](view: Opened[P]) -> View[P]:
    """The draft that the link opens; 404 for wrong, replaced, used and old links alike."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, secret: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            book = GuestWorkbook(draft_of(secret), secret)
            response = view(request, book, *args, **kwargs)
        except GuestDraft.DoesNotExist:
            response = render(request, "grants/begun_gone.html", status=404)
        # The address is the key: no search engine learns it, nor another site (Referrer-Policy: same-origin).
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """What beginning without an account means; POST makes the draft and shows its link."""
    call = published(slug)
    if request.user.is_authenticated:
        return redirect("grants:apply", slug=slug)
    if request.method != "POST":
        return render(request, "grants/begin.html", {"call": call, "is_open": call.window_at() is not None})
    secret = actions.begin_as_guest(
        call=call,
        language=get_language() or "de",
        address=client_address(request),
        carried=carried(request, call),
    )
    return redirect("grants:begun_link", secret=secret)


@require_safe
@by_link
def begun(request: HttpRequest, book: GuestWorkbook) -> HttpResponse:
    """The pages with their state and the way on."""
    return render(request, "grants/begun.html", list_context(book))


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def link(request: HttpRequest, book: GuestWorkbook) -> HttpResponse:
    """The link to keep: as text, as QR code, and by mail when somebody gives an address."""
    form = LinkMailForm(posted(request))
    sent = done(
        form,
        lambda: actions.mail_guest_link(
            secret=book.secret,
            email=form.cleaned_data["email"],
            language=get_language() or "de",
            address=client_address(request),
        ),
    )
    if sent:
        messages.success(request, _("The link is on its way to you."))
        return redirect(book.link_url)
    context = {"book": book, "call": book.draft.call, "link": address_of(book.secret, get_language() or "de")}
    return show(request, "grants/begun_link.html", form, **context)


@require_safe
@by_link
def qr(request: HttpRequest, book: GuestWorkbook) -> HttpResponse:
    """The link as a picture for the camera of a phone."""
    picture = BytesIO()
    code = segno.make(address_of(book.secret, get_language() or "de"), error="m", micro=False)
    code.save(picture, kind="svg", scale=4, border=4, light="white")
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


@require_POST
@by_link
def new_link(request: HttpRequest, book: GuestWorkbook) -> HttpResponse:
    """A new link, for when somebody saw the old one, which opens nothing any more."""
    secret = actions.renew_guest_link(secret=book.secret)
    messages.success(request, _("There is a new link. The earlier one no longer works."))
    return redirect("grants:begun_link", secret=secret)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def page(request: HttpRequest, book: GuestWorkbook, page: str) -> HttpResponse:
    """GET shows the page; POST keeps all that was typed and goes on when nothing is wrong with it."""
    step = book.form.steps_by_id.get(page)
    if step is None:
        raise Http404
    if request.method == "POST":
        saved = actions.save_guest_page(secret=book.secret, page=page, data=without_removed(request.POST))
        return after_save(request, saved, saved.book.form.steps_by_id[page])
    if not can_open(book, step):
        return redirect(book.list_url)
    return show_page(request, book, step, fresh_state(request, book, step), 200)


@require_POST
@by_link
def autosave(request: HttpRequest, book: GuestWorkbook, page: str) -> HttpResponseBase:
    """The question named `only` is kept while people type, for pages with JavaScript."""
    wanted = [request.POST.get("only", "")]
    return autosaving.tell(
        request,
        page,
        lambda: actions.save_guest_page(secret=book.secret, page=page, data=request.POST, only=wanted),
    )


@require_safe
@by_link
def check(request: HttpRequest, book: GuestWorkbook) -> HttpResponse:
    """All answers, what is still missing, and the way to an account."""
    return render(request, "grants/begun_check.html", answers_context(book))


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def throw_away(request: HttpRequest, book: GuestWorkbook) -> HttpResponse:
    """GET asks once more; POST deletes the answers and with them the link."""
    if request.method == "POST":
        actions.drop_guest_draft(secret=book.secret)
        messages.success(request, _("Your answers are deleted. The link no longer works."))
        return redirect("grants:what_fits")
    return render(request, "grants/begun_throw_away.html", {"book": book, "call": book.draft.call})
