"""What the screen of all cases shows."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import ngettext

from workflows.desk.listing import Columns, Filters, StageCount, count_stages, page_of, sentence, stage_labels
from workflows.desk.listing.trails import CASES, Trail
from workflows.desk.reading.labels import labels_of
from workflows.desk.reading.list_rows import Row, case_rows
from workflows.desk.reading.saved_views import Tab, tabs
from workflows.engine.models import Case
from workflows.engine.turns import turns_of, with_turns
from workflows.people.models import User

RELATED = ("organisation", "assignee")


def list_screen(user: User, filters: Filters, columns: Columns, cursor: str | None) -> dict[str, object]:
    """The context of the list: rows, tabs, stages, filters; the same number of queries for any of them."""
    visible = Case.objects.visible_to(user).select_related(*RELATED)
    found = with_turns(filters.apply(visible, user), user)
    page = page_of(found, order=filters.order, cursor=cursor)
    kept = columns.values()
    current = filters.query(kept)
    plain = Filters(kind=filters.kind, stage=filters.stage, text=filters.text)
    views = tabs(user, filters, columns)
    return {
        "trail": Trail(CASES, filters),
        "rows": _labelled(user, case_rows(page.rows, turns=turns_of(page.rows))),
        "columns": columns,
        "stages": _stages(count_stages(user), filters, columns),
        "views": views,
        "view": _current(views),
        "sentence": sentence(filters),
        "filters": filters,
        "filtered": filters != Filters(),
        "narrowed": (filters, columns) != (plain, Columns()),
        "here": reverse("desk:cases") + current,
        "query": current.removeprefix("?"),
        "previous_url": filters.query({**kept, "after": page.previous}) if page.previous else "",
        "next_url": filters.query({**kept, "after": page.next}) if page.next else "",
        "shown": ngettext("%(n)s case on this page", "%(n)s cases on this page", len(page.rows))
        % {"n": len(page.rows)},
    }


def _labelled(user: User, rows: list[Row]) -> list[Row]:
    labels = labels_of(user, [row["case"].pk for row in rows])
    return [{**row, "labels": labels.get(row["case"].pk, ())} for row in rows]


def _stages(counts: list[StageCount], filters: Filters, columns: Columns) -> list[dict[str, object]]:
    return [
        {
            "count": count,
            "label": label,
            "href": replace(filters, kind=count.kind, stage=count.stage).query(columns.values()),
            "current": (count.kind, count.stage) == (filters.kind, filters.stage),
        }
        for count, label in zip(counts, stage_labels(counts), strict=True)
    ]


def _current(views: list[Tab]) -> Tab | None:
    return next((tab for tab in views if tab.is_current), None)
