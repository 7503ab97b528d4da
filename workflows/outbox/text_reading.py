"""What screens and endpoints show of the texts of mails."""

from dataclasses import dataclass

from django.conf import settings

from .frame import Part, parts_of
from .models import MailText
from .rewriting import last_text, mail_of
from .texts import checking, kept, samples
from .texts.known import every_mail
from .texts.originals import Original, original


@dataclass(frozen=True)
class Listed:
    """A mail in the list: its subject in the reader's language, and the languages somebody wrote anew."""

    template: str
    subject: str
    own: list[str]

    @property
    def room(self) -> str:
        """The room it comes from."""
        return self.template.partition("/")[0]

    @property
    def name(self) -> str:
        """Its name in that room."""
        return self.template.rpartition("/")[2]


@dataclass(frozen=True)
class Written:
    """A mail in one language: the original, what counts now, and how it came to that."""

    template: str
    language: str
    original: Original
    subject: str
    body: str
    is_own: bool
    fits: bool
    history: list[MailText]

    def places(self) -> list[tuple[str, str]]:
        """Each place as it is typed, with what a made-up case puts there."""
        return [
            (f"{{{name}}}", samples.sample_of(self.original, name, self.language))
            for name in self.original.places
        ]


def listed(language: str) -> list[Listed]:
    """All mails of the house."""
    own: dict[str, list[str]] = {}
    for template, written in kept.current():
        own.setdefault(template, []).append(written)
    return [
        Listed(template, original(template, language).subject, sorted(own.get(template, [])))
        for template in every_mail()
    ]


def text_of_mail(template: str, language: str) -> Written:
    """One mail in one language; Http404 when there is none."""
    known, last = mail_of(template, language), last_text(template, language)
    is_own = last is not None and not last.is_original
    subject, body = (last.subject, last.body) if last is not None and is_own else (known.subject, known.body)
    history = MailText.objects.filter(template=template, language=language).select_related("written_by")
    fits = checking.fits(known, subject, body)
    return Written(template, language, known, subject, body.strip(), is_own, fits, list(history[:50]))


def previewed(mail: Written, subject: str, body: str) -> tuple[str, str, list[Part]]:
    """Subject, text and its parts with a made-up case."""
    title = samples.read_aloud(mail.original, subject, mail.language)
    text = samples.read_aloud(mail.original, body, mail.language)
    return " ".join(title.split()), text, parts_of(text)


def languages() -> list[tuple[str, str]]:
    """Code and own name of each language."""
    return list(settings.LANGUAGES)
