"""The house's labels: which there are, and on which cases they are."""

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.desk.models import LONGEST_LABEL, CaseLabel, Label, Tone
from workflows.engine import actions as engine
from workflows.engine.models import Audience, Case
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.texts import one_line

LONGEST_NUMBER = 10  # digits


def number_of(posted: object) -> int:
    """The number of a label in what was posted; 0, which no label has, for anything else."""
    text = str(posted)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < LONGEST_NUMBER else 0


def create_label(*, actor: User, name: str, tone: str) -> Label:
    """The office may put this word on cases from now on. Raises Invalid under "name" or "tone"."""
    require(rules.may_manage_labels(actor))
    return _kept(Label(), name, tone)


@transaction.atomic
def change_label(*, label_id: int, actor: User, name: str, tone: str) -> Label:
    """It is called so and wears this colour, on every case that has it."""
    require(rules.may_manage_labels(actor))
    return _kept(_locked(label_id), name, tone)


@transaction.atomic
def delete_label(*, label_id: int, actor: User) -> None:
    """It is gone, from every case; what the histories say stays."""
    require(rules.may_manage_labels(actor))
    _locked(label_id).delete()


@transaction.atomic
def put_labels(*, case: Case, actor: User, labels: Collection[int]) -> None:
    """The case has exactly these labels. Raises Invalid under "labels" when one does not exist."""
    require(rules.may_write_note(actor, case))
    list(Case.objects.filter(pk=case.pk).select_for_update(no_key=True).values_list("pk"))
    before = set(CaseLabel.objects.filter(case=case.pk).values_list("label_id", flat=True))
    _change(case, actor, added=set(labels) - before, removed=before - set(labels))


@transaction.atomic
def add_label(*, case: Case, actor: User, label: int) -> bool:
    """The case has this label too; whether it had not before."""
    require(rules.may_write_note(actor, case))
    list(Case.objects.filter(pk=case.pk).select_for_update(no_key=True).values_list("pk"))
    if CaseLabel.objects.filter(case=case.pk, label=label).exists():
        return False
    _change(case, actor, added={label}, removed=set())
    return True


@transaction.atomic
def remove_label(*, case: Case, actor: User, label: int) -> bool:
    """The case no longer has this label; whether it had."""
    require(rules.may_write_note(actor, case))
    if not CaseLabel.objects.filter(case=case.pk, label=label).exists():
        return False
    _change(case, actor, added=set(), removed={label})
    return True


def _change(case: Case, actor: User, *, added: set[int], removed: set[int]) -> None:
    if len(added) != Label.objects.filter(pk__in=added).count():
        raise Invalid({"labels": _("One of these labels does not exist any more. Load the page again.")})
    if not (added or removed):
        return
    CaseLabel.objects.filter(case=case.pk, label__in=removed).delete()
    CaseLabel.objects.bulk_create(
        CaseLabel(case_id=case.pk, label_id=each, added_by=actor) for each in sorted(added)
    )
    data = {"added": sorted(added), "removed": sorted(removed)}
    engine.record(case, actor=actor, verb="labels.changed", data=data, audience=Audience.STAFF)


def _locked(label_id: int) -> Label:
    found = Label.objects.select_for_update().filter(pk=label_id).first()
    if found is None:
        raise AlreadyDone(_("This label has been deleted meanwhile."))
    return found


def _kept(label: Label, name: str, tone: str) -> Label:
    name = one_line(name)
    if not name or len(name) > LONGEST_LABEL:
        raise Invalid({"name": _("A label has a name of at most %(n)s characters.") % {"n": LONGEST_LABEL}})
    if tone not in Tone.values:
        raise Invalid({"tone": _("Choose one of the colours.")})
    label.name, label.tone = name, tone
    try:
        with transaction.atomic():
            label.save()
    except IntegrityError as error:
        raise Invalid({"name": _("There is a label of this name already.")}) from error
    return label
