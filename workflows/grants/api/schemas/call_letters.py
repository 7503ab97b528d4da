"""What programs get of the letters of a call."""

from ninja import Field, Schema


class LetterPartOut(Schema):
    """A part of a letter in one language, with its places left open."""

    part: str = Field(description="Letter and part: `award.terms`; the name in the call's `letter_words`.")
    language: str
    text: str
    own: bool = Field(description="Whether the call says this in its own words.")
    may_leave_open: list[str] = Field(description="Names that may stand in braces, as `{title}`.")
