"""When a reminder is worth a mail."""

from uuid import UUID

from django.utils.translation import gettext as _

from pages.models import ProgrammePage
from workflows.people.verdicts import ALLOWED, Verdict, refused


def programme(key: UUID, language: str) -> ProgrammePage | None:
    """The public page of a programme in this language, or else in any, with the deadline of the original.

    A translation says the old deadline until somebody brings it up to date.
    """
    pages = list(ProgrammePage.objects.live().public().filter(translation_key=key).select_related("locale"))
    found = min(pages, key=lambda page: (page.locale.language_code != language, page.pk), default=None)
    if found is not None:
        found.deadline = next((page.deadline for page in pages if not page.is_translation), found.deadline)
    return found


def may_remind(page: ProgrammePage) -> Verdict:
    """Its deadline lies more than two weeks ahead."""
    if page.deadline is None:
        return refused(_("This programme takes applications at any time: there is no deadline."))
    if not page.can_be_remembered:
        return refused(_("The deadline is less than two weeks away. Write it into your calendar now."))
    return ALLOWED
