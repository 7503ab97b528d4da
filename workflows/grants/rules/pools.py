"""Who is in the pool of a call, and what an application asks of its reviewers: a topic, a language."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from workflows.engine.standing import remembered
from workflows.forms.models import AnswerSheet
from workflows.people.models import Role, User
from workflows.people.verdicts import ALLOWED, Verdict, refused

from ..models import Application, Call, ReviewerProfile
from ..questions import target_groups

OFFICE = (Role.FORMAL_OFFICER, Role.CALL_MANAGER)


@dataclass(frozen=True)
class Knowledge:
    """What somebody knows about and reads; who stated no language reads that of their account."""

    topics: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()

    def fits(self, call: Call) -> bool:
        """Whether this is enough for the pool of the call."""
        topics, wanted = set(call.review_topics), set(call.review_languages)
        return not (topics and topics.isdisjoint(self.topics)) and not (
            wanted and wanted.isdisjoint(self.languages)
        )


def topics() -> set[str]:
    """The topics that reviewers choose among: for whom projects are."""
    return {option["code"] for option in target_groups()}


def languages() -> set[str]:
    """The languages in which groups write."""
    return {code for code, _name in settings.LANGUAGES}


def topics_of(case: Application) -> frozenset[str]:
    """For whom this project is, as the group answered; remembered with the row of the case."""
    return remembered(case, "topics", lambda: _topics_of(case))


def _topics_of(case: Application) -> frozenset[str]:
    sheets = AnswerSheet.objects.filter(case_id=case.pk, code=case.call.form_code)
    found = sheets.values_list("answers__target_groups", flat=True).first()
    return frozenset(str(each) for each in found) if isinstance(found, list) else frozenset()


def knowledge_of(user: User) -> Knowledge:
    """What this reviewer stated."""
    stated: ReviewerProfile | None = getattr(user, "reviewer_profile", None)
    if stated is None:
        return Knowledge(languages=frozenset({user.language}))
    return Knowledge(frozenset(stated.topics), frozenset(stated.languages or [user.language]))


def has_pool(call: Call) -> bool:
    """Whether the call draws from some reviewers only."""
    return bool(call.review_topics or call.review_languages)


def may_list(user: User) -> Verdict:
    """The office sees who knows about what."""
    return (
        ALLOWED if user.has_role(*OFFICE) else refused(_("Only formal officers and call managers see this."))
    )


def may_state(user: User, person: User) -> Verdict:
    """Reviewers say what they know about themselves; the office may say it for them."""
    if may_list(user) or (user.pk == person.pk and user.has_role(Role.REVIEWER)):
        return ALLOWED
    return refused(_("Only the reviewer and the office change this."))
