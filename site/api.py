"""The one API of the house: Wagtail's v3 object with the routers of our rooms."""

from importlib import import_module

from api_kept import kept
from api_once import answered, once
from api_scopes import scoped
from api_versions import versioned
from django.conf import settings
from wagtail.api.v3.urls import api

import api_errors
import api_pages
import api_reads
from api_document import completed
from api_parameters import known_only
from bodies import StrictParser
from pages.api import router as site_router
from pages.api_changes import router as changes_router
from pages.api_content_changes import router as content_changes_router
from pages.api_editing import router as editing_router
from pages.api_glossary import router as glossary_router
from pages.builder.api import router as builder_router
from pages.machine.api import router as machine_router
from pages.newsletters.api import router as newsletters_router
from pages.openapi import in_english
from pages.reminders.api import router as reminders_router
from pages.translations_api import router as translations_router
from pages.xliff.api import router as xliff_router
from processes import label
from workflows.desk.api import router as desk_router
from workflows.desk.api.batches import router as batches_router
from workflows.desk.api.exports import router as exports_router
from workflows.desk.api.following import router as following_router
from workflows.desk.api.labels import router as labels_router
from workflows.desk.api.log import router as log_router
from workflows.desk.api.looks import router as looks_router
from workflows.desk.api.numbers import router as numbers_router
from workflows.desk.api.operation import router as operation_router
from workflows.desk.api.retention import router as retention_router
from workflows.desk.api.samples import router as samples_router
from workflows.desk.api.saved_views import router as saved_views_router
from workflows.desk.api.tasks import router as tasks_router
from workflows.documents.api import router as documents_router
from workflows.engine.api import router as engine_router
from workflows.engine.refusals import register_handlers
from workflows.forms.api import router as forms_router
from workflows.indicators.api import router as indicators_router
from workflows.organisations.api import router as organisations_router
from workflows.outbox.api import router as outbox_router
from workflows.outbox.text_api import router as mail_texts_router
from workflows.people.api import router as people_router
from workflows.webhooks.api import router as webhooks_router

api.title = "Offenes Haus"
api.description = "Pages, calls, forms, cases and tasks of a House of Resources."

api.docs_decorator = in_english(api.docs_decorator)
api.parser = StrictParser()
api_errors.register(api)
api_pages.register()
api_reads.register()
register_handlers(api)
api.add_decorator(api_reads.quick, mode="operation")
api.add_decorator(answered, mode="operation")
api.add_decorator(once, mode="view")
api.add_decorator(versioned, mode="view")
api.add_decorator(kept, mode="view")
api.add_decorator(known_only, mode="view")
api.add_decorator(scoped, mode="view")
api.add_router("/site/", site_router)
api.add_router("/site/", translations_router)
api.add_router("/site/", xliff_router)
api.add_router("/site/", changes_router)
api.add_router("/site/", content_changes_router)
api.add_router("/site/", glossary_router)
api.add_router("/site/", editing_router)
api.add_router("/site/", reminders_router)
api.add_router("/site/", machine_router)
api.add_router("/newsletters/", newsletters_router)
api.add_router("/builder/", builder_router)
api.add_router("/people/", people_router)
api.add_router("/engine/", engine_router)
api.add_router("/forms/", forms_router)
api.add_router("/files/", documents_router)  # /documents/ is Wagtail's
api.add_router("/outbox/texts", mail_texts_router)
api.add_router("/outbox/", outbox_router)
api.add_router("/organisations/", organisations_router)
api.add_router("/webhooks/", webhooks_router)
api.add_router("/indicators/", indicators_router)
api.add_router("/desk/", desk_router)
api.add_router("/desk/", saved_views_router)
api.add_router("/desk/", tasks_router)
api.add_router("/desk/", numbers_router)
api.add_router("/log/", log_router)
api.add_router("/desk/", labels_router)
api.add_router("/desk/", samples_router)
api.add_router("/desk/", looks_router)
api.add_router("/desk/", following_router)
api.add_router("/desk/", exports_router)
api.add_router("/desk/", batches_router)
api.add_router("/operation/", operation_router)
api.add_router("/operation/retention/", retention_router)
for process in settings.PROCESSES:
    api.add_router(f"/{label(process)}/", import_module(f"{process}.api").router)

_document = api.get_openapi_schema


def _completed(**options: object) -> object:
    """The document of all rooms, with the errors of every operation."""
    return completed(_document(**options))


api.get_openapi_schema = _completed

__all__ = ["api"]
