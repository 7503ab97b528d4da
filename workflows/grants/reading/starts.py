"""What an application can start with: own organisations, earlier applications, suggestions of a link."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, QueryDict

from workflows.engine.membership import mine
from workflows.forms.reading.suggesting import Suggestions, suggestions
from workflows.forms.versions.freezing import current_form
from workflows.people.models import Organisation, User

from ..models import Application, Call
from ..rules.again import NOT_BY_LINK
from ..rules.ideas import first_form

MOST_EARLIER = 8
# A link names questions as they are; the page sends them on under a prefix of its own.
SENT_ON = "answer."
EMPTY = "empty"


@dataclass(frozen=True)
class Start:
    """All that the page "start your application" needs; `chosen` is the earlier one in the address."""

    organisations: list[Organisation]
    earlier: list[Application]
    chosen: Application | None
    existing: Application | None
    suggestions: Suggestions


def start_of(call: Call, user: User, sent: QueryDict) -> Start:
    """What can be started with; Http404 for an earlier application that is not the person's."""
    organisations = list(Organisation.objects.of(user).order_by("name"))
    chosen = _chosen(user, sent.get("from", ""))
    earlier = list(earlier_of(user)[:MOST_EARLIER])
    if chosen is not None and chosen not in earlier:
        earlier.append(chosen)
    prefix = SENT_ON if "take" in sent or any(key.startswith(SENT_ON) for key in sent) else ""
    return Start(
        organisations,
        earlier,
        chosen,
        _existing(call, organisations, chosen),
        suggestions(current_form(first_form(call)), sent, prefix=prefix, without=NOT_BY_LINK),
    )


def earlier_of(user: User) -> QuerySet[Application]:
    """Applications that the person's organisations have handed in, newest first."""
    handed_in = Application.objects.filter(mine(user), organisation__isnull=False, submitted_at__isnull=False)
    return handed_in.select_related("organisation", "call").order_by("-submitted_at")


def _chosen(user: User, named: str) -> Application | None:
    if named in ("", EMPTY):
        return None
    try:
        found = earlier_of(user).filter(pk=UUID(named)).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def _existing(
    call: Call, organisations: list[Organisation], chosen: Application | None
) -> Application | None:
    """The draft that is there already, when it is clear for whom the person starts."""
    if chosen is not None:
        mine = [chosen.organisation_id]
    elif len(organisations) == 1:
        mine = [organisations[0].pk]
    else:
        return None
    return draft_of(call, mine)


def draft_of(call: Call, organisations: Collection[int | None]) -> Application | None:
    """The unfinished application of one of these organisations for this call, if there is one."""
    drafts = Application.objects.filter(call=call, stage="draft", organisation__in=organisations)
    return drafts.select_related("organisation", "call").first()
