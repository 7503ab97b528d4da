"""The page types, and the content that stands on every page."""

from .base import BasePage
from .calls import CallIndexPage, CallPage
from .changes import ContentChange, PageChange
from .events import EventIndexPage, EventPage
from .glossary import GlossaryEntry
from .home import HomePage
from .knowledge import FormatIndexPage, FormatPage, KnowledgeIndexPage, KnowledgePage
from .menus import Menu, MenuItem, Notice
from .news import NewsIndexPage, NewsPage
from .partners import PartnerIndexPage, PartnerPage
from .press import PressPage
from .programmes import ProgrammeIndexPage, ProgrammePage
from .projects import ProjectIndexPage, ProjectPage
from .reminders import DeadlineReminder
from .standard import StandardPage
from .taxonomy import Term
from .team import TeamPage
from .translations import TranslationMark

__all__ = [
    "BasePage",
    "CallIndexPage",
    "CallPage",
    "ContentChange",
    "DeadlineReminder",
    "EventIndexPage",
    "EventPage",
    "FormatIndexPage",
    "FormatPage",
    "GlossaryEntry",
    "HomePage",
    "KnowledgeIndexPage",
    "KnowledgePage",
    "Menu",
    "MenuItem",
    "NewsIndexPage",
    "NewsPage",
    "Notice",
    "PageChange",
    "PartnerIndexPage",
    "PartnerPage",
    "PressPage",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "ProjectIndexPage",
    "ProjectPage",
    "StandardPage",
    "TeamPage",
    "Term",
    "TranslationMark",
]
