"""The one router of lending."""

from workflows.people.access.doors import api_auth
from workflows.people.access.routing import Router

router = Router(tags=["lending"], auth=api_auth)
