"""What the builder says about changes of a form."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "added": _("new question"),
    "removed": _("question removed; answers are kept aside"),
    "retyped": _("asks for something else"),
    "reworded": _("other words"),
    "options": _("other answers to choose"),
    "changed": _("help, limits or conditions"),
}
