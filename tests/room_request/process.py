"""What the shared rooms know about room requests: one declaration."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workflows.engine.processes import Process

from .flows import RoomRequestFlow
from .models import RoomRequest
from .rules import visible


def step_url(step: Any) -> str:
    """The screen of a step; there is one."""
    return reverse("room_request:answer", kwargs={"case_id": step.case_id})


def doors(user: Any) -> list[tuple[Any, str]]:
    """Everybody may ask."""
    return [(_("Ask for a room"), reverse("room_request:ask"))]


def box_context(case: RoomRequest, user: Any) -> dict[str, Any]:
    """What the case page shows besides what all cases have."""
    return {"request_for_room": case}


PROCESS = Process(
    model=RoomRequest,
    flows=(RoomRequestFlow,),
    stages={"asked": _("Asked"), "answered": _("Answered")},
    verbs={
        "room.asked": _("Room asked for"),
        "room.granted": _("Room granted"),
        "room.refused": _("Room refused"),
    },
    nodes={"answer": _("Answer the request")},
    visible=visible,
    box="room_request/box.html",
    box_context=box_context,
    step_url=step_url,
    doors=doors,
)
