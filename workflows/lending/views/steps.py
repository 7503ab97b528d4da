"""One address per step: shows the screen of the step's node, and does it."""

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflows.desk.views.working import Screens, do_step, go_on, step_beside
from workflows.engine.models import Step
from workflows.engine.work import Work
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted
from workflows.people.models import User

from .. import actions
from ..inputs.steps import AnswerForm, DamageForm, HandOverForm, PlaceForm, ReturnForm
from ..models import Booking
from ..reading.boxes import box_context
from ..rules.audiences import is_confirmed
from ..rules.steps import READERS


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def step(request: SignedIn, pk: int) -> HttpResponse:
    """The screen of a step; 404 for those who don't see the case, 403 for others, 409 when it is done."""
    return do_step(request, pk, of=Booking, screens=SCREENS, sees=lambda found: _sees(request.user, found))


def work(request: SignedIn, found: Step, case: Booking) -> Work | None:
    """The step for the case page, which only looks."""
    return step_beside(request, found, case, SCREENS)


def _sees(user: User, found: Step) -> bool:
    return user.has_role(*READERS) or Booking.objects.visible_to(user).filter(pk=found.case_id).exists()


def answer(request: SignedIn, found: Step, case: Booking) -> HttpResponse | Work:
    """Yes or no."""
    is_new = case.organisation is not None and not is_confirmed(case.organisation)
    form = AnswerForm(posted(request), is_exception=bool(case.exception), is_new=is_new)

    def do() -> None:
        typed = dict(form.cleaned_data)
        if typed.pop("granted") == "yes":
            actions.grant(step=found, actor=request.user, **typed)
        else:
            actions.refuse(step=found, actor=request.user, answer=typed["answer"])

    if done(form, do):
        return _finish(request, case, _("The answer is on its way."), found)
    return _work(request, found, case, form, heading=_("Answer the request"))


def place(request: SignedIn, found: Step, case: Booking) -> HttpResponse | Work:
    """From the waiting list, when something is free."""
    form = PlaceForm(posted(request))
    if done(form, lambda: actions.place(step=found, actor=request.user)):
        return _finish(request, case, _("It is booked. They have a mail."), found)
    return _work(request, found, case, form, heading=_("Wait for a free place"), button=_("Book it now"))


def hand_over(request: SignedIn, found: Step, case: Booking) -> HttpResponse | Work:
    """The protocol at the counter, or that nobody came."""
    form = HandOverForm(posted(request), request.FILES or None, case=case)

    def do() -> None:
        typed = dict(form.cleaned_data)
        if typed.pop("came") == "no":
            actions.miss(step=found, actor=request.user)
        else:
            actions.hand_over(step=found, actor=request.user, **typed)

    if done(form, do):
        return _finish(request, case, _("Saved."), found)
    return _work(request, found, case, form, heading=_("Hand over"))


def take_back(request: SignedIn, found: Step, case: Booking) -> HttpResponse | Work:
    """How it came back."""
    form = ReturnForm(posted(request), request.FILES or None, case=case)
    if done(form, lambda: actions.take_back(step=found, actor=request.user, **form.cleaned_data)):
        return _finish(request, case, _("Saved."), found)
    return _work(request, found, case, form, heading=_("Take back"))


def settle_damage(request: SignedIn, found: Step, case: Booking) -> HttpResponse | Work:
    """What was agreed."""
    form = DamageForm(posted(request), case=case)

    def do() -> None:
        typed = {name: value for name, value in form.cleaned_data.items() if value is not None}
        actions.settle_damage(step=found, actor=request.user, **typed)

    if done(form, do):
        return _finish(request, case, _("Saved. They have a mail."), found)
    return _work(request, found, case, form, heading=_("Settle the damage"))


def _finish(request: SignedIn, case: Booking, text: str, found: Step) -> HttpResponse:
    return go_on(request, text, case=case, step=found, sees=True)


def _work(  # noqa: PLR0913  one step is drawn in one place
    request: SignedIn, found: Step, case: Booking, form: Form, *, heading: str, button: str = ""
) -> Work:
    return Work(
        step=found.pk,
        heading=heading,
        do="lending/work/do.html",
        read="lending/work/read.html",
        action=reverse("lending:step", args=[found.pk]),
        styles=("lending/lending.css",),
        context={"form": form, "button": button or _("Save"), **box_context(case, request.user)},
    )


SCREENS: Screens[Booking] = {
    "answer": answer,
    "wait": place,
    "hand_over": hand_over,
    "take_back": take_back,
    "settle_damage": settle_damage,
}
