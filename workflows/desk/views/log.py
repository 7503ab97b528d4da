"""The log of the house on a screen and as a file, for administrators and auditors."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from workflows.desk.inputs.log import LogForm
from workflows.desk.inputs.paging import before_of
from workflows.desk.reading.log import MOST_IN_FILE, LogLine, log_page
from workflows.desk.rules import may_read_log
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.verdicts import require
from workflows.values.spreadsheets import csv_file


@require_safe
@sign_in_required
def show(request: SignedIn) -> HttpResponse:
    """Who did what, when and in which case."""
    require(may_read_log(request.user))
    form = LogForm(request.GET)
    context: dict[str, object] = {
        "form": form,
        "filtered": any(request.GET.get(name) for name in form.fields),
    }
    if form.is_valid():
        page = log_page(form.wanted(), request.user, before=before_of(request))
        asked = {name: request.GET[name] for name in form.fields if request.GET.get(name)}
        context |= {
            "lines": page.lines,
            "file_query": urlencode(asked),
            "next_url": f"?{urlencode(asked | {'before': page.older})}" if page.older else "",
        }
    status = 200 if form.is_valid() else 422
    return render(request, "desk/log.html", context, status=status)


@require_safe
@sign_in_required
def table(request: SignedIn) -> HttpResponse:
    """The same lines as CSV, at most ten thousand."""
    require(may_read_log(request.user))
    form = LogForm(request.GET)
    if not form.is_valid():
        return render(request, "desk/log.html", {"form": form, "filtered": True}, status=422)
    page = log_page(form.wanted(), request.user, size=MOST_IN_FILE)
    head = [_("When"), _("Who"), _("What"), _("Process"), _("Case"), _("Stage after it")]
    response = HttpResponse(csv_file(head, map(_cells, page.lines)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="log.csv"'
    return response


def _cells(line: LogLine) -> list[str]:
    when = formats.date_format(timezone.localtime(line.at), "SHORT_DATETIME_FORMAT")
    return [when, line.who, line.text, line.kind, line.number, line.stage]
