"""The kinds of documents that a safe knows, as an administrator keeps them."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from workflows.people.models import User
from workflows.people.verdicts import Invalid, require
from workflows.values.texts import one_line

from .. import rules
from ..models import SafeKind


@transaction.atomic
def keep_kind(*, code: str, actor: User, facts: Mapping[str, object]) -> tuple[SafeKind, bool]:
    """The kind with this code has these facts; returns it and whether it is new.

    `facts` are fields of SafeKind by name. Raises Invalid with what does not fit, NotAllowed for all but
    administrators. A kind is never deleted: one that is no longer active takes no new documents.
    """
    require(rules.may_keep_kinds(actor))
    kind = SafeKind.objects.select_for_update().filter(code=code).first() or SafeKind(code=code)
    is_new = kind.pk is None
    for name, value in facts.items():
        setattr(kind, name, one_line(value) if isinstance(value, str) else value)
    try:
        kind.full_clean()
    except ValidationError as error:
        raise Invalid({name: " ".join(texts) for name, texts in error.message_dict.items()}) from error
    kind.save()
    log(instance=kind, action="wagtail.create" if is_new else "wagtail.edit", user=actor)
    return kind, is_new
