"""The editing form of a draft: keys filled in, codes kept, nothing else changed."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from . import keys
from .models import FormDraft


class FormDraftForm(WagtailAdminModelForm):
    """Fills in keys when somebody saves; `autosaving` leaves labels that are still being typed alone."""

    autosaving = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.live and "code" in self.fields:
            for name in ("code", "base"):
                self.fields[name].disabled = True

    def clean_code(self) -> str:
        """The code, used by no other form."""
        code = str(self.cleaned_data.get("code") or "")
        others = FormDraft.objects.filter(code=code).exclude(translation_key=self.instance.translation_key)
        if code and others.exists():
            raise ValidationError(_("Another form has this code already. Please choose another one."))
        return code

    def clean(self) -> dict[str, Any]:
        """All fields, with a key on every block that lacks one."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        steps = cleaned.get("steps")
        if steps is not None and not self.autosaving and "steps" not in self.errors:
            raw = keys.fill(list(steps.get_prep_value()), _published_keys(self.instance))
            cleaned["steps"] = FormDraft._meta.get_field("steps").to_python(json.dumps(raw))
        return cleaned


def _published_keys(draft: FormDraft) -> dict[str, str]:
    revision = draft.live_revision if draft.pk else None
    return keys.all_keys(json.loads(revision.content.get("steps") or "[]")) if revision else {}
