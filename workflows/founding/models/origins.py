"""Whether a founding is an Ausländerverein, as it is kept: the answer, never the counts."""

from enum import StrEnum


class Origin(StrEnum):
    """The answer to § 14 Abs. 1 VereinsG; ASK means that the authority decides."""

    UNLIKELY = "unlikely"
    LIKELY = "likely"
    ASK = "ask"
