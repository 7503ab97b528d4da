"""The letters of the grant process: German is binding, a reading aid comes in the applicant's language."""

from . import reclaims
from .answers import award, formal_rejection, rejection
from .examinations import examination_note
from .receipts import receipt

__all__ = ["award", "examination_note", "formal_rejection", "receipt", "reclaims", "rejection"]
