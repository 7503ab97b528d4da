"""Whether the house can answer: its database and its cache, as JSON for machines."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from health_check.views import HealthCheckView


class Health(HealthCheckView):
    """200 when database and cache answer, 500 otherwise; always JSON, whatever the client accepts."""

    checks = ("health_check.checks.Cache", "health_check.checks.Database")

    async def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer as JSON."""
        query = request.GET.copy()
        query["format"] = "json"
        request.GET = query  # type: ignore[assignment]
        return await super().get(request, *args, **kwargs)  # type: ignore[no-any-return]
