"""Who may build forms."""

from workflows.forms.rules import may_publish
from workflows.people.models import User
from workflows.people.verdicts import Verdict


def may_build(user: User) -> Verdict:
    """Whoever may publish a form may write it: editors, call managers and administrators."""
    return may_publish(user)
