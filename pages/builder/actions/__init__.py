"""What editors do with forms: translate, check, publish; and what the software ships."""

from .exchange import export_form, import_form
from .publishing import changes, freeze, problems, publish, publish_translations, retranslated, seal_of
from .shipping import ship
from .translating import sync

__all__ = [
    "changes",
    "export_form",
    "freeze",
    "import_form",
    "problems",
    "publish",
    "publish_translations",
    "retranslated",
    "seal_of",
    "ship",
    "sync",
]
