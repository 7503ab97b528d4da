"""What a person's own pages list, for an administrator who helps them: titles and stages, nothing to open."""

from dataclasses import dataclass

from django.http import Http404

from workflows.desk import rules
from workflows.desk.listing import page_of
from workflows.desk.reading.cases import own_cases
from workflows.desk.reading.doors import work_menu
from workflows.desk.reading.list_rows import case_rows
from workflows.desk.reading.tasks import tasks_of
from workflows.engine.turns import turns_of, with_turns
from workflows.people.models import Look, Role, User
from workflows.people.verdicts import NotAllowed, require

PAGE_SIZE = 50


@dataclass(frozen=True)
class Listed:
    """A line of a list, as the person reads it."""

    title: str
    hint: str
    state: str


@dataclass(frozen=True)
class Seen:
    """What the person's pages list: where their menu leads, tasks by section, applications, organisations."""

    roles: list[str]
    menu: list[str]
    tasks: list[tuple[str, list[Listed]]]
    applications: list[Listed]
    organisations: list[Listed]


@dataclass(frozen=True)
class LookPage:
    """Looks of one page, newest first, and the one after which older ones follow (None: no more)."""

    looks: list[Look]
    older: int | None


def look_page(user: User, *, before: int | None = None) -> LookPage:
    """Who saw whose lists, and why. One query."""
    require(rules.may_read_looks(user))
    found = Look.objects.select_related("person", "by")
    found = found.filter(pk__lt=before) if before is not None else found
    rows = list(found.order_by("-pk")[: PAGE_SIZE + 1])
    return LookPage(rows[:PAGE_SIZE], rows[PAGE_SIZE - 1].pk if len(rows) > PAGE_SIZE else None)


def find_look(user: User, look_id: int) -> Look:
    """The look of this administrator; Http404 for everybody else's, NotAllowed once it is over."""
    require(rules.may_help(user))
    found = Look.objects.select_related("person", "by").filter(pk=look_id, by=user).first()
    if found is None:
        raise Http404
    if found.is_over:
        raise NotAllowed(rules.LOOK_IS_OVER)
    return found


def seen_of(person: User) -> Seen:
    """The lists as the person would read them now, in the reader's language."""
    tasks = tasks_of(person)
    sections = [
        (str(label), [Listed(str(row["title"]), row["hint"], str(row["status"] or "")) for row in rows])
        for _code, label, rows in tasks.sections
    ]
    cases = page_of(
        with_turns(own_cases(person).select_related("organisation", "assignee"), person),
        order="newest",
        cursor=None,
    ).rows
    memberships = person.memberships.select_related("organisation").order_by("organisation__name")
    return Seen(
        roles=[str(Role(role).label) for role in sorted(person.roles)],
        menu=[str(label) for label, _href in work_menu(person)],
        tasks=sections,
        applications=[
            Listed(row["case"].title or str(row["kind"]), row["case"].number or "", str(row["stage"]))
            for row in case_rows(cases, turns=turns_of(cases), inside=False)
        ],
        organisations=[
            Listed(str(each.organisation), "", str(each.get_function_display())) for each in memberships
        ],
    )
