"""Mistakes in a definition: each says what is wrong and where."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a form: the ids on the way, and the field there."""

    step: str = ""
    question: str = ""
    column: str = ""
    field: str = ""

    def at(self, field: str) -> "Place":
        """A field of this place."""
        return replace(self, field=field)

    def __str__(self) -> str:
        named = f"question {self.question}" if self.question else f"step {self.step}" if self.step else ""
        column = f"column {self.column}" if self.column else ""
        return ", ".join(part for part in (named, column, self.field) if part)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that has to be put right before the form can be published."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if str(self.place) else self.message


class DefinitionError(ValueError):
    """A definition that can't be used; `mistakes` has each place and what is wrong there."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("; ".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes


def missing_text(languages: list[str]) -> str:
    """What to say when a text is not there in some languages."""
    return _("text missing in %(languages)s") % {"languages": ", ".join(languages)}
