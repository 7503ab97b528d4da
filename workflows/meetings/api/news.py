"""News for meetings over the API: sent by the link of an invitation, taken over and ordered by staff."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from workflows.engine.looking import visible_row
from workflows.people.access.doors import caller

from .. import actions
from ..models import Invitation, Meeting, News
from ..reading.links import invitation_of
from ..reading.news import news_of, sent_by
from .routing import router
from .rows import Row
from .schemas.news import MeetingNewsIn, MeetingNewsOut, MeetingNewsSettledIn

LAST = 2**63


@router.get(
    "/invitations/{link}/news", auth=None, response=list[MeetingNewsOut], operation_id="meetings_my_news"
)
def list_mine(request: HttpRequest, link: str) -> list[Row]:
    """List the news that the person of this invitation has sent."""
    return [_row(each) for each in sent_by(_found(link))]


@router.post(
    "/invitations/{link}/news",
    auth=None,
    response={201: MeetingNewsOut},
    operation_id="meetings_send_news",
)
def send(request: HttpRequest, link: str, given: MeetingNewsIn) -> tuple[int, Row]:
    """Send a piece of news for the agenda; at most five from one person."""
    return 201, _row(actions.send_news(invitation=_found(link), **given.dict()))


@router.delete(
    "/invitations/{link}/news/{news_id}",
    auth=None,
    response={204: None},
    operation_id="meetings_take_back_news",
)
def take_back(request: HttpRequest, link: str, news_id: int) -> tuple[int, None]:
    """Take back a piece of news."""
    actions.take_back_news(invitation=_found(link), key=news_id if 0 < news_id < LAST else 0)
    return 204, None


@router.get("/planned/{uuid:meeting_id}/news", response=list[MeetingNewsOut], operation_id="meetings_news")
def list_news(request: HttpRequest, meeting_id: UUID) -> list[Row]:
    """List what was sent: what stands in the agenda first, in its order."""
    return [_row(each) for each in news_of(visible_row(Meeting, caller(request), meeting_id))]


@router.post(
    "/planned/{uuid:meeting_id}/news/{news_id}",
    response=MeetingNewsOut,
    operation_id="meetings_settle_news",
)
def settle(request: HttpRequest, meeting_id: UUID, news_id: int, given: MeetingNewsSettledIn) -> Row:
    """Take a piece of news over or leave it out, and (`move`) put it one place earlier or later."""
    case = visible_row(Meeting, caller(request), meeting_id)
    rows = case.news.select_related("invitation__person")
    news = get_object_or_404(rows, pk=news_id if 0 < news_id < LAST else 0)
    done = actions.settle_news(news=news, state=given.state, actor=caller(request))
    if given.move:
        done = actions.move_news(news=done, actor=caller(request), up=given.move == "up")
    done.invitation = news.invitation
    return _row(done)


def _found(link: str) -> Invitation:
    found = invitation_of(link)
    if found is None:
        raise Http404
    return found


def _row(news: News) -> Row:
    return {
        **{name: getattr(news, name) for name in ("title", "words", "link", "language", "state", "sender")},
        "id": news.pk,
        "sent_at": news.sent_at,
    }
