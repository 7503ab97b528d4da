"""What goes in and out of the API about the reviewers of the house."""

from uuid import UUID

from ninja import Field, Schema


class CandidateOut(Schema):
    """A reviewer with their open reviews, what speaks for them and whether they may judge."""

    id: UUID
    name: str
    load: int
    free: bool
    reason: str
    topics: list[str] = Field(description="Codes of the application's target groups that they know about.")
    reads: bool = Field(description="Whether they read the language of the application.")
    in_pool: bool = Field(description="Whether the call draws from them.")
    why: str = Field(description="The same in words.")


class KnowledgeIn(Schema):
    """What a reviewer knows about (codes of target groups) and reads (codes of languages)."""

    topics: list[str] = Field(max_length=50)
    languages: list[str] = Field(max_length=20)


class ReviewerOut(KnowledgeIn):
    """A reviewer of the house; `stated` is false as long as nobody wrote anything down."""

    id: UUID
    name: str
    stated: bool
    load: int
