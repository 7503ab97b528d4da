"""The blocks that pages are made of, by what they are."""

from .choices import DocumentChoice, PageChoice, PictureChoice
from .people import FundersBlock, IndicatorsBlock, PartnersBlock, PeopleBlock
from .streams import BodyBlock, DoorsBlock, PressPicturesBlock, ReleasesBlock

__all__ = [
    "BodyBlock",
    "DocumentChoice",
    "DoorsBlock",
    "FundersBlock",
    "IndicatorsBlock",
    "PageChoice",
    "PartnersBlock",
    "PeopleBlock",
    "PictureChoice",
    "PressPicturesBlock",
    "ReleasesBlock",
]
