"""The texts of a page or snippet that are being translated, as wagtail-localize keeps them.

One place can hold several texts: each paragraph of a rich text has the path of the whole.
"""

import hashlib
from dataclasses import dataclass

from wagtail_localize.models import StringSegment, StringTranslation, Translation

MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE
MANUAL = StringTranslation.TRANSLATION_TYPE_MANUAL


@dataclass(frozen=True)
class Text:
    """One text: where it stands, its words (HTML with inline tags), and what it is translated to."""

    path: str
    words: str
    string_id: int
    context_id: int
    told: str = ""
    by_machine: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """What wagtail-localize knows the text by."""
        return self.string_id, self.context_id

    @property
    def key(self) -> str:
        """A name for files that stays while place and words stay."""
        return f"{self.path}:{hashlib.sha256(self.words.encode()).hexdigest()[:12]}"


def texts_of(translation: Translation) -> list[Text]:
    """Every text in the order of the page, once for each place; two statements."""
    segments = StringSegment.objects.filter(source=translation.source_id).order_by("order")
    known = {
        (each.translation_of_id, each.context_id): each
        for each in StringTranslation.objects.filter(
            locale_id=translation.target_locale_id, context__object_id=translation.source.object_id
        )
    }
    found: dict[tuple[int, int], Text] = {}
    for segment in segments.select_related("context", "string"):
        place = (segment.string_id, segment.context_id)
        told = known.get(place)
        found.setdefault(
            place,
            Text(
                segment.context.path,
                segment.string.data,
                *place,
                told=told.data if told else "",
                by_machine=told is not None and told.translation_type == MACHINE,
            ),
        )
    return list(found.values())
