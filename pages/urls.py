"""Addresses of the room pages in every language, besides Wagtail's own pages."""

from django.urls import URLPattern, URLResolver, path

from .views.glossary import words
from .views.machines import NewsFeed
from .views.search import search

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("search/", search, name="search"),
    path("glossary/", words, name="glossary"),
    path("feed.atom", NewsFeed(), name="feed"),
]
