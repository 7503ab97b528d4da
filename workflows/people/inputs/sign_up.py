"""What allauth's sign-up asks besides the address; apart from sign_in, because allauth imports it first."""

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from workflows.values.names import holds_an_address
from workflows.values.texts import one_line

from ..models import User


class SignUpFields(forms.Form):
    """Name and language."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        help_text=_("As people call you."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        widget=forms.Select(attrs={"autocomplete": "language"}),
        help_text=_("Mails and letters come in this language. You can change it later."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["language"].initial = get_language() or settings.LANGUAGE_CODE

    def clean_name(self) -> str:
        """One line, without anything that a mail program would make a link of."""
        name = one_line(str(self.cleaned_data["name"]))
        if holds_an_address(name):
            raise forms.ValidationError(_("A name holds no addresses or links."))
        return name

    def signup(self, request: HttpRequest, user: User) -> None:
        """The new account carries name and language."""
        user.name = self.cleaned_data["name"]
        user.language = self.cleaned_data["language"]
        user.save(update_fields=["name", "language"])
