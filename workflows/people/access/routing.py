"""Where a room collects its endpoints."""

from collections.abc import Callable
from typing import Any

import ninja


class Router(ninja.Router):
    """An operation has one name: the one in the document also finds its address, unless it says otherwise."""

    def add_api_operation(
        self, path: str, methods: list[str], view_func: Callable[..., object], **options: Any
    ) -> None:
        """As `ninja.Router`."""
        options["url_name"] = options.get("url_name") or options.get("operation_id")
        super().add_api_operation(path, methods, view_func, **options)
