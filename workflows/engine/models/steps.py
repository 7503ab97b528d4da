"""Steps: what people have to do next; our own row beside each human Viewflow task."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.engine.membership import mine_to_sign
from workflows.people.models import Visitor


class StepState(models.TextChoices):
    """Where a step stands."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")


class StepQuerySet(models.QuerySet["Step"]):
    """Steps, as the house speaks about them."""

    def open(self) -> Self:
        """Still to be done."""
        return self.filter(state=StepState.OPEN)

    def meant_for(self, user: Visitor) -> Self:
        """Given to `user` by name, or to nobody by name but to a role or a group of theirs."""
        return self.filter(self.meaning(user))

    @staticmethod
    def meaning(user: Visitor) -> models.Q:
        """The condition for that; no step is meant for a stranger."""
        if not (user.is_authenticated and user.is_active):
            return models.Q(pk__in=[])
        mine = models.Q(assignee=user)
        if user.stands_in_for:  # for those who are away, what they were given by hand
            away, roles = sorted(user.stands_in_for), sorted(user.roles)
            mine |= models.Q(assignee__in=away, role__in=roles, given_at__isnull=False) & ~models.Q(role="")
        mine |= models.Q(mine_to_sign(user, prefix="case__"), assignee=None, role="")
        by_role = models.Q(assignee=None, role__in=sorted(user.roles)) & ~models.Q(role="")
        return mine | by_role


class Step(models.Model):
    """One thing to be done by a person with `role`, or by `assignee` alone when set."""

    case = models.ForeignKey(
        "engine.Case", on_delete=models.PROTECT, related_name="steps", verbose_name=_("case")
    )
    task = models.OneToOneField(
        "viewflow.Task", on_delete=models.PROTECT, related_name="step", editable=False, verbose_name=_("task")
    )
    node = models.CharField(_("node"), max_length=60, help_text=_("The name of the node in the flow."))
    role = models.CharField(_("role"), max_length=30, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name=_("assigned to"),
    )
    given_at = models.DateTimeField(
        _("given"),
        null=True,
        blank=True,
        help_text=_("When a person took the step or gave it to the assignee; empty when the process did."),
    )
    subject_id = models.CharField(
        _("subject"), max_length=40, blank=True, help_text=_("The row this step is about, e.g. one review.")
    )
    state = models.CharField(_("state"), max_length=10, choices=StepState.choices, default=StepState.OPEN)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    announced_at = models.DateTimeField(
        _("announced"), null=True, blank=True, help_text=_("When those who may do it were told.")
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("done by"),
    )

    objects: ClassVar[object] = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        indexes = [
            models.Index(
                fields=["role", "due_at", "id"], name="step_by_role", condition=models.Q(state="open")
            ),
            models.Index(
                fields=["assignee", "due_at", "id"], name="step_mine", condition=models.Q(state="open")
            ),
            models.Index(fields=["case", "state"], name="step_of_case"),
            models.Index(
                fields=["id"], name="step_to_announce", condition=models.Q(state="open", announced_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.node}"

    @property
    def is_common(self) -> bool:
        """Whether anybody of the role may do it: no seat in a panel, nobody named by the process."""
        return bool(self.role) and not self.subject_id and (not self.assignee_id or bool(self.given_at))
