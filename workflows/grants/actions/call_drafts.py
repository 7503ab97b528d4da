"""Writing a call: a new one, one as a copy of another, changes to a draft."""

import datetime
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.people.consent import seal
from workflows.people.models import LegalForm, User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..models import Call, CallChange, CallState, CallVerb, CallWindow, CostLimit, Disbursement
from ..models.calls import texts as empty_texts
from ..rules import call_tables, call_terms
from ..rules import calls as rules
from ..rules.call_fields import LIMIT_FIELDS, WINDOW_FIELDS, WRITABLE, own_forms, values

Rows = Iterable[Mapping[str, object]]


@transaction.atomic
def create_call(*, actor: User, windows: Rows = (), limits: Rows = (), **fields: object) -> Call:
    """A call in draft with its rounds and cost limits; raises Invalid with a sentence per field."""
    require(rules.may_manage(actor))
    _known(fields)
    call = Call(created_by=actor, **fields)
    rounds, caps = _tables(call, windows, limits, call_terms.unsound(call))
    call.save()
    CallWindow.objects.bulk_create(rounds)
    CostLimit.objects.bulk_create(caps)
    CallChange.objects.create(call=call, actor=actor, verb=CallVerb.CREATED)
    return call


def start_call(
    *, actor: User, title: str, slug: str, budget: Decimal | None, max_grant: Decimal | None
) -> Call:
    """An empty call with a German title and two amounts; everything else has the careful answer."""
    missing = {"budget": budget, "max_grant": max_grant}
    if errors := {name: _("Enter an amount.") for name, value in missing.items() if value is None}:
        raise Invalid(errors)
    return create_call(
        actor=actor,
        slug=slug,
        title={"de": title},
        summary=empty_texts(),
        prefix=_prefix(title),
        form_code=own_forms()[0],
        disbursements=[Disbursement.REIMBURSEMENT, Disbursement.DIRECT],
        applicant_types=[LegalForm.INITIATIVE, LegalForm.NEV, LegalForm.EV, LegalForm.GGMBH],
        budget=budget,
        max_grant=max_grant,
    )


def _prefix(title: str) -> str:
    """The first letters of the title's words, for example SH for "Schnelle Hilfe"."""
    letters = [word[0].upper() for word in re.findall(r"[A-Za-z]+", title)]
    return "".join(letters)[:6] or "F"


@transaction.atomic
def copy_call(*, source: Call, actor: User, slug: str, title: str = "") -> Call:
    """A draft with the terms and cost limits of `source`; rounds are dates and have to be new."""
    fields = values(source) | {"slug": slug}
    if title:
        fields["title"] = {**source.title, "de": title}
    return create_call(actor=actor, limits=limit_rows(source), **fields)


@transaction.atomic
def change_call(
    *,
    call: Call,
    actor: User,
    version: int | None = None,
    windows: Rows | None = None,
    limits: Rows | None = None,
    **fields: object,
) -> Call:
    """The draft has these values; what changed is in its history.

    `windows` and `limits` replace all rounds and limits; None leaves them. Raises AlreadyDone when the call
    is no longer at `version`, NotAllowed when it is no draft, Invalid with a sentence per field.
    """
    call = Call.objects.select_for_update().get(pk=call.pk)
    require(rules.may_change(actor, call))
    if version is not None and version != call.version:
        raise AlreadyDone(_("Somebody has changed this call in the meantime."))
    _known(fields)
    before = snapshot(call)
    for name, value in fields.items():
        setattr(call, name, value)
    rounds, caps = _tables(call, windows or (), limits or (), call_terms.unsound(call))
    _replace(call, windows, rounds, limits, caps)
    same = {name for name, rows in (("windows", windows), ("limits", limits)) if rows is None}
    changed = differences(before, snapshot(call, {name: before[name] for name in same}))
    if changed:
        call.version += 1
        call.save(update_fields=[*fields, "version"])
        CallChange.objects.create(call=call, actor=actor, verb=CallVerb.CHANGED, fields=changed)
    return call


def _known(fields: Mapping[str, object]) -> None:
    strange = sorted(fields.keys() - set(WRITABLE))
    if strange:
        raise Invalid(dict.fromkeys(strange, _("A call has no such field.")))


def _tables(
    call: Call, windows: Rows, limits: Rows, errors: dict[str, str]
) -> tuple[list[CallWindow], list[CostLimit]]:
    rounds, wrong_rounds = call_tables.windows_of(call, [dict(row) for row in windows])
    caps, wrong_limits = call_tables.limits_of(call, [dict(row) for row in limits])
    errors |= {name: text for name, text in (("windows", wrong_rounds), ("limits", wrong_limits)) if text}
    if errors:
        raise Invalid(errors)
    return rounds, caps


def _replace(
    call: Call, windows: Rows | None, rounds: list[CallWindow], limits: Rows | None, caps: list[CostLimit]
) -> None:
    """A draft has no applications yet, so nothing points at its rounds."""
    assert call.state == CallState.DRAFT
    if windows is not None:
        call.windows.all().delete()
        CallWindow.objects.bulk_create(rounds)
    if limits is not None:
        call.cost_limits.all().delete()
        CostLimit.objects.bulk_create(caps)


def window_rows(call: Call) -> list[dict[str, object]]:
    """The rounds as rows."""
    return [{name: getattr(each, name) for name in WINDOW_FIELDS} for each in call.windows.all()]


def limit_rows(call: Call) -> list[dict[str, object]]:
    """The cost limits as rows."""
    return [{name: getattr(each, name) for name in LIMIT_FIELDS} for each in call.cost_limits.all()]


def snapshot(call: Call, known: Mapping[str, object] | None = None) -> dict[str, object]:
    """All terms as JSON, to compare before and after; `known` are tables that are in it already."""
    known = known or {}
    tables = {"windows": window_rows, "limits": limit_rows}
    rows = {name: known[name] if name in known else _plain(read(call)) for name, read in tables.items()}
    return {name: _plain(value) for name, value in values(call).items()} | rows


def seal_of(call: Call) -> str:
    """What a second person has seen when they publish: all terms, rounds and limits."""
    return seal(snapshot(call))


def differences(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, list[object]]:
    """Field: value before, value after; only what changed."""
    return {name: [before[name], value] for name, value in after.items() if value != before[name]}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value.quantize(Decimal('0.01'))}"
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value
