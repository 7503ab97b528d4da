"""The letters of the grant process: German is binding, a reading aid comes in the applicant's language."""

from . import reclaims
from .amendments import amendment
from .answers import award, formal_rejection, idea_rejection, rejection
from .examinations import examination_note
from .minutes import jury_minutes
from .receipts import receipt

__all__ = [
    "amendment",
    "award",
    "examination_note",
    "formal_rejection",
    "idea_rejection",
    "jury_minutes",
    "receipt",
    "reclaims",
    "rejection",
]
