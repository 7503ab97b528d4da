"""The Django app engine."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class EngineConfig(AppConfig):
    """Registers workflows.engine."""

    name = "workflows.engine"
    label = "engine"

    def ready(self) -> None:
        """Connections know the lock timeout; the law's default values follow every migration."""
        from workflows.engine import invariants, law, locks, retention  # noqa: PLC0415  models only now

        retention.register()
        invariants.declare()
        connection_created.connect(locks.set_lock_timeout, dispatch_uid="engine.lock_timeout")
        post_migrate.connect(law.sync, sender=self, dispatch_uid="engine.law")
