"""What the people of the house may open: the menu of the work screens."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workflows.desk.listing.counts import MOST
from workflows.desk.rules import (
    may_draw,
    may_keep,
    may_read_log,
    may_read_looks,
    may_read_numbers,
    may_see_desk,
)
from workflows.engine import kinds
from workflows.engine.models import Step
from workflows.organisations.rules import may_list
from workflows.people.access.groups import ROLES_IN_ADMIN
from workflows.people.models import Role, User

Door = tuple[object, str]


def work_menu(user: User) -> list[Door]:
    """Label and address of all that `user` may open at work; empty for people who don't work here."""
    if not user.roles - {Role.APPLICANT.value}:
        return []
    cases = [(_("All cases"), reverse("desk:cases"))] if may_see_desk(user) else []
    everybody = [(_("Organisations"), reverse("organisations:list"))] if may_list(user) else []
    numbers = [(_("Weekly numbers"), reverse("desk:numbers"))] if may_read_numbers(user) else []
    return [
        (_("My tasks"), reverse("desk:tasks")),
        *cases,
        *everybody,
        *kinds.doors(user),
        *numbers,
        *_editing(user),
        *_running(user),
    ]


def waiting_tasks(user: User) -> str:
    """How many tasks wait for the person, counted up to a limit; empty when none does. One query."""
    number = Step.objects.open().meant_for(user)[: MOST + 1].count()
    return f"{MOST}+" if number > MOST else str(number or "")


def _editing(user: User) -> list[Door]:
    """The editors' admin, and in it what each role goes there for."""
    if not user.has_role(*ROLES_IN_ADMIN):
        return []
    newsletters = user.has_role(Role.EDITOR, Role.NEWSLETTER_APPROVER)
    people = user.has_role(Role.ADMIN)
    return [
        (_("Pages and forms"), reverse("wagtailadmin_home")),
        *([(_("Newsletter"), reverse("newsletter_overview"))] if newsletters else []),
        *([(_("People and roles"), reverse("wagtailusers_users:index"))] if people else []),
    ]


def _running(user: User) -> list[Door]:
    """How the house runs, for administrators; how long things are kept, also for the lead."""
    operation = [
        (_("Operation"), reverse("desk:operation")),
        (_("Mail that did not arrive"), reverse("outbox:undelivered")),
        (_("Absences"), reverse("desk:absences")),
        (_("Texts of mails"), reverse("outbox:texts")),
        (_("Webhooks"), reverse("webhooks:endpoints")),
    ]
    keeping = [(_("How long things are kept"), reverse("desk:retention"))]
    log = [(_("Log of the house"), reverse("desk:log"))]
    samples = [(_("Samples"), reverse("desk:samples"))]
    looks = [(_("Help somebody"), reverse("desk:looks"))]
    return [
        *(operation if user.has_role(Role.ADMIN) else []),
        *(log if may_read_log(user) else []),
        *(samples if may_draw(user) else []),
        *(looks if may_read_looks(user) else []),
        *(keeping if may_keep(user) else []),
    ]
