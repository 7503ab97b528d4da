"""Saved views as tabs over the list of cases."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from workflows.desk import rules
from workflows.desk.listing import Columns, Filters, sentence
from workflows.desk.models import SavedView
from workflows.people.models import User

MOST_SHOWN = 60


@dataclass(frozen=True)
class Tab:
    """A saved view in the row of tabs; `is_current` when it shows what the screen shows."""

    view: SavedView
    href: str
    is_current: bool
    may_change: bool

    @property
    def sentence(self) -> str:
        """What it shows, in words."""
        return sentence(Filters.read(self.view.query))


def views_of(user: User) -> list[SavedView]:
    """The views this person sees, by name; one query."""
    return list(SavedView.seen_by(user)[:MOST_SHOWN])


def find_view(user: User, view_id: UUID) -> SavedView:
    """The view; Http404 when there is none or it is somebody's own."""
    found = SavedView.seen_by(user).filter(pk=view_id).first()
    if found is None:
        raise Http404
    return found


def tabs(user: User, filters: Filters, columns: Columns) -> list[Tab]:
    """A tab for each view; one query."""
    return [_tab(user, view, filters, columns) for view in views_of(user)]


def _tab(user: User, view: SavedView, filters: Filters, columns: Columns) -> Tab:
    kept, shown = Filters.read(view.query), Columns.read(view.query)
    return Tab(
        view=view,
        href=address_of(view),
        is_current=(kept, shown) == (filters, columns),
        may_change=view.owner_id == user.pk or rules.may_change_view(user, view).allowed,
    )


def address_of(view: SavedView) -> str:
    """The list that it shows."""
    query = Filters.read(view.query).query(Columns.read(view.query).values())
    return reverse("desk:cases") + query
