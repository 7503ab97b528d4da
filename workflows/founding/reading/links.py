"""Full addresses of a founding's screens, in the reader's language, for mails."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override


def screen(name: str, case: Any, language: str) -> str:
    """The address of a screen of this case, e.g. `screen("duties", case, "ar")`."""
    with override(language):
        return settings.PUBLIC_URL + reverse(f"founding:{name}", kwargs={"case_id": case.pk})
