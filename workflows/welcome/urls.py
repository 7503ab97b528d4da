"""Addresses of the room welcome."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "welcome"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.doors, name="doors"),
    path("ask/", views.ask, name="ask"),
    path("thanks/", views.thanks, name="thanks"),
    path("numbers/", views.show_numbers, name="numbers"),
    path("<uuid:case_id>/answer/", views.answer, name="answer"),
]
