"""The forms of the grant process as data: micro project, starter package, self-check."""

from .micro import micro_project
from .selfcheck import SELF_CHECK, SelfCheckQuestion
from .starter import starter_package

__all__ = ["SELF_CHECK", "SelfCheckQuestion", "micro_project", "starter_package"]
