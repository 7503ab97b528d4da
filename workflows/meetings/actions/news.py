"""News: sent by the invited, taken into the agenda, ordered or left out by staff."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _

from workflows.engine import actions as engine
from workflows.engine.locks import lock_case
from workflows.engine.models import Audience
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.texts import bare, clean, one_line

from ..models import Invitation, Meeting, Minutes, News, NewsState
from ..rules.meetings import may_run
from ..rules.series import may_answer
from .seats import lock

MOST_NEWS = 5
LONGEST_TITLE, LONGEST_WORDS, LONGEST_LINK = 200, 2000, 500
_is_link = URLValidator(schemes=["http", "https"])


@transaction.atomic
def send_news(*, invitation: Invitation, title: str, words: str = "", link: str = "") -> News:
    """Staff find it with the meeting; at most five pieces from one person."""
    lock(invitation.meeting)
    row = Invitation.objects.select_related("meeting", "person").get(pk=invitation.pk)
    require(may_answer(row.meeting))
    title, words, link = one_line(title), clean(words).strip(), bare(link)
    _check(title, words, link)
    if News.objects.filter(invitation=row).count() >= MOST_NEWS:
        text = _("You have sent %(most)d pieces of news. Take one back to send another.")
        raise Invalid({"title": text % {"most": MOST_NEWS}})
    return News.objects.create(
        meeting=row.meeting,
        invitation=row,
        title=title,
        words=words,
        link=link,
        language=row.person.language,
    )


@transaction.atomic
def take_back_news(*, invitation: Invitation, key: int) -> None:
    """The person takes back what they sent; a second time changes nothing."""
    lock(invitation.meeting)
    require(may_answer(Meeting.objects.get(pk=invitation.meeting_id)))
    News.objects.filter(invitation=invitation, pk=key).delete()


@transaction.atomic
def settle_news(*, news: News, state: str, actor: User) -> News:
    """It stands in the agenda behind the others, or is left out, or waits again."""
    case, row = _locked(news, actor)
    if state not in NewsState.values:
        raise Invalid({"state": _("Choose one of the states.")})
    if row.state == state:
        return row
    last = News.objects.filter(meeting=case, state=NewsState.TAKEN).order_by("-position").first()
    row.position = (last.position if last else 0) + 1 if state == NewsState.TAKEN else 0
    row.state = state
    row.save(update_fields=["state", "position"])
    data = {"news": row.pk, "state": state}
    engine.record(case, actor=actor, verb="meeting.news_settled", audience=Audience.STAFF, data=data)
    return row


@transaction.atomic
def move_news(*, news: News, actor: User, up: bool) -> News:
    """It stands one place earlier or later in the agenda; at the end of the list nothing changes."""
    case, row = _locked(news, actor)
    rows = list(News.objects.filter(meeting=case, state=NewsState.TAKEN))
    place = next((number for number, each in enumerate(rows) if each.pk == row.pk), None)
    if place is None:
        raise AlreadyDone(_("This piece of news is not in the agenda. Take it over first."))
    other = place - 1 if up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    for number, each in enumerate(rows, 1):
        each.position = number
    News.objects.bulk_update(rows, ["position"])
    return next(each for each in rows if each.pk == row.pk)


def _locked(news: News, actor: User) -> tuple[Meeting, News]:
    lock_case(news.meeting_id)
    case: Meeting = Meeting.objects.get(pk=news.meeting_id)
    require(may_run(actor, case))
    if Minutes.objects.filter(meeting=case).exists():
        raise AlreadyDone(_("The minutes have begun: write it there."))
    row = News.objects.filter(pk=news.pk).first()
    if row is None:
        raise AlreadyDone(_("Whoever sent it has taken it back."))
    return case, row


def _check(title: str, words: str, link: str) -> None:
    errors = {}
    if not title:
        errors["title"] = _("Say in a few words what is new.")
    for name, text, most in (
        ("title", title, LONGEST_TITLE),
        ("words", words, LONGEST_WORDS),
        ("link", link, LONGEST_LINK),
    ):
        if len(text) > most:
            errors[name] = _("Write at most %(most)d characters.") % {"most": most}
    if link and "link" not in errors and not _is_address(link):
        errors["link"] = _("This is not the address of a page. It begins with https://.")
    if errors:
        raise Invalid(errors)


def _is_address(link: str) -> bool:
    try:
        _is_link(link)
    except ValidationError:
        return False
    return True
