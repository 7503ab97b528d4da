"""The order of a booking; what happens in a step is in actions, who may do it in rules."""

from django.utils.translation import pgettext_lazy

from workflows.engine.flow import BaseFlow, End, HumanTask, Start, Switch, this
from workflows.people.models import Role

from .rules import steps


class BookingFlow(BaseFlow):
    """Asked (or on the waiting list), answered or booked at once, handed over, taken back, closed."""

    kind = "booking"
    label = pgettext_lazy("lending", "Booking")
    process_title = "Booking"

    start = Start().Next(this.begun)
    begun = Switch(lambda case: case.way, {"wait": this.wait, "ask": this.answer, "book": this.hand_over})
    wait = HumanTask(stage="waiting", role=Role.FORMAL_OFFICER, may=steps.may_do, by_clock=True).Next(
        this.placed
    )
    placed = Switch(lambda case: case.way, {"ask": this.answer, "book": this.hand_over})
    answer = HumanTask(
        stage="asked", role=Role.FORMAL_OFFICER, may=steps.may_do, due_days=5, reminders=(1,)
    ).Next(this.answered)
    answered = Switch(lambda case: case.way, {"book": this.hand_over, "refuse": this.refused})
    hand_over = HumanTask(stage="booked", role=Role.FORMAL_OFFICER, may=steps.may_do, by_clock=True).Next(
        this.handed_over
    )
    handed_over = Switch(
        lambda case: case.way, {"out": this.take_back, "over": this.closed, "missed": this.missed}
    )
    take_back = HumanTask(stage="out", role=Role.FORMAL_OFFICER, may=steps.may_do).Next(this.taken_back)
    taken_back = Switch(lambda case: case.way, {"over": this.closed, "damage": this.settle_damage})
    settle_damage = HumanTask(
        stage="damage", role=Role.FORMAL_OFFICER, may=steps.may_do, due_days=28, reminders=(7, -1)
    ).Next(this.closed)
    closed = End(stage="closed")
    refused = End(stage="refused")
    missed = End(stage="missed")
