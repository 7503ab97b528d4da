"""Who may build forms."""

from typing import Any

from workflows.forms.rules import may_publish
from workflows.people.verdicts import Verdict


def may_build(user: Any) -> Verdict:
    """Whoever may publish a form may write it: editors, call managers and administrators."""
    return may_publish(user)
