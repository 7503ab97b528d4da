"""The pages of the table, published."""

from typing import Any

from pages.models import StandardPage
from tests.pages import factories
from tests.pages.searching.texts import TEXTS


def lay(language: str) -> dict[str, StandardPage]:
    """The pages of one language by their short name."""
    return {
        name: factories.standard(
            language,
            title=title,
            slug=name,
            introduction=introduction,
            body=[("text", f"<p>{text}</p>")],
        )
        for name, (title, introduction, text) in TEXTS[language].items()
    }


def found(pages: Any, text: str) -> list[str]:
    """The short names of what is found, best first."""
    return [page.slug for page in pages.search(text)]
