"""The letters of the grant process: German is binding, a reading aid comes in the applicant's language."""

from .answers import award, formal_rejection, rejection
from .receipts import receipt

__all__ = ["award", "formal_rejection", "receipt", "rejection"]
