"""Forms about organisations, members and invitations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.values.widgets import DateFields

from ..checks import FACTS
from ..models import MembershipFunction, Organisation
from .fields import AddressField

# The profile in small pages: code, heading, facts.
SECTIONS = {
    "about": (
        _("About the organisation"),
        ("name", "legal_form", "is_migrant_organisation", "founded_on", "representation"),
    ),
    "register": (_("Register of associations"), ("register_court", "register_number")),
    "charity": (_("Charitable status"), ("tax_notice", "tax_notice_date", "tax_office", "tax_number")),
    "contact": (
        _("Address and contact"),
        ("street", "postcode", "town", "email", "phone", "website"),
    ),
    "bank": (_("Bank account"), ("iban", "account_holder")),
}


class OrganisationForm(forms.ModelForm):
    """Reads facts; the action decides whether they fit."""

    explains_words = True

    class Meta:
        model = Organisation
        fields = FACTS
        # What browsers fill in is the organisation's, never the person's own (WCAG 1.3.5).
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
            "street": forms.TextInput(attrs={"autocomplete": "section-organisation work address-line1"}),
            "town": forms.TextInput(attrs={"autocomplete": "section-organisation work address-level2"}),
            "email": forms.EmailInput(attrs={"autocomplete": "section-organisation work email"}),
            "phone": forms.TextInput(attrs={"autocomplete": "section-organisation work tel", "dir": "ltr"}),
            "website": forms.URLInput(attrs={"autocomplete": "section-organisation work url", "dir": "ltr"}),
            "account_holder": forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
            "founded_on": DateFields(),
            "tax_notice_date": DateFields(),
            "legal_form": forms.RadioSelect(),
            "tax_notice": forms.RadioSelect(),
            "iban": forms.TextInput(attrs={"maxlength": "", "autocomplete": "off", "dir": "ltr"}),
            "postcode": forms.TextInput(attrs={"inputmode": "numeric", "maxlength": ""}),
            "register_number": forms.TextInput(attrs={"dir": "ltr"}),
        }
        help_texts = {
            "is_migrant_organisation": _("Founded or led mainly by people with a history of migration."),
            "register_court": _("For example: Amtsgericht Lindenstadt."),
            "register_number": _("For example: VR 1234."),
            "tax_notice": _("The notice of the tax office that says your organisation is charitable."),
            "iban": _("Grants are paid to this account. It belongs to the organisation, not to a person."),
        }

    def __init__(self, *args: object, section: str = "about", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        wanted = SECTIONS[section][1]
        for name in [name for name in self.fields if name not in wanted]:
            del self.fields[name]
        self.order_fields(wanted)
        for name in ("iban", "postcode"):
            if name in self.fields:
                self.fields[name] = forms.CharField(
                    label=self.fields[name].label,
                    help_text=self.fields[name].help_text,
                    required=False,
                    max_length=60,
                    widget=self.fields[name].widget,
                )

    def _post_clean(self) -> None:
        """Nothing: the action tidies and checks, for screens and programs alike."""


class FunctionForm(forms.Form):
    """What a member does."""

    function = forms.ChoiceField(
        label=_("Function"), choices=MembershipFunction.choices, widget=forms.RadioSelect()
    )


class InvitationForm(forms.Form):
    """Whom to invite, as what."""

    email = AddressField(help_text=_("The invitation works only for this address."))
    function = forms.ChoiceField(
        label=_("Function"),
        choices=MembershipFunction.choices,
        initial=MembershipFunction.MEMBER,
        widget=forms.RadioSelect(),
        help_text=_("Representatives may change facts, invite people and sign applications."),
    )
