"""Who somebody is in a case: their place on the applicant's side today, and what they ever did in it.

One query answers both for one person or for many. The answer stays with the row of the case that was read
(a request reads it once before a lock and once behind it) and is forgotten when the row is read anew or
when something is done in the case.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case as Whichever
from django.db.models import CharField, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Concat

from workflows.engine.models import Case, HistoryEntry
from workflows.people.models import STAFF_ROLES, Membership, MembershipFunction, User
from workflows.upkeep.statements import CASE, ORGANISATION, PERSON, Statement

MEMBER, FOR_APPLICANT = "member:", "for applicant:"
_FOUND = "found for"
_MEMORY = "_standings"  # `Case.refresh_from_db` forgets it too

# Rows (person, deed) about these people in this case.
Source = Callable[[Case, Collection[int]], QuerySet[Any]]
_sources: list[Source] = []


@dataclass(frozen=True)
class Standing:
    """A person in a case: `function` is of today, `deeds` are for ever.

    `deeds` holds the verbs of the person's history lines and what the processes add, such as a seat as
    reviewer. `had_a_hand` says that the person acted for the applicant at any time.
    """

    function: str = ""
    deeds: frozenset[str] = frozenset()
    had_a_hand: bool = False

    @property
    def belongs(self) -> bool:
        """Whether the person is on the applicant's side today."""
        return bool(self.function)

    @property
    def represents(self) -> bool:
        """Whether the person may sign for the applicant today."""
        return self.function == MembershipFunction.REPRESENTATIVE


NOBODY = Standing()


def source(rows: Source) -> Source:
    """A process's own deeds count from now on: `rows(case, people)` gives pairs (person, deed)."""
    if rows not in _sources:
        _sources.append(rows)
    return rows


def standing(case: Case, user: User) -> Standing:
    """Who this person is in the case; one query, remembered with the row of the case."""
    if not user.is_authenticated:
        return NOBODY
    known = case.__dict__.setdefault(_MEMORY, {})
    if user.pk not in known:
        said = _of_one(
            case.organisation_id is None, case=case.pk, organisation=case.organisation_id, person=user.pk
        )
        known[user.pk] = _standing(case, user, {deed for _person, deed in said})
    return known[user.pk]


def standings(case: Case, people: Iterable[User]) -> dict[int, Standing]:
    """The same for several people; one query."""
    users = {user.pk: user for user in people}
    seen: dict[int, set[str]] = {pk: set() for pk in users}
    for person, said in _said(case, users):
        seen[person].add(said)
    return {pk: _standing(case, user, seen[pk]) for pk, user in users.items()}


def _said(case: Case, people: Collection[int]) -> QuerySet[Any]:
    """Pairs (person, deed) of all sources."""
    parts = [rows(case, people) for rows in (_history, _members, *_sources)]
    return parts[0].union(*parts[1:], all=True).order_by()  # told twice is told once: whoever asks makes sets


def _written(is_alone: bool) -> QuerySet[Any]:
    """The same for one person in a case with or without an organisation, whichever they are."""
    known = [CASE, None if is_alone else ORGANISATION]
    return _said(Case.from_db("default", ["id", "organisation_id"], known), [PERSON])


_of_one: Statement[tuple[int, str]] = Statement(_written)


def learn(case: Case, people: Iterable[User]) -> None:
    """The standings of all of them are known with the row of the case, after one query."""
    case.__dict__.setdefault(_MEMORY, {}).update(standings(case, people))


def learn_all(cases: Iterable[Case], user: User) -> None:
    """What this person is in each of many cases is known with its row, after one query."""
    rows = {case.pk: case for case in cases}
    any_case = Case.from_db(
        "default", ["id", "organisation_id"], [OuterRef("pk"), OuterRef("organisation_id")]
    )
    parts = (part(any_case, [user.pk]).values("deed") for part in (_history, _members, *_sources))
    asked = {f"said_{number}": ArraySubquery(part) for number, part in enumerate(parts)}
    for pk, *said in Case.objects.filter(pk__in=rows).annotate(**asked).values_list("pk", *asked):
        case = rows[pk]
        known = case.__dict__.setdefault(_MEMORY, {})
        known[user.pk] = _standing(case, user, {deed for each in said for deed in each})


def remembered[T](case: Case, key: str, ask: Callable[[], T]) -> T:
    """The answer of `ask()` about this case, kept with its row until something is done in the case."""
    known = case.__dict__.setdefault(_MEMORY, {})
    if key not in known:
        known[key] = ask()
    return known[key]


def found_for(case: Case, user: User) -> None:
    """The row was found among those that this person may see."""
    case.__dict__.setdefault(_MEMORY, {})[_FOUND, user.pk] = True


def was_found_for(case: Case, user: User) -> bool:
    """Whether it is known already that the person sees the case."""
    return (_FOUND, user.pk) in case.__dict__.get(_MEMORY, {})


def forget(case: Case) -> None:
    """Something was done in the case or its row was read anew: whoever asks next asks the database."""
    case.__dict__.get(_MEMORY, {}).clear()


def share[Row: Case](case: Case, other: Row) -> Row:
    """`other`, another row object of the same case, remembers what `case` remembers; returns it."""
    other.__dict__[_MEMORY] = case.__dict__.setdefault(_MEMORY, {})
    return other


def works_for_house(user: User, case: Case) -> bool:
    """Whether `user` reads this case for the house: a staff role, and never on the applicant's side."""
    if not user.has_role(*STAFF_ROLES):
        return False
    here = standing(case, user)
    return not (here.belongs or here.had_a_hand)


def deed(rows: QuerySet[Any], *, person: str, prefix: str = "", field: str = "") -> QuerySet[Any]:
    """Rows (person, deed) from a queryset: the deed is `prefix` and then the value of `field`."""
    said: object = Concat(Value(prefix), F(field), output_field=CharField()) if field else Value(prefix)
    return _pairs(rows, person, said)


def _pairs(rows: QuerySet[Any], person: str, said: object) -> QuerySet[Any]:
    return rows.order_by().annotate(person=F(person), deed=said).values_list("person", "deed")


def _history(case: Case, people: Collection[int]) -> QuerySet[Any]:
    lines = HistoryEntry.objects.filter(case_id=case.pk, actor__in=people)
    marked = Concat(Value(FOR_APPLICANT), F("verb"), output_field=CharField())
    return _pairs(lines, "actor_id", Whichever(When(for_applicant=True, then=marked), default=F("verb")))


def _members(case: Case, people: Collection[int]) -> QuerySet[Any]:
    rows = Membership.objects.filter(organisation=case.organisation_id, user__in=people)
    return deed(rows, person="user_id", prefix=MEMBER, field="function")


def _standing(case: Case, user: User, seen: set[str]) -> Standing:
    functions = [each.removeprefix(MEMBER) for each in seen if each.startswith(MEMBER)]
    hand = any(each.startswith(FOR_APPLICANT) for each in seen)
    if case.organisation_id is None and case.applicant_id == user.pk:
        # A group that is no organisation yet is whoever started the case.
        functions = [MembershipFunction.REPRESENTATIVE.value]
    function = functions[0] if functions and user.is_active else ""
    deeds = frozenset(each.removeprefix(FOR_APPLICANT) for each in seen if not each.startswith(MEMBER))
    return Standing(function, deeds, hand)
