"""Addresses of the room outbox."""

from django.urls import path

from . import returned_views, text_views, views

app_name = "outbox"
urlpatterns = [
    path("", views.undelivered, name="undelivered"),
    path("returned/", returned_views.returned, name="returned"),
    path("returned/<int:bounce_id>/settle/", returned_views.settle, name="settle_returned"),
    path("texts/", text_views.texts, name="texts"),
    path("texts/<slug:room>/<slug:name>/<slug:language>/", text_views.text, name="text"),
    path("texts/<slug:room>/<slug:name>/<slug:language>/reset/", text_views.reset, name="text_reset"),
    path("<uuid:message_id>/", views.mail, name="mail"),
    path("<uuid:message_id>/decide/", views.decide, name="decide"),
]
