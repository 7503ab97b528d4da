"""Looking for a time, asking for it, choosing another one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Case
from workflows.people.models import Organisation, User
from workflows.values.widgets import LongText

from .. import topics
from ..actions import Request
from ..actions.asking import LONGEST_MATTER
from ..models import Way, spoken_choices, spoken_label
from ..reading.free import Slot, Wish

NOTHING_SENSITIVE = _("A few words are enough. No sensitive details, please: no health, religion, politics.")
_ANY = ("", _("Any"))


def _any_topic() -> list[tuple[str, Any]]:
    return [_ANY, *topics.choices()]


def _any_language() -> list[tuple[str, Any]]:
    return [_ANY, *spoken_choices()]


class SearchForm(forms.Form):
    """What somebody looks for; everything may stay open."""

    topic = forms.ChoiceField(label=_("Topic"), choices=_any_topic, required=False)
    spoken = forms.ChoiceField(label=_("Language"), choices=_any_language, required=False)
    way = forms.ChoiceField(label=_("Way"), choices=[_ANY, *Way.choices], required=False)

    def wish(self) -> Wish:
        """What was chosen; what does not exist counts as not chosen."""
        if not self.is_valid():
            return Wish()
        given = self.cleaned_data
        return Wish(topic=given["topic"], spoken=given["spoken"], way=given["way"])


class AskForm(forms.Form):
    """The question for one free time."""

    topic = forms.ChoiceField(label=_("Topic"))
    way = forms.ChoiceField(label=_("How shall we talk?"), widget=forms.RadioSelect)
    phone = forms.CharField(
        label=_("Your phone number"),
        required=False,
        max_length=40,
        help_text=_("Only when we talk by phone."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}),
    )
    spoken = forms.ChoiceField(label=_("In which language?"), widget=forms.RadioSelect)
    interpreter = forms.CharField(
        label=_("Interpreter wanted for this language"),
        required=False,
        max_length=60,
        help_text=_("Leave it empty when you need nobody who interprets."),
    )
    organisation = forms.ModelChoiceField(
        label=_("For which group?"),
        queryset=Organisation.objects.none(),
        to_field_name="uuid",
        required=False,
        empty_label=_("For myself, or a group that is not here yet"),
    )
    about = forms.ModelChoiceField(
        label=_("About which application?"),
        queryset=Case.objects.none(),
        required=False,
        empty_label=_("About none"),
    )
    matter = forms.CharField(
        label=_("What is it about?"),
        required=False,
        max_length=LONGEST_MATTER,
        help_text=NOTHING_SENSITIVE,
        widget=LongText(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, user: User, slot: Slot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._slot, hours = slot, slot.hours
        offered = [each for each in topics.choices() if not hours.topics or each[0] in hours.topics]
        self._choose("topic", [("", _("Choose a topic")), *offered])
        ways = [each for each in Way.choices if each[0] in hours.ways]
        self._choose("way", ways)
        self._choose("spoken", [(code, spoken_label(code)) for code in hours.languages])
        if "phone" not in hours.ways:
            del self.fields["phone"]
        self._own("organisation", Organisation.objects.of(user).order_by("name"))
        mine = Case.objects.filter(applicant=user).running().exclude(kind="consultation")
        self._own("about", mine.order_by("-created_at"))

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices
        if len(choices) == 1:
            field.initial = choices[0][0]

    def _own(self, name: str, rows: Any) -> None:
        """A question with nothing to choose from is not asked."""
        field: Any = self.fields[name]
        field.queryset = rows
        if name == "about":
            field.label_from_instance = lambda case: " ".join(filter(None, (case.number, case.title)))
        if not rows.exists():
            del self.fields[name]

    def request(self) -> Request:
        """What was asked for."""
        given = self.cleaned_data
        return Request(
            slot=self._slot.key,
            organisation=given.get("organisation"),
            about=given.get("about"),
            phone=given.get("phone", ""),
            **{name: given[name] for name in ("topic", "way", "spoken", "interpreter", "matter")},
        )


class MoveForm(forms.Form):
    """Another time of the same adviser."""

    slot = forms.ChoiceField(label=_("Free times"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, slots: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["slot"]
        field.choices = slots


class CancelForm(forms.Form):
    """Cancelling; a reason helps, nobody has to give one."""

    reason = forms.CharField(
        label=_("Why?"),
        required=False,
        max_length=1000,
        help_text=_("The other side reads it."),
        widget=LongText(attrs={"rows": 3}),
    )
