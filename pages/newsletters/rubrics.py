"""The six rubrics every issue has, promised to the funder (target 001-6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rubric(models.TextChoices):
    """What the newsletter tells about, in the order of an issue."""

    ADVICE = "advice", _("Advice offers")
    FUNDING = "funding", _("Funding opportunities")
    CONTACTS = "contacts", _("Contact points")
    TRAINING = "training", _("External training")
    MEETINGS = "meetings", _("Networking meetings")
    SUPPORT = "support", _("Support options")
