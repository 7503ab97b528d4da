"""Addresses of the room founding."""

from django.urls import URLPattern, URLResolver

app_name = "founding"
urlpatterns: list[URLPattern | URLResolver] = []
