"""The Django app documents."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers workflows.documents."""

    name = "workflows.documents"
    label = "documents"
