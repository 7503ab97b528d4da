"""Keeping a list under a name, sharing it with the house, and letting it go."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.desk.listing import Columns, Filters
from workflows.desk.models import LONGEST_NAME, SavedView
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.texts import one_line

MOST_VIEWS = 50


def save_view(*, actor: User, name: str, query: Mapping[str, object], is_shared: bool = False) -> SavedView:
    """The list stands under `name` from now on. Raises Invalid under "name"."""
    require(rules.may_see_desk(actor))
    if SavedView.objects.filter(owner=actor).count() >= MOST_VIEWS:
        raise Invalid({"name": _("You have saved %(n)s views. Delete one first.") % {"n": MOST_VIEWS}})
    view = SavedView(owner=actor, name=_named(name), query=_codes(query), is_shared=is_shared)
    return _kept(view)


def change_view(
    *, view: SavedView, actor: User, name: str, is_shared: bool, query: Mapping[str, object] | None = None
) -> SavedView:
    """It is called so, is shared or not, and shows `query` (None: as before)."""
    with transaction.atomic():
        view = _locked(view)
        require(rules.may_change_view(actor, view))
        view.name, view.is_shared = _named(name), is_shared
        if query is not None:
            view.query = _codes(query)
        return _kept(view)


@transaction.atomic
def delete_view(*, view: SavedView, actor: User) -> None:
    """The list is no longer kept; the cases in it are untouched."""
    view = _locked(view)
    require(rules.may_change_view(actor, view))
    view.delete()


def _locked(view: SavedView) -> SavedView:
    rows = SavedView.objects.select_for_update(of=("self",)).select_related("owner")
    found = rows.filter(pk=view.pk).first()
    if found is None:
        raise AlreadyDone(_("This view has been deleted meanwhile."))
    return found


def _named(name: str) -> str:
    name = one_line(name)
    if not name:
        raise Invalid({"name": _("Give the view a name.")})
    if len(name) > LONGEST_NAME:
        raise Invalid({"name": _("Names have at most %(n)s characters.") % {"n": LONGEST_NAME}})
    return name


def _codes(query: Mapping[str, object]) -> dict[str, str]:
    """Only what a list understands is kept."""
    return {**Filters.read(query).values(), **Columns.read(query).values()}


def understood(query: Mapping[str, str]) -> None:
    """Raises Invalid under "query" when a list does not understand a part; screens write it themselves."""
    kept = _codes(query)
    columns = query.get("columns", "")
    known = {**kept, "columns": columns if set(columns.split(",")) == set(Columns.read(query).codes) else ""}
    wrong = [name for name, value in query.items() if value.strip() != known.get(name, "")]
    if wrong:
        raise Invalid(
            {"query": _("A list does not understand this: %(names)s") % {"names": ", ".join(wrong)}}
        )


def _kept(view: SavedView) -> SavedView:
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as error:
        raise Invalid({"name": _("You have a view of this name already.")}) from error
    return view
