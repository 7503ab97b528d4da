"""The form about a webhook."""

from collections.abc import Iterator
from typing import Self

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import types
from .actions import LONGEST_DESCRIPTION, Wish
from .models import Endpoint
from .models.endpoints import LONGEST_URL


def _areas() -> Iterator[tuple[str, str | Promise]]:
    for pattern, label in types.areas().items():
        yield pattern, str(label)


class EndpointForm(forms.Form):
    """Where another program listens, and for what."""

    url = forms.CharField(
        label=_("Address"),
        max_length=LONGEST_URL,
        help_text=_("Where the other program listens. It begins with https://."),
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    description = forms.CharField(
        label=_("What is it for?"),
        max_length=LONGEST_DESCRIPTION,
        required=False,
        help_text=_("For example: builds the website anew."),
    )
    areas = forms.MultipleChoiceField(
        label=_("What it hears of"), choices=_areas, required=False, widget=forms.CheckboxSelectMultiple()
    )
    singles = forms.CharField(
        label=_("Single events"),
        required=False,
        help_text=_("One name a line, for example grants.payment.released."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr", "spellcheck": "false"}),
    )

    @classmethod
    def of(cls, data: QueryDict | None, endpoint: Endpoint | None = None) -> Self:
        """What was posted, or what the endpoint says now."""
        if data is not None or endpoint is None:
            return cls(data)
        areas = types.areas()
        initial = {
            "url": endpoint.url,
            "description": endpoint.description,
            "areas": [each for each in endpoint.events if each in areas],
            "singles": "\n".join(each for each in endpoint.events if each not in areas),
        }
        return cls(initial=initial)

    def wish(self) -> Wish:
        """What was typed."""
        given = self.cleaned_data
        return Wish(given["url"], [*given["areas"], *given["singles"].split()], given["description"])
