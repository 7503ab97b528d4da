"""The Django app of a process: it brings the declaration in its `process.py` along."""

from importlib import import_module

from django.apps import AppConfig


class ProcessConfig(AppConfig):
    """Base of every process's AppConfig; `name` is all that a process says."""

    def ready(self) -> None:
        """The shared rooms know the process."""
        from workflows.engine import processes  # noqa: PLC0415  models are loaded only now

        processes.register(self.name, import_module(f"{self.name}.process").PROCESS)
