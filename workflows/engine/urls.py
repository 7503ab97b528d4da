"""Addresses of the room engine."""

from django.urls import URLPattern, URLResolver

app_name = "engine"
urlpatterns: list[URLPattern | URLResolver] = []
