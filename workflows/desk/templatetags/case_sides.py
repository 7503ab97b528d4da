"""What the office keeps beside a case, on any page that shows one: `{% case_side %}`."""

from django import template
from django.http import HttpRequest

from workflows.desk import rules
from workflows.desk.inputs.batches import CaseLabelsForm
from workflows.desk.reading.labels import side_of
from workflows.engine.models import Case
from workflows.people.models import User

register = template.Library()


@register.inclusion_tag("desk/case_side.html", takes_context=True)
def case_side(context: template.Context) -> dict[str, object]:
    """Following and labels of `case`, with forms for those who may; nothing for the applicant's side."""
    request, case = context["request"], context["case"]
    assert isinstance(request, HttpRequest)
    assert isinstance(case, Case)
    user = request.user
    if not isinstance(user, User) or not rules.may_follow(user, case):
        return {}
    side = side_of(case, user)
    follows = {
        "may_follow": True,
        "follows": side.follows,
        "case": case,
        "csrf_token": context.get("csrf_token"),
    }
    if not rules.may_read_notes(user, case):
        return follows
    on_case = [label for label, is_on in side.labels if is_on]
    may = rules.may_write_note(user, case).allowed and side.labels
    form = CaseLabelsForm(labels=[label for label, _is_on in side.labels], on_case=on_case) if may else None
    return {**follows, "reads_labels": True, "labels": on_case, "labels_form": form}
