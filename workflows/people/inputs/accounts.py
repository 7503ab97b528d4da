"""Forms about one's own account and its tokens."""

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models import FOR_EVERYBODY, MailKind, MailWay, Right, User
from ..models.mail_wishes import field_of


class ProfileForm(forms.Form):
    """Name and language; of people who work here also when they hear of what."""

    name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        max_length=150,
        help_text=_("As people call you."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect(),
        help_text=_("Screens, mails and letters come in this language."),
    )

    def __init__(self, *args: object, works_here: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.kinds = list(MailKind) if works_here else []
        for kind in self.kinds:
            self.fields[field_of(kind)] = forms.ChoiceField(
                label=kind.label,
                choices=MailWay.choices,
                widget=forms.RadioSelect(),
                error_messages={"required": _("Choose when you want to hear of it.")},
            )

    @property
    def mail_fields(self) -> list[forms.BoundField]:
        """One question for each kind of mail."""
        return [self[field_of(kind)] for kind in self.kinds]

    @property
    def mails(self) -> dict[MailKind, str]:
        """What was chosen."""
        return {kind: self.cleaned_data[field_of(kind)] for kind in self.kinds}


class CloseForm(forms.Form):
    """A deliberate yes."""

    sure = forms.BooleanField(
        label=_("Yes, close my account for ever."),
        error_messages={"required": _("Tick the box if you really want to close your account.")},
    )


class TokenForm(forms.Form):
    """What a new token may do."""

    name = forms.CharField(
        label=_("Name"), max_length=100, help_text=_("For example the program that will use it.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        help_text=_("Never more than you may do yourself. Who may change something may read it, too."),
        widget=forms.CheckboxSelectMultiple(),
    )
    days = forms.TypedChoiceField(
        label=_("Valid for"),
        coerce=int,
        choices=[(30, _("30 days")), (90, _("90 days")), (365, _("One year"))],
        initial=90,
    )

    def __init__(self, data: QueryDict | None, *, user: User) -> None:
        super().__init__(data)
        offered = Right if user.works_here else FOR_EVERYBODY
        scopes = self.fields["scopes"]
        assert isinstance(scopes, forms.MultipleChoiceField)
        scopes.choices = [(right.value, right.label) for right in offered]
