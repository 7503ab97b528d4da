"""Looking for a free time, without an account, and asking for it."""

from datetime import date, timedelta
from itertools import groupby
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import attempt, posted, show
from workflows.people.verdicts import require

from .. import actions, topics
from ..inputs.asking import AskForm, SearchForm
from ..models import Way, spoken_label
from ..reading.free import Slot, find_slot, free_slots
from ..reading.words import when
from ..rules import cases as rules

SHOWN = 24


@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Free times that fit, by day; each leads to the question for it."""
    form = SearchForm(request.GET)
    wish = form.wish()
    found = free_slots(wish, first=_day(request))
    slots = _whole_days(found)
    later = timezone.localdate(slots[-1].starts_at) + timedelta(days=1) if len(found) > len(slots) else None
    chosen = {name: value for name, value in (("topic", wish.topic), ("spoken", wish.spoken)) if value}
    chosen |= {"way": wish.way} if wish.way else {}
    context = {
        "form": SearchForm(initial=chosen),
        "days": _by_day(slots, chosen),
        "later": f"?{urlencode({**chosen, 'from': later.isoformat()})}" if later else "",
        "is_asked": bool(chosen),
        "readings": topics.readings(request).get(wish.topic, ()) if wish.topic else (),
    }
    return render(request, "consultations/search.html", context)


def _day(request: HttpRequest) -> date | None:
    try:
        return parse_date(request.GET.get("from", ""))
    except ValueError:
        return None


def _whole_days(slots: list[Slot]) -> list[Slot]:
    """The first days, none of them cut in the middle."""
    if len(slots) <= SHOWN:
        return slots
    last = timezone.localdate(slots[SHOWN - 1].starts_at)
    return [slot for slot in slots if timezone.localdate(slot.starts_at) <= last]


def _by_day(slots: list[Slot], chosen: dict[str, str]) -> list[dict[str, object]]:
    days = groupby(slots, key=lambda slot: timezone.localdate(slot.starts_at))
    return [{"day": day, "slots": [_row(slot, chosen) for slot in group]} for day, group in days]


def _row(slot: Slot, chosen: dict[str, str]) -> dict[str, object]:
    query = urlencode({"slot": slot.key, **chosen})
    return {
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
        "adviser": slot.adviser.get_full_name(),
        "languages": ", ".join(spoken_label(code) for code in slot.hours.languages),
        "ways": ", ".join(str(Way(way).label) for way in slot.hours.ways),
        "href": f"{reverse('consultations:ask')}?{query}",
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def ask(request: SignedIn) -> HttpResponse:
    """GET asks what it is about; POST takes the time. 409 with the way back when somebody was faster."""
    require(rules.may_ask(request.user))
    slot = find_slot(request.GET.get("slot", ""))
    back = reverse("consultations:search")
    if slot is None:
        return render(request, "consultations/gone.html", {"back": back}, status=409)
    wished = {name: request.GET.get(name, "") for name in ("topic", "spoken", "way")}
    form = AskForm(posted(request), user=request.user, slot=slot, initial=wished)
    case = attempt(form, lambda: actions.ask(actor=request.user, request=form.request()))
    if case is None:
        context = {"when": when(slot.starts_at, slot.ends_at), "slot": slot}
        return show(request, "consultations/ask.html", form, **context)
    messages.success(request, _("We have your question. Your adviser answers by mail."))
    return redirect("desk:case", case.pk)
