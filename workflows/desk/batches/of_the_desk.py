"""The desk's own deeds: hand to a colleague, write to the applicants, put on or take away a label."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.desk import rules
from workflows.desk.actions import contacts, labels, messages
from workflows.desk.listing.labels import for_the_house
from workflows.desk.models import CaseLabel, Label
from workflows.engine.models import Case
from workflows.people.models import User
from workflows.people.verdicts import ALLOWED, AlreadyDone, Verdict, refused

from .deeds import Deed, Given, Memory, Verdicts, register


def _for_the_office(user: User, cases: Sequence[Case]) -> Verdicts:
    """As `rules.may_write_note` says for each; one query for all."""
    no = refused(_("Only the office does this, and never in a case of their own side."))
    inside = set(
        Case.objects.filter(pk__in=[case.pk for case in cases])
        .filter(for_the_house(user))
        .values_list("pk", flat=True)
    )
    office = user.has_role(*rules.OFFICE)
    return {case.pk: ALLOWED if office and case.pk in inside else no for case in cases}


def _with(verdicts: Verdicts, others: dict[UUID, Verdict]) -> Verdicts:
    """The first reason of each case."""
    return {pk: others.get(pk, ALLOWED) if verdict.allowed else verdict for pk, verdict in verdicts.items()}


def _may_give(user: User, cases: Sequence[Case], given: Given) -> Verdicts:
    person = contacts.colleague(given.get("person"))
    others: dict[UUID, Verdict] = {}
    free = _for_the_office(person, cases) if person is not None else {}
    for case in cases:
        if case.closed_at is not None:
            others[case.pk] = refused(_("This case is closed."))
        elif person is not None and case.assignee_id == person.pk:
            others[case.pk] = refused(_("%(person)s looks after it already.") % {"person": person})
        elif person is not None and not free[case.pk]:
            others[case.pk] = refused(_("%(person)s may not work on this case.") % {"person": person})
    return _with(_for_the_office(user, cases), others)


def _give(user: User, case: Case, given: Given) -> Memory:
    person = contacts.colleague(given.get("person"))
    if person is None:
        raise AlreadyDone(_("This person works here no longer."))
    before = contacts.give_to(case=case, actor=user, person=person, is_told=False)
    return {"before": before, "after": person.pk}


def _give_back(user: User, case: Case, memory: Memory) -> None:
    contacts.give_back(case=case, actor=user, before=memory["before"], after=memory["after"])


def _tell_once(user: User, given: Given, number: int) -> None:
    """One mail for all of them."""
    person = contacts.colleague(given.get("person"))
    if person is not None and person != user and number:
        contacts.tell(person, number=number, giver=user)


def _may_write(user: User, cases: Sequence[Case], given: Given) -> Verdicts:
    return _for_the_office(user, cases)


def _write(user: User, case: Case, given: Given) -> Memory:
    messages.write_message(case=case, actor=user, text=str(given["text"]))
    return {}


def _label_of(given: Given) -> int:
    return labels.number_of(given.get("label"))


def _labelled(cases: Sequence[Case], given: Given) -> set[UUID]:
    rows = CaseLabel.objects.filter(case__in=[case.pk for case in cases], label=_label_of(given))
    return set(rows.values_list("case_id", flat=True))


def _may_label(user: User, cases: Sequence[Case], given: Given) -> Verdicts:
    there = refused(_("It has this label already."))
    return _with(_for_the_office(user, cases), dict.fromkeys(_labelled(cases, given), there))


def _may_unlabel(user: User, cases: Sequence[Case], given: Given) -> Verdicts:
    missing = {case.pk for case in cases} - _labelled(cases, given) if _label_of(given) else set()
    return _with(
        _for_the_office(user, cases), dict.fromkeys(missing, refused(_("It does not have this label.")))
    )


def _label(user: User, case: Case, given: Given) -> Memory:
    if not labels.add_label(case=case, actor=user, label=_label_of(given)):
        raise AlreadyDone(_("It has this label already."))
    return {"label": _label_of(given)}


def _unlabel(user: User, case: Case, given: Given) -> Memory:
    if not labels.remove_label(case=case, actor=user, label=_label_of(given)):
        raise AlreadyDone(_("It does not have this label."))
    return {"label": _label_of(given)}


def _label_back(user: User, case: Case, memory: Memory) -> None:
    if not Label.objects.filter(pk=_label_of(memory)).exists():
        raise AlreadyDone(_("This label has been deleted meanwhile."))
    labels.add_label(case=case, actor=user, label=_label_of(memory))


def _unlabel_back(user: User, case: Case, memory: Memory) -> None:
    labels.remove_label(case=case, actor=user, label=_label_of(memory))


register(
    Deed("give", gettext_lazy("Hand to a colleague"), _may_give, _give, ("person",), _give_back, _tell_once),
    Deed("message", gettext_lazy("Write to the applicants"), _may_write, _write, ("text",)),
    Deed("label", gettext_lazy("Put on a label"), _may_label, _label, ("label",), _unlabel_back),
    Deed("unlabel", gettext_lazy("Take away a label"), _may_unlabel, _unlabel, ("label",), _label_back),
)
