"""Who fills in with others in the demo: an adviser, a partner who asks, a visitor without an account."""

from typing import TYPE_CHECKING

from django.utils import translation

from workflows.forms import actions as forms
from workflows.forms.models import AnswerSheet
from workflows.grants import actions
from workflows.grants.models import Application, Call
from workflows.people.models import Organisation, User

from .content.files import content

if TYPE_CHECKING:
    from .grants import Staff

type People = dict[str, tuple[User, Organisation]]
WORDS = content("grants")["help"]
NETWORK = "203.0.113.7"  # documentation address (RFC 5737)


def seed(staff: "Staff", call: Call, people: People) -> None:
    """The adviser wrote in one draft, a partner waits for a group's word, and a link came by mail."""
    _adviser(staff.adviser, *people[WORDS["helped"]["group"]])
    helper, partner = people[WORDS["partner"]["group"]]
    actions.trust_partner(organisation=partner, actor=staff.manager)
    actions.ask_to_help(email=people[WORDS["partner"]["asks"]][0].email, actor=helper)
    _visitor(call)


def _adviser(adviser: User, user: User, organisation: Organisation) -> None:
    actions.name_helper(organisation=organisation, email=adviser.email, actor=user)
    draft = Application.objects.get(organisation=organisation, stage="draft", call__form_code="micro")
    sheet = AnswerSheet.objects.get(case_id=draft.pk)
    forms.save_answers(sheet_id=sheet.pk, answers=WORDS["helped"]["answers"], revision=None, actor=adviser)


def _visitor(call: Call) -> None:
    """Begun on somebody's phone; the mail with the link lies in the demo's mailbox."""
    said = WORDS["visitor"]
    language = said["language"]
    with translation.override(language):
        secret = actions.begin_as_guest(
            call=call, language=language, address=NETWORK, answers=said["answers"]
        )
        actions.mail_guest_link(secret=secret, email=said["email"], language=language, address=NETWORK)
