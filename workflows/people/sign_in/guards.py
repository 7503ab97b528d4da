"""What stands before signing in: one try of a session at a time, tries and visitors' sessions counted."""

from collections.abc import Callable

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from workflows.upkeep.addresses import client_address, network
from workflows.upkeep.limits import take

from ..often import too_often

# Where a code is typed, on screens and over the API.
CODE_NAMES = frozenset(
    {
        "account_confirm_login_code",
        "account_email_verification_sent",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "headless:app:account:confirm_login_code",
        "headless:app:account:verify_email",
        "headless:app:mfa:authenticate",
        "headless:app:mfa:reauthenticate",
        "headless:browser:account:confirm_login_code",
        "headless:browser:account:verify_email",
        "headless:browser:mfa:authenticate",
        "headless:browser:mfa:reauthenticate",
    }
)
VISITOR_SECONDS = 24 * 60 * 60
WAIT_FOR_THE_OTHER = 1


class OneTryAtATime:
    """Stands before the sessions: of two tries with one session at once, the second is sent away.

    A code dies after three wrong tries. The count stands in the session, which every request reads at its
    beginning and writes at its end: a hundred tries at once would each be the first.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, unless the session is at it already or the address tried too often."""
        if request.method not in ("POST", "PUT", "PATCH") or not _types_a_code(request):
            return self.get_response(request)
        taken = take("code_try_from", network(client_address(request)))
        if not taken:
            return too_often(request, taken.wait)
        with transaction.atomic():
            if not _mine_alone(_session_of(request)):
                return too_often(request, WAIT_FOR_THE_OTHER)
            return self.get_response(request)


def _types_a_code(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name in CODE_NAMES
    except Resolver404:
        return False


def _session_of(request: HttpRequest) -> str:
    return request.headers.get("X-Session-Token") or request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")


def _mine_alone(session: str) -> bool:
    """Whether this transaction alone works with the session, on all machines."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"code:{session}"])
        return bool(cursor.fetchone()[0])


class VisitorSessions:
    """Stands right behind the sessions: visitors' new sessions are counted by address, and end in a day.

    A session is a row for every post without a cookie; without this a script fills the table.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; nothing is stored for an address that made too many sessions already."""
        response = self.get_response(request)
        session = request.session
        if not session.modified or session.is_empty() or session.session_key:
            return response
        if "_auth_user_id" not in session:
            taken = take("visitor_session_from", network(client_address(request)))
            if not taken:
                session.clear()
                session.modified = False
                return too_often(request, taken.wait)
            session.set_expiry(VISITOR_SECONDS)
        return response
