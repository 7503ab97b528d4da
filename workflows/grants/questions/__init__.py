"""The forms of the grant process as data: micro, cooperation, starter package, self-check."""

from .cooperation import cooperation_project
from .micro import micro_project
from .selfcheck import SELF_CHECK, SelfCheckQuestion
from .starter import starter_package

__all__ = ["SELF_CHECK", "SelfCheckQuestion", "cooperation_project", "micro_project", "starter_package"]
