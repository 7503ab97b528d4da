"""The one router of consultations, who calls, and the refusals that every change may meet."""

from workflows.people.access.doors import api_auth
from workflows.people.access.routing import Router
from workflows.people.problems import Problem

router = Router(tags=["consultations"], auth=api_auth)
REFUSALS = {403: Problem, 404: Problem, 409: Problem, 422: Problem, 423: Problem}
