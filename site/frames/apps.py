"""The Django app frames."""

from django.apps import AppConfig


class FramesConfig(AppConfig):
    """Registers the frames every screen shares: form rendering, branding, errors, the style guide."""

    name = "frames"
    label = "frames"

    def import_models(self) -> None:
        """Before any other room is read: none of them may have written a schema yet."""
        from . import schemas  # noqa: PLC0415  settings exist only now

        schemas.build_late()
        super().import_models()

    def build_schemas(self) -> None:
        """For a process whose children share them (wsgi.py)."""
        from . import schemas  # noqa: PLC0415  as above

        schemas.build_now()
