"""Who gets what at the addresses of meetings."""

from types import SimpleNamespace

from tests.meetings.factories import announced, asked, held, in_series, open_step, span
from tests.people.factories import UserFactory
from workflows.meetings import actions
from workflows.meetings.actions import Answer, Given
from workflows.meetings.reading.links import link_of, token_of

from .table import row


def build(world: SimpleNamespace) -> None:
    """An announced meeting with a registration; the owner is somebody without a role."""
    world.owner = UserFactory()
    world.meeting = announced()
    world.registration = asked(world.meeting)
    world.next = in_series(announced(span(20)), "a")
    world.invitation = world.next.invitations.get()
    actions.answer(invitation=world.invitation, given=Answer("maybe", need="Räume"))
    world.news = actions.send_news(invitation=world.invitation, title="Sprachkurs")
    adviser = UserFactory(roles=["adviser"])
    world.written = held(announced(span(10)), "was@example.org", actor=adviser)
    actions.begin_minutes(case=world.written, actor=adviser)
    world.task = actions.note_task(case=world.written, given=Given("Raum", name="Kofi"), actor=adviser)


def _meeting(world: SimpleNamespace) -> dict[str, object]:
    return {"meeting_id": world.meeting.pk}


def _link(world: SimpleNamespace) -> dict[str, object]:
    return {"link": link_of(world.registration)}


def _series(world: SimpleNamespace) -> dict[str, object]:
    return {"series_id": world.next.series_id}


def _page(world: SimpleNamespace) -> dict[str, object]:
    return {"pk": world.next.series_id}


def _notice(world: SimpleNamespace) -> dict[str, object]:
    return {**_next(world), "language": "ar"}


def _news(world: SimpleNamespace) -> dict[str, object]:
    return {**_next(world), "news_id": world.news.pk}


def _my_news(world: SimpleNamespace) -> dict[str, object]:
    return {**_invitation(world), "news_id": world.news.pk}


def _written(world: SimpleNamespace) -> dict[str, object]:
    return {"meeting_id": world.written.pk}


def _task(world: SimpleNamespace) -> dict[str, object]:
    return {"task_id": world.task.pk}


def _task_page(world: SimpleNamespace) -> dict[str, object]:
    return {"pk": world.task.pk}


def _next(world: SimpleNamespace) -> dict[str, object]:
    return {"meeting_id": world.next.pk}


def _invitation(world: SimpleNamespace) -> dict[str, object]:
    return {"link": token_of(world.invitation)}


def _step(world: SimpleNamespace) -> dict[str, object]:
    return {"pk": open_step(world.meeting).pk}


FACTS = {
    "format": "training",
    "dates": [{"starts_at": "2020-01-01T10:00:00Z", "ends_at": "2020-01-01T12:00:00Z"}],
    "words": {"de": {"title": "A"}},
    "place": "Saal",
}
OPEN = {"anonymous": 200, "default": 200}
STAFF = {"adviser": 200, "auditor": 200}
# Auditors see the case and change nothing.
RUN = {"adviser": 200, "auditor": 403}
BEGIN = {"adviser": 201, "auditor": 403}
TYPE = {"adviser": 422, "auditor": 403}
TASK = {"words": "Raum", "name": "Kofi"}
WRITTEN = {"points": [{"title": "Termine", "said": "Nichts", "decisions": ["Ja"]}]}
RHYTHM = {"every_months": 3, "on_day": 31}
ROWS = [
    row("meetings:dates", **OPEN),
    row("meetings:calendar", **OPEN),
    row("meetings:meeting", make=_meeting, **OPEN),
    row("meetings:meeting_calendar", make=_meeting, **OPEN),
    row("meetings:register", make=_meeting, **OPEN),
    row("meetings:register", make=_meeting, method="POST", anonymous=422, default=422),
    row("meetings:registration", make=_link, **OPEN),
    row("meetings:certificate", make=_link, anonymous=404, default=404),
    row("meetings:certificate_check", make=_link, anonymous=404, default=404),
    row("meetings:planned", anonymous=302, default=403, **STAFF),
    row("meetings:plan", anonymous=302, default=403, adviser=200),
    row("meetings:plan", method="POST", anonymous=302, default=403, adviser=422),
    row("meetings:change", make=_meeting, anonymous=302, default=404, **RUN),
    row("meetings:call_off", make=_meeting, anonymous=302, default=404, **RUN),
    row("meetings:attendance", make=_meeting, anonymous=302, default=404, **STAFF),
    row(
        "meetings:attendance",
        make=_meeting,
        method="POST",
        anonymous=302,
        default=404,
        adviser=422,
        auditor=403,
    ),
    row("meetings:photo_notice", make=_notice, anonymous=302, default=404, **STAFF),
    row("api:meetings_photo_notice", make=_notice, anonymous=401, default=404, **STAFF),
    row("meetings:news", make=_next, anonymous=302, default=404, **STAFF),
    row("meetings:news", make=_next, method="POST", data={"news": "0"}, anonymous=302, default=404),
    row("api:meetings_my_news", make=_invitation, **OPEN),
    row("api:meetings_send_news", make=_invitation, data={"title": "Neu"}, anonymous=201, default=201),
    row("api:meetings_take_back_news", make=_my_news, method="DELETE", anonymous=204, default=204),
    row("api:meetings_news", make=_next, anonymous=401, default=404, **STAFF),
    row("api:meetings_settle_news", make=_news, data={"state": "taken"}, anonymous=401, default=404, **RUN),
    row("meetings:minutes", make=_written, anonymous=302, default=404, **STAFF),
    row("meetings:minutes", make=_meeting, anonymous=302, default=404, **STAFF),
    row("meetings:minutes", make=_written, method="POST", data={}, anonymous=302, default=404, **TYPE),
    row("meetings:send_minutes", make=_written, anonymous=302, default=404, **RUN),
    row("meetings:tasks", anonymous=302, default=200),
    row("meetings:tasks", method="POST", data={"task": "0"}, anonymous=302, default=404),
    row("meetings:new_task", make=_written, anonymous=302, default=404, **RUN),
    row("meetings:new_task", make=_written, method="POST", data={}, anonymous=302, default=404, **TYPE),
    row("meetings:task", make=_task_page, anonymous=302, default=404, **RUN),
    row("meetings:task", make=_task_page, method="POST", data={}, anonymous=302, default=404, **TYPE),
    row("api:meetings_minutes", make=_written, anonymous=401, default=404, **STAFF),
    row("api:meetings_begin_minutes", make=_meeting, data={}, anonymous=401, default=404, **BEGIN),
    row(
        "api:meetings_write_minutes",
        make=_written,
        method="PUT",
        data=WRITTEN,
        anonymous=401,
        default=404,
        **RUN,
    ),
    row("api:meetings_send_minutes", make=_written, data={}, anonymous=401, default=404, **RUN),
    row("api:meetings_approve_minutes", make=_written, anonymous=401, default=404, adviser=403, auditor=403),
    row("api:meetings_tasks", anonymous=401, default=200),
    row("api:meetings_note_task", make=_written, data=TASK, anonymous=401, default=404, **BEGIN),
    row("api:meetings_task", make=_task, anonymous=401, default=404, **STAFF),
    row("api:meetings_change_task", make=_task, method="PUT", data=TASK, anonymous=401, default=404, **RUN),
    row(
        "api:meetings_drop_task",
        make=_task,
        method="DELETE",
        anonymous=401,
        default=404,
        adviser=204,
        auditor=403,
    ),
    row("api:meetings_task_done", make=_task, data={"done": True}, anonymous=401, default=404, **RUN),
    row("meetings:all_series", anonymous=302, default=403, **STAFF),
    row("meetings:series", make=_page, anonymous=302, default=403, **STAFF),
    row("meetings:series", make=_page, method="POST", anonymous=302, default=403, adviser=422, auditor=403),
    row("meetings:rhythm", make=_page, anonymous=302, default=403, adviser=200),
    row("meetings:rhythm", make=_page, method="POST", anonymous=302, default=403, adviser=422),
    row("meetings:begin_series", make=_meeting, anonymous=302, default=404, **RUN),
    row("meetings:answers", make=_next, anonymous=302, default=404, **STAFF),
    row(
        "meetings:answers",
        make=_next,
        method="POST",
        data={"need": "0"},
        anonymous=302,
        default=404,
    ),
    row("meetings:answer", make=_invitation, **OPEN),
    row("meetings:answer", make=_invitation, method="POST", anonymous=422, default=422),
    row("meetings:one_click", make=_invitation, method="POST", data={}, anonymous=200, default=200),
    row("meetings:step", make=_step, anonymous=302, default=404, **RUN),
    row("api:meetings_dates", **OPEN),
    row("api:meetings_meeting", make=_meeting, **OPEN),
    row(
        "api:meetings_register",
        make=_meeting,
        data={"name": "A", "email": "a"},
        anonymous=422,
        default=422,
    ),
    row("api:meetings_registration", make=_link, **OPEN),
    row("api:meetings_confirm", make=_link, **OPEN),
    row("api:meetings_accept", make=_link, anonymous=409, default=409),
    row("api:meetings_leave", make=_link, **OPEN),
    row("api:meetings_say", make=_link, data={"stars": 5}, anonymous=409, default=409),
    row("api:meetings_invitation", make=_invitation, **OPEN),
    row("api:meetings_answer", make=_invitation, data={"said": "yes"}, **OPEN),
    row("api:meetings_uninvite", make=_invitation, anonymous=204, default=204),
    row("api:meetings_series_list", anonymous=401, default=403, **STAFF),
    row("api:meetings_begin_series", make=_meeting, data=RHYTHM, anonymous=401, default=404, **BEGIN),
    row("api:meetings_series", make=_series, anonymous=401, default=403, **STAFF),
    row(
        "api:meetings_change_series",
        make=_series,
        method="PUT",
        data=RHYTHM,
        anonymous=401,
        default=403,
        **RUN,
    ),
    row("api:meetings_invitees", make=_series, anonymous=401, default=403, **STAFF),
    row(
        "api:meetings_invite",
        make=_series,
        data={"people": [{"email": "new@example.org"}]},
        anonymous=401,
        default=403,
        **RUN,
    ),
    row(
        "api:meetings_take_out",
        make=lambda world: {**_series(world), "person_id": world.invitation.person_id},
        method="DELETE",
        anonymous=401,
        default=403,
        adviser=204,
        auditor=403,
    ),
    row("api:meetings_answers", make=_next, anonymous=401, default=404, **STAFF),
    row("api:meetings_invitations", make=_next, anonymous=401, default=404, **STAFF),
    row("api:meetings_needs", make=_next, anonymous=401, default=404, **STAFF),
    row(
        "api:meetings_settle_need",
        make=lambda world: {**_next(world), "need_id": world.next.needs.get().pk},
        data={"state": "done"},
        anonymous=401,
        default=404,
        **RUN,
    ),
    row("api:meetings_planned", anonymous=401, default=403, **STAFF),
    row("api:meetings_plan", data=FACTS, anonymous=401, default=403, adviser=422),
    row("api:meetings_planned_one", make=_meeting, anonymous=401, default=404, **STAFF),
    row(
        "api:meetings_change",
        make=_meeting,
        method="PUT",
        data=FACTS,
        anonymous=401,
        default=404,
        adviser=422,
        auditor=403,
    ),
    row("api:meetings_announce", make=_meeting, anonymous=401, default=404, adviser=409, auditor=409),
    row(
        "api:meetings_call_off",
        make=_meeting,
        data={"reason": "Krank"},
        anonymous=401,
        default=404,
        **RUN,
    ),
    row("api:meetings_registrations", make=_meeting, anonymous=401, default=404, **STAFF),
    row(
        "api:meetings_attendance",
        make=_meeting,
        data={"session": 0, "present": []},
        anonymous=401,
        default=404,
        adviser=422,
        auditor=422,
    ),
    row(
        "api:meetings_guest",
        make=_meeting,
        data={"session": 0, "name": "Kofi"},
        anonymous=401,
        default=404,
        adviser=422,
        auditor=422,
    ),
    row(
        "api:meetings_finish",
        make=_meeting,
        data={"guests": 0},
        anonymous=401,
        default=404,
        adviser=422,
        auditor=403,
    ),
    row("api:meetings_close", make=_meeting, data={}, anonymous=401, default=404, adviser=409, auditor=409),
]
