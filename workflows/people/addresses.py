"""Full addresses of screens, in the language of whoever reads the mail."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override


def address(name: str, language: str, **kwargs: object) -> str:
    """The address of a screen, e.g. `address("desk:case", "ar", case_id=case.pk)`."""
    with override(language):
        return settings.PUBLIC_URL + reverse(name, kwargs=kwargs)
