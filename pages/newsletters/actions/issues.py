"""Beginning an issue: with what was published since the last one, or as a copy of it."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from pages.newsletters import assembling, rules
from pages.newsletters.models import NewsletterIndexPage, NewsletterIssuePage
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require


@transaction.atomic
def begin_issue(*, actor: User, copied: bool = False) -> NewsletterIssuePage:
    """A German draft with the next number stands in the archive; nobody outside sees it.

    Raises NotAllowed, or Invalid where there is no archive, or nothing to copy.
    """
    require(rules.may_begin(actor))
    archives = NewsletterIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    archive = archives.order_by("path").select_for_update().first()
    if archive is None:
        raise Invalid({"issue": _("There is no newsletter archive yet. Add one below the home page.")})
    last = assembling.last_issue()
    if copied and last is None:
        raise Invalid({"issue": _("There is no issue yet that could be copied.")})
    issue = _copy(last) if copied and last else NewsletterIssuePage(body=_new_body(last))
    issue.date, issue.locale, issue.owner, issue.live = timezone.localdate(), archive.locale, actor, False
    with override(settings.LANGUAGE_CODE):
        issue.title = _("Newsletter %(number)d") % {"number": issue.number}
    issue.draft_title = issue.title
    archive.add_child(instance=issue)
    issue.save_revision(user=actor, log_action=True, changed=True)
    return issue


def _new_body(last: NewsletterIssuePage | None) -> str:
    return assembling.body_of(assembling.published_since(last))


def _copy(last: NewsletterIssuePage) -> NewsletterIssuePage:
    """What the last issue says, in a page of its own."""
    newest: NewsletterIssuePage = last.get_latest_revision_as_object()
    return NewsletterIssuePage(
        body=newest.body, introduction=newest.introduction, easy_language=newest.easy_language
    )
