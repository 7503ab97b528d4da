"""Addresses of the room outbox."""

from django.urls import path

from . import views

app_name = "outbox"
urlpatterns = [
    path("", views.undelivered, name="undelivered"),
    path("<uuid:message_id>/", views.mail, name="mail"),
    path("<uuid:message_id>/decide/", views.decide, name="decide"),
]
