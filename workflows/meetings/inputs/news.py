"""News as somebody who is invited types them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import LongText


class NewsForm(forms.Form):
    """What is new."""

    prefix = "news"
    title = forms.CharField(label=_("What is new, in a few words?"), max_length=200)
    words = forms.CharField(
        label=_("What should the others know?"),
        max_length=2000,
        required=False,
        help_text=_("No stories of single people, please."),
        widget=LongText(attrs={"rows": 3}),
    )
    link = forms.CharField(
        label=_("A page about it"),
        max_length=500,
        required=False,
        widget=forms.URLInput(attrs={"dir": "ltr", "placeholder": "https://"}),
    )
