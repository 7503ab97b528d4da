"""Model fields of the pages: StreamFields without their blocks in migrations, lists of taxonomy codes."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField whose block definitions stay out of migrations: blocks change often, the column never."""

    def __init__(self, block_types: object = (), **kwargs: object) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        """Describe the column only."""
        name, path, _args, kwargs = models.Field.deconstruct(self)
        return name, path, [], kwargs


class CodesField(ArrayField):
    """Codes out of a taxonomy, ticked as boxes in the admin; labels are looked up when shown."""

    def __init__(
        self, choices_of: Callable[[], Sequence[tuple[str, object]]] | None = None, **kwargs: Any
    ) -> None:
        self.choices_of = choices_of
        kwargs.setdefault("base_field", models.CharField(max_length=50))
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        """Describe the column only."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("base_field", None)
        return name, path, list(args), kwargs

    def formfield(self, **kwargs: object) -> forms.Field:
        """Tick boxes with the labels of the active language."""
        defaults: dict[str, Any] = {
            "required": not self.blank,
            "label": self.verbose_name,
            "help_text": self.help_text,
            "choices": self.choices_of or list,
            "widget": forms.CheckboxSelectMultiple,
        }
        return forms.MultipleChoiceField(**defaults)
