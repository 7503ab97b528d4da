"""The editing form of a draft: keys filled in, codes kept, nothing else changed."""

import json
import secrets
from collections.abc import Iterator
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from workflows.forms import registry

from . import keys
from .models import FormDraft


class FormDraftForm(WagtailAdminModelForm):
    """Fills in keys when somebody saves; `autosaving` leaves labels that are still being typed alone."""

    autosaving = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False
        for name in ("code", "base") if self.instance.live else ():
            self.fields[name].disabled = True

    def clean_code(self) -> str:
        """The code, used by no other form; made from the title when left empty."""
        code = str(self.cleaned_data.get("code") or "")
        if not code:
            return self.instance.code if self.autosaving and self.instance.code else self._free_code()
        others = FormDraft.objects.filter(code=code).exclude(translation_key=self.instance.translation_key)
        if code and others.exists():
            raise ValidationError(_("Another form has this code already. Please choose another one."))
        return code

    def _free_code(self) -> str:
        """A code that no form has: from the title, or just any while the title is still being typed."""
        title = "" if self.autosaving else str(self.cleaned_data.get("title") or "")
        wanted = keys.slug(title, "form") if title else f"form_{secrets.token_hex(4)}"
        own = self.instance.translation_key
        taken = set(FormDraft.objects.exclude(translation_key=own).values_list("code", flat=True))
        taken |= set(registry.codes())
        return next(code for code in _numbered(wanted) if code not in taken)

    def clean(self) -> dict[str, object]:
        """All fields, with a key on every block that lacks one."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        steps = cleaned.get("steps")
        if steps is not None and not self.autosaving and "steps" not in self.errors:
            raw = keys.fill(list(steps.get_prep_value()), _published_keys(self.instance))
            cleaned["steps"] = FormDraft._meta.get_field("steps").to_python(json.dumps(raw))
        return cleaned


def _numbered(word: str) -> Iterator[str]:
    yield word
    for number in count(2):
        yield f"{word}_{number}"


def _published_keys(draft: FormDraft) -> dict[str, str]:
    revision = draft.live_revision if draft.pk else None
    return keys.all_keys(json.loads(revision.content.get("steps") or "[]")) if revision else {}
