"""Why a form can't be published yet."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from workflows.people.verdicts import Invalid


class NotReady(Invalid):
    """The draft can't be used as a form; `problems` says place by place what to do."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        errors = {str(number): text for number, text in enumerate(self.problems, 1)}
        super().__init__(errors, _("This form can’t be published yet."))
