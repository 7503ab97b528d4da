"""Addresses of the sample process."""

from django.urls import path

from . import views

app_name = "room_request"
urlpatterns = [
    path("ask/", views.ask, name="ask"),
    path("<uuid:case_id>/answer/", views.answer, name="answer"),
]
