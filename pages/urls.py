"""Addresses of the room pages in every language, besides Wagtail's own pages."""

from django.urls import URLPattern, URLResolver, path

from .reminders import views as reminders
from .views.glossary import words
from .views.machines import NewsFeed
from .views.search import search

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("search/", search, name="search"),
    path("glossary/", words, name="glossary"),
    path("remind/check-your-mail/", reminders.asked, name="remind_asked"),
    path("remind/<uuid:programme>/", reminders.ask, name="remind"),
    path("remind/confirm/<str:token>/", reminders.confirm, name="remind_confirm"),
    path("remind/end/<str:token>/", reminders.end, name="remind_end"),
    path("remind/one-click/<str:token>/", reminders.one_click, name="remind_one_click"),
    path("feed.atom", NewsFeed(), name="feed"),
]
