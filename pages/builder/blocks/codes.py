"""Fields for codes, numbers and other words that machines read: never offered for translation."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

KEY = r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*"
STEP_KEY = r"[a-z][a-z0-9_-]*"
CODE = r"[A-Za-z0-9][A-Za-z0-9._:-]*"
NUMBER = r"-?[0-9]+([.,][0-9]{1,2})?"
DAY = r"today|[0-9]{4}-[0-9]{2}-[0-9]{2}"


class CodeBlock(blocks.RegexBlock):
    """A short code; `offers` names the list of known codes that the browser offers while typing."""

    def __init__(self, regex: str = CODE, *, offers: str = "", **kwargs: object) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault(
            "error_messages", {"invalid": _("Please use small letters without accents, digits and _ only.")}
        )
        super().__init__(re.compile(rf"^(?:{regex})$"), **kwargs)
        attrs = {"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}
        if offers:
            attrs["list"] = f"builder-{offers}"
            attrs["data-builder-offers"] = offers
        self.field.widget = forms.TextInput(attrs=attrs)

    class Meta:
        icon = "key"


class KeyBlock(CodeBlock):
    """The key of a step, question or answer: made from its label when left empty."""

    def __init__(self, regex: str = KEY, *, of: str = "label", **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Key"))
        kwargs.setdefault("max_length", 80)
        kwargs.setdefault(
            "help_text", _("Made from the label by itself. It never changes once the form is published.")
        )
        super().__init__(regex, **kwargs)
        self.field.widget.attrs["data-builder-key"] = of


class WordsBlock(CodeBlock):
    """Any short text that machines read."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(r".{0,2000}", **kwargs)


class NumberBlock(CodeBlock):
    """A number with up to two decimals."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["error_messages"] = {"invalid": _("Please write a number, for example 12.")}
        super().__init__(NUMBER, **kwargs)


class DayBlock(CodeBlock):
    """A day, or today."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["error_messages"] = {"invalid": _("Please write a day like 2027-01-31, or today.")}
        super().__init__(DAY, **kwargs)
