"""One-click sign-in as a person of the demo."""

from allauth.account.utils import perform_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from demo.people import PEOPLE
from workflows.people.models import STAFF_ROLES, Role, User

DOES = {
    Role.APPLICANT: _("applies for money and founds an association"),
    Role.ADVISER: _("advises groups and checks statutes"),
    Role.FORMAL_OFFICER: _("checks whether applications are complete"),
    Role.REVIEWER: _("scores applications"),
    Role.DECISION_MAKER: _("decides and signs"),
    Role.CASH: _("pays"),
    Role.EXAMINER: _("examines reports"),
    Role.CALL_MANAGER: _("prepares calls for proposals"),
    Role.EDITOR: _("writes pages, news and newsletters"),
    Role.NEWSLETTER_APPROVER: _("releases newsletters"),
    Role.AUDITOR: _("reads everything, changes nothing"),
    Role.ADMIN: _("looks after accounts, roles and settings"),
}


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The list of people; a press signs in as one of them."""
    if request.method == "GET":
        return render(request, "demo/sign_in.html", {"groups": _groups()})
    known = {person.email for person in PEOPLE}
    user = User.objects.filter(email=request.POST.get("email", ""), is_active=True).first()
    if user is None or user.email not in known:
        raise Http404
    if request.user.is_authenticated:
        request.session.flush()
    return perform_login(request, user, email_verification="none", email=user.email)


def _groups() -> list[dict[str, object]]:
    cards = [
        {
            "email": person.email,
            "name": person.name,
            "role": Role(person.roles[0]).label,
            "does": DOES[Role(person.roles[0])],
            "language": person.language,
            "works_here": not STAFF_ROLES.isdisjoint(person.roles),
        }
        for person in PEOPLE
    ]
    return [
        {"heading": _("People who apply"), "cards": [card for card in cards if not card["works_here"]]},
        {"heading": _("People who work here"), "cards": [card for card in cards if card["works_here"]]},
    ]
