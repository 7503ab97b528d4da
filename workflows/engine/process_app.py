"""The Django app of a process: it brings the declaration in its `process.py` along."""

from importlib import import_module

from django.apps import AppConfig


class ProcessConfig(AppConfig):
    """Base of every process's AppConfig; `name` is all that a process says."""

    default = False  # Django finds two configurations in an apps.py that imports this one

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        cls.default = True

    def ready(self) -> None:
        """The shared rooms know the process."""
        from workflows.engine import processes  # noqa: PLC0415  models are loaded only now

        processes.register(self.name, import_module(f"{self.name}.process").PROCESS)
