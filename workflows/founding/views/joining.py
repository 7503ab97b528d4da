"""The founder's side: what the link in the mail opens, without an account or with one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.models import User

from .. import actions
from ..inputs.joining import FounderForm, KindForm
from ..models import FounderEntry, FounderInvitation, FounderKind
from ..reading.founder_links import invitation_of, link_of
from ..rules.joining import may_enter


def _gone(request: HttpRequest, invitation: FounderInvitation | None) -> HttpResponse:
    """A link that was never one, or counts no more; 410 says that asking again does not help."""
    reason = may_enter(invitation).reason if invitation else ""
    status = 404 if invitation is None else 410
    return _private(render(request, "founding/join_gone.html", {"reason": reason}, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    """The address is the key: no other site and no search engine learns it."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _account(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, link: str) -> HttpResponse:
    """A founder enters their own data and may correct it until the meeting."""
    invitation = invitation_of(link)
    if invitation is None or not may_enter(invitation):
        return _gone(request, invitation)
    entry = invitation.answer
    kind = request.GET.get("kind", "") or (entry.kind if entry else "")
    if kind not in FounderKind.values:
        asked = KindForm(request.GET if kind not in ("", "change") else None)
        return _private(render(request, "founding/join_kind.html", {"form": asked, "invitation": invitation}))
    form = FounderForm(posted(request), request.FILES or None, kind=kind, entry=entry)
    if done(
        form,
        lambda: actions.enter_founder(invitation=invitation, account=_account(request), **form.given()),
    ):
        messages.success(request, _("Thank you! Your data is there."))
        return _private(redirect("founding:join", link=link))
    context = {"invitation": invitation, "entry": entry, "kind_label": FounderKind(kind).label, "link": link}
    return _private(show(request, "founding/join.html", form, **context))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, link: str) -> HttpResponse:
    """GET asks once more; POST deletes what was entered."""
    invitation = invitation_of(link)
    if invitation is None or not may_enter(invitation):
        return _gone(request, invitation)
    if request.method == "POST":
        actions.withdraw_founder(invitation=invitation, account=_account(request))
        return _private(render(request, "founding/join_left.html"))
    return _private(render(request, "founding/join_leave.html", {"invitation": invitation, "link": link}))


@never_cache
@require_safe
@sign_in_required
def joined(request: SignedIn) -> HttpResponse:
    """The foundings in which the signed-in person is a founder by link."""
    entries = FounderEntry.objects.filter(account=request.user, invitation__revoked_at=None)
    rows = [
        {
            "title": entry.invitation.case.title,
            "open": may_enter(entry.invitation).allowed,
            "missing": not entry.has_consent,
            "link": link_of(entry.invitation),
        }
        for entry in entries.select_related("invitation__case").order_by("-invitation__created_at")
    ]
    return render(request, "founding/joined.html", {"rows": rows})
