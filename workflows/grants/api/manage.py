"""Writing calls over the API: the same actions as the screens of call managers."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from pydantic import TypeAdapter, ValidationError

from workflows.people.access.doors import caller
from workflows.people.verdicts import Invalid, require

from .. import actions
from ..actions.call_drafts import limit_rows, window_rows
from ..models import Call, CallChange
from ..reading.ledger import ledger_row, with_ledger
from ..rules import calls as rules
from ..rules.call_fields import values
from ..rules.call_tables import lacking
from .routing import router
from .schemas.calls import (
    CallChangeIn,
    CallTerms,
    ManagedCallDetailOut,
    ManagedCallOut,
    NewCallIn,
    PublicationIn,
)


@router.get("/managed-calls", response=list[ManagedCallOut], operation_id="grants_managed_calls")
def list_managed_calls(request: HttpRequest) -> list[dict[str, object]]:
    """List all calls, drafts and closed ones too, for people who work here."""
    require(rules.may_read(caller(request)))
    return [_row(call) for call in with_ledger(Call.objects.order_by("slug"))]


@router.post(
    "/managed-calls",
    response={201: ManagedCallDetailOut},
    url_name="grants_managed_calls",
    operation_id="grants_start_call",
)
def start_call(request: HttpRequest, new: NewCallIn) -> tuple[int, dict[str, Any]]:
    """Start a draft, empty or as a copy."""
    actor = caller(request)
    require(rules.may_manage(actor))
    if new.source:
        source = get_object_or_404(Call, slug=new.source)
        call = actions.copy_call(source=source, actor=actor, slug=new.slug, title=new.title)
    else:
        call = actions.start_call(
            actor=actor, title=new.title, slug=new.slug, budget=new.budget, max_grant=new.max_grant
        )
    return 201, _detail(call)


@router.get("/managed-calls/{slug}", response=ManagedCallDetailOut, operation_id="grants_managed_call")
def read_managed_call(request: HttpRequest, slug: str) -> dict[str, object]:
    """Read everything about a call: terms, what is missing, what has happened."""
    require(rules.may_read(caller(request)))
    return _detail(get_object_or_404(Call, slug=slug))


@router.patch(
    "/managed-calls/{slug}",
    response=ManagedCallDetailOut,
    url_name="grants_managed_call",
    operation_id="grants_change_call",
)
def change_call(request: HttpRequest, slug: str, change: CallChangeIn) -> dict[str, Any]:
    """Change a draft; a published call stays as it is."""
    require(rules.may_manage(caller(request)))
    call = get_object_or_404(Call, slug=slug)
    tables = change.dict(include={"windows", "limits"})
    changed = actions.change_call(
        call=call, actor=caller(request), version=change.version, **_typed(change.terms), **tables
    )
    return _detail(changed)


@router.post(
    "/managed-calls/{slug}/publication", response=ManagedCallDetailOut, operation_id="grants_call_publication"
)
def move_call(request: HttpRequest, slug: str, given: PublicationIn) -> dict[str, object]:
    """Ask for publication, give back, publish as a second person, or close."""
    actor = caller(request)
    require(rules.may_return(actor))
    call = get_object_or_404(Call, slug=slug)
    if given.do == "return":
        return _detail(actions.return_call(call=call, actor=actor, note=given.note))
    if given.do == "publish":
        return _detail(actions.publish_call(call=call, actor=actor, seen=given.seen))
    does = {"request": actions.request_publication, "close": actions.close_call}
    return _detail(does[given.do](call=call, actor=actor))


def _typed(terms: dict[str, object]) -> dict[str, Any]:
    """The values as the fields need them; raises Invalid for those of another type."""
    errors, typed = {}, {}
    for name, value in terms.items():
        field = CallTerms.model_fields.get(name)
        if field is None:
            typed[name] = value  # the action refuses it by name
            continue
        try:
            typed[name] = TypeAdapter[Any](field.annotation or Any).validate_python(value)
        except ValidationError as error:
            errors[name] = error.errors()[0]["msg"]
    if errors:
        raise Invalid(errors)
    return typed


def _row(call: Call) -> dict[str, Any]:
    names = ("slug", "state", "version", "budget", "committed")
    row = {name: getattr(call, name) for name in names}
    return row | {"title": call.text("title"), "ledger": ledger_row(call)}


def _detail(call: Call) -> dict[str, object]:
    call = with_ledger(Call.objects.filter(pk=call.pk)).prefetch_related("windows", "cost_limits").get()
    changes = call.changes.select_related("actor")
    return _row(call) | {
        "terms": values(call),
        "windows": window_rows(call),
        "limits": limit_rows(call),
        "seal": actions.seal_of(call),
        "missing": lacking(call),
        "changes": [_change(each) for each in changes],
    }


def _change(change: CallChange) -> dict[str, object]:
    names = ("at", "verb", "fields", "note")
    return {name: getattr(change, name) for name in names} | {"actor": str(change.actor)}
