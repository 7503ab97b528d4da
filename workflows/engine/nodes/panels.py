"""Panels: several people do the same step at the same time, then one join waits for them."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from viewflow.workflow.nodes.join import Join as ViewflowJoin
from viewflow.workflow.nodes.join import JoinActivation as ViewflowJoinActivation
from viewflow.workflow.nodes.split import Split, SplitActivation
from viewflow.workflow.token import Token

from workflows.engine.binding import case_of
from workflows.engine.models import Case
from workflows.people.models import Membership
from workflows.people.verdicts import Invalid

from .guarding import Guarded


class PanelActivation(Guarded, SplitActivation):
    """Opens one task per subject, each with a token of its own."""

    @SplitActivation.status.super()
    def activate(self) -> None:
        node = self.flow_task
        self.next_tasks = [
            {"panel": node.name, "subject": str(subject), "assignee": person.pk if person else None}
            for subject, person in node.subjects(case_of(self))
        ]
        if not self.next_tasks:
            raise Invalid(
                {"panel": _("Nobody has been named for this step. Name at least one person first.")}
            )

    @SplitActivation.status.super()
    def create_next(self) -> object:
        tokens = Token.split_token_source(self.task.token, self.task.pk)
        for data in self.next_tasks:
            yield self.flow_task.member._create(prev_activation=self, token=next(tokens), data=data)


class Panel(Split):
    """`Panel(this.review, subjects=lambda case: [(review.pk, review.reviewer), …])`."""

    activation_class = PanelActivation

    def __init__(
        self, member: Membership, *, subjects: Callable[[Any], list[tuple[object, Any]]], **kwargs: object
    ) -> None:
        super().__init__(**kwargs)
        self.subjects = subjects
        self.Next(member)
        self.member: Any = None

    def _resolve(self, instance: Model) -> None:
        super()._resolve(instance)
        self.member = self._activate_next[0][0]
        self.member._multi_instance = True

    def person_for(self, case: Case, subject: str) -> object:
        """Who does the step about `subject` now."""
        return next((person for key, person in self.subjects(case) if str(key) == subject), None)


class JoinActivation(Guarded, ViewflowJoinActivation):
    """Waits for all branches of the panel; keeps the case of whoever arrives."""

    @classmethod
    def create(
        cls, flow_task: object, prev_activation: Any, token: object, data: object = None, seed: object = None
    ) -> object:
        activation = super().create(flow_task, prev_activation, token, data=data, seed=seed)
        activation.process = activation.task.process = prev_activation.process
        return activation

    # Viewflow asks two and three times, within one moment, for what can't change under the lock.

    @cached_property
    def _arrived(self) -> set[object]:
        return super()._join_token_prefixes()

    @cached_property
    def _complete_now(self) -> bool:
        return super().is_done()

    def _join_token_prefixes(self) -> set[object]:
        """The tokens of the branches that came here."""
        return self._arrived

    def is_done(self) -> bool:
        """Whether no branch is missing, or as many came as are enough."""
        return self._complete_now


class Join(ViewflowJoin):
    """Goes on when every branch is done, or as soon as `enough(case)`; the rest is then cancelled."""

    activation_class = JoinActivation

    def __init__(self, *, enough: Callable[[object], bool] | None = None, **kwargs: object) -> None:
        condition = None
        if enough is not None:
            ask = enough

            def condition(activation: object, active: object) -> bool:
                return bool(ask(case_of(activation)))

        super().__init__(continue_on_condition=condition, **kwargs)
