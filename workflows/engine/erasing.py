"""How a case leaves the house: what each table keeps of it, and the one way past the guards of the database.

Every table that belongs to a case says what stays of its rows when the case is anonymised; what says nothing
is deleted with it. The triggers that keep history, handed-in answers and frozen files as they are let the
rows of one case through, in one transaction, when `house.erases` names that case. Only this file sets it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from workflows.engine import kinds
from workflows.engine.models import Case
from workflows.people.actions.accounts import nobody
from workflows.upkeep.models import Deed


class _Nobody:
    """Stands for the account of nobody in what a table keeps."""


NOBODY = _Nobody()


@dataclass(frozen=True)
class Share:
    """One table's part of a case; `path` leads from its rows to the case (`pk` for a table of cases).

    `anonymised` is what is written over a row when the case is anonymised (None: the row is deleted), and
    `deleted` when the case is deleted (None: the row is deleted). `before` sees the rows first, to take
    away what lies outside the database.
    """

    model: Any
    path: str
    anonymised: Mapping[str, object] | None = None
    deleted: Mapping[str, object] | None = None
    before: Any = None


_shares: dict[tuple[object, str], Share] = {}


def register(*shares: Share) -> None:
    """These tables have a part in cases."""
    _shares.update({(share.model, share.path): share for share in shares})


def every() -> Iterable[Share]:
    """All parts, in the order of their registration."""
    return _shares.values()


@transaction.atomic
def erase(case: Case, deed: str) -> None:
    """The case is deleted, or only what reports count of it is left. Whoever calls has locked its row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('house.erases', %s, true)", [str(case.pk)])
    # All rows are found before the first one goes: paths lead over rows that are deleted, too.
    found = [(share, list(_rows(share, case).values_list("pk", flat=True))) for share in every()]
    own = kinds.get(case.kind).model
    for share, keys in found:
        if keys:
            _leave(share, share.model._base_manager.filter(pk__in=keys), deed)
    if deed == Deed.DELETE:
        _delete(own._base_manager.filter(pk=case.pk))
        if own is not Case:
            _delete(Case._base_manager.filter(pk=case.pk))
    else:
        Case._base_manager.filter(pk=case.pk).update(
            title="", applicant=nobody(), assignee=None, anonymised_at=timezone.now()
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('house.erases', '', true)")


def _rows(share: Share, case: Case) -> Any:
    return share.model._base_manager.filter(**{share.path: case.pk})


def _leave(share: Share, rows: Any, deed: str) -> None:
    if share.before is not None:
        share.before(rows)
    written = share.deleted if deed == Deed.DELETE else share.anonymised
    if written is None:
        _delete(rows)
    elif written:
        rows.update(**{name: nobody() if value is NOBODY else value for name, value in written.items()})


def _delete(rows: Any) -> None:
    """Without Django's own look at what points here: the foreign keys are checked at the commit."""
    rows._raw_delete(rows.db)
