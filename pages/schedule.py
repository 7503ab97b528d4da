"""Pages whose time has come go online, pages whose time is over are taken back; each on its own."""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision, Site

from workflows.engine import troubles
from workflows.engine.leaving import leaving

JOB = "pages.schedule.tick"


def tick() -> None:
    """What editors have scheduled until now has happened; what can't is remembered, the rest goes on."""
    for subject, act in [*_over(), *_due()]:
        if leaving():
            return
        with troubles.one_row(JOB, subject), transaction.atomic():
            if _one_at_a_time():
                act()


def _one_at_a_time() -> bool:
    """Whether no other worker is at it this moment; a house without a site has nothing to publish."""
    return Site.objects.select_for_update(skip_locked=True, no_key=True).first() is not None


def _over() -> Iterator[tuple[str, Callable[[], None]]]:
    now = timezone.now()
    drafts = [m for m in apps.get_models() if issubclass(m, DraftStateMixin) and not issubclass(m, Page)]
    for model in (Page, *drafts):
        for pk in model._default_manager.filter(live=True, expire_at__lt=now).values_list("pk", flat=True):
            yield f"{model._meta.label} {pk}", _taking_back(model, pk)


def _due() -> Iterator[tuple[str, Callable[[], None]]]:
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
    for pk, model, object_id in due.values_list("pk", "content_type__model", "object_id"):
        yield f"{model} {object_id}", _publishing(pk)


def _taking_back(model: type[DraftStateMixin], pk: int) -> Callable[[], None]:
    def act() -> None:
        if found := model._default_manager.filter(pk=pk, live=True, expire_at__lt=timezone.now()).first():
            found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")

    return act


def _publishing(pk: int) -> Callable[[], None]:
    def act() -> None:
        if found := Revision.objects.filter(pk=pk, approved_go_live_at__lt=timezone.now()).first():
            found.publish(log_action="wagtail.publish.scheduled")

    return act
