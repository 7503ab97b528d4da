"""The page types, and the content that stands on every page."""

from .base import BasePage
from .calls import CallIndexPage, CallPage
from .changes import ContentChange, PageChange
from .home import HomePage
from .menus import Menu, MenuItem, Notice
from .news import NewsIndexPage, NewsPage
from .projects import ProjectIndexPage, ProjectPage
from .standard import StandardPage
from .taxonomy import Term
from .team import TeamPage
from .translations import TranslationMark

__all__ = [
    "BasePage",
    "CallIndexPage",
    "CallPage",
    "ContentChange",
    "HomePage",
    "Menu",
    "MenuItem",
    "NewsIndexPage",
    "NewsPage",
    "Notice",
    "PageChange",
    "ProjectIndexPage",
    "ProjectPage",
    "StandardPage",
    "TeamPage",
    "Term",
    "TranslationMark",
]
