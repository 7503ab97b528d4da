"""Publishing a form: new sheets get it at once, open drafts move to it when they are opened."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.forms import registry, rules
from workflows.forms.definition.mistakes import DefinitionError, Mistake, Place
from workflows.forms.definition.parts import Form, read_form
from workflows.forms.definition.validation import check_definition
from workflows.forms.models import FormVersion, PublishedForm
from workflows.forms.versions.freezing import freeze
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require


@transaction.atomic
def publish_form(
    *, code: str, definition: Mapping[str, object], base: str = "", actor: User | None
) -> FormVersion:
    """The definition is frozen as a version and is the one that new sheets get.

    `base` names the process's form that a form with a code of its own behaves as. Without an actor the
    software itself publishes. Raises NotAllowed, Invalid for a form that belongs to no process, and
    DefinitionError with every mistake and its place.
    """
    if actor is not None:
        require(rules.may_publish(actor))
    kind = registry.find(base or code)
    if kind is None or (base and base != code and registry.find(code)):
        raise Invalid({"base": _("Please choose which process this form belongs to.")})
    if definition.get("code") != code:
        raise Invalid({"code": _("The code in the definition is another one.")})
    check_definition(definition)
    _keep_what_the_process_reads(kind, read_form(definition))
    version = freeze(code=code, definition=definition, base="" if base == code else base, actor=actor)
    PublishedForm.objects.update_or_create(
        code=code, defaults={"version": version, "published_at": timezone.now(), "published_by": actor}
    )
    return version


def _keep_what_the_process_reads(kind: registry.FormKind, form: Form) -> None:
    """The same id means the same thing in every form of a process, and what it reads is there."""
    known = read_form(kind.definition()).questions
    wanted = {key: question.type for key, question in known.items()} | dict(kind.reads)
    mistakes = []
    for key, type_code in wanted.items():
        question = form.questions.get(key)
        if question is None and key in kind.reads:
            mistakes.append(
                Mistake(Place(question=key), _("the process needs this question; please put it back"))
            )
        elif question is not None and question.type != type_code:
            text = _("the process reads this answer as %(type)s; another type needs another id")
            mistakes.append(Mistake(Place(question.step, key), text % {"type": type_code}))
    if mistakes:
        raise DefinitionError(mistakes)
