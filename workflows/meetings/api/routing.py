"""The one router of meetings."""

from workflows.people.access.doors import api_auth
from workflows.people.access.routing import Router

router = Router(tags=["meetings"], auth=api_auth)
