"""What a page is made of: its body, and the doors of the home page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .links import Action, Contact, Door, File, Gallery, LinkedPages, Picture, PressPicture, Release, Video
from .words import Heading, KeyFacts, Questions, Quote, Remark, Steps

RICH = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class BodyBlock(blocks.StreamBlock):
    """All blocks a page may be made of."""

    heading = Heading()
    text = blocks.RichTextBlock(label=_("Text"), features=RICH, template="pages/blocks/text.html")
    picture = Picture()
    gallery = Gallery()
    quote = Quote()
    facts = KeyFacts()
    steps = Steps()
    questions = Questions()
    action = Action()
    pages = LinkedPages()
    contact = Contact()
    file = File()
    notice = Remark()
    video = Video()


class DoorsBlock(blocks.StreamBlock):
    """The doors of the home page."""

    door = Door()


class ReleasesBlock(blocks.StreamBlock):
    """What was told to the press."""

    release = Release()


class PressPicturesBlock(blocks.StreamBlock):
    """Pictures that others may print."""

    picture = PressPicture()
