"""The words every house starts with."""

import uuid
from pathlib import Path

from wagtail.models import Locale

from pages.models import GlossaryEntry
from workflows.values.yaml_files import load_data

FILE = Path(__file__).with_name("words.yaml")


def lay_words(locales: dict[str, Locale]) -> None:
    """A house without any word has the first ones, in each of its languages that the file knows."""
    if GlossaryEntry.objects.exists():
        return
    entries = []
    for row in load_data(FILE):
        key = uuid.uuid4()
        for language, locale in locales.items():
            said = row.get(language)
            if said is None:
                continue
            entries.append(
                GlossaryEntry(
                    code=row["code"],
                    word=said["word"],
                    forms="\n".join(said.get("forms", ())),
                    means=said["means"],
                    in_texts=not (row.get("quiet") or said.get("quiet")),
                    locale=locale,
                    translation_key=key,
                )
            )
    GlossaryEntry.objects.bulk_create(entries)
