"""What founders agree to when they enter their data by link, version by version."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workflows.forms.definition.texts import say
from workflows.values.yaml_files import load_data


@dataclass(frozen=True)
class ConsentText:
    """One wording; `version` is kept with whoever agreed to it."""

    version: str
    text: Mapping[str, str]

    def say(self, language: str | None = None) -> str:
        """The text in `language` (the active one by default)."""
        return say(self.text, language)


@cache
def consent_texts() -> tuple[ConsentText, ...]:
    """Every wording there ever was, oldest first."""
    data = load_data(Path(__file__).with_name("founder_consent.yaml"))
    return tuple(ConsentText(str(each["version"]), each["text"]) for each in data["versions"])


def current_consent() -> ConsentText:
    """What is asked today."""
    return consent_texts()[-1]
