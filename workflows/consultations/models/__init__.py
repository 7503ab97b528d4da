"""What consultations keep."""

from .consultations import Consultation, Outcome
from .hours import Absence, Feed, Hours
from .ways import SPOKEN, Way, spoken_choices, spoken_label

__all__ = [
    "SPOKEN",
    "Absence",
    "Consultation",
    "Feed",
    "Hours",
    "Outcome",
    "Way",
    "spoken_choices",
    "spoken_label",
]
