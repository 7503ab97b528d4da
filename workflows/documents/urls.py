"""Addresses of the room documents."""

from django.urls import path

from . import views

app_name = "documents"
urlpatterns = [
    path("<uuid:document_id>/", views.download, name="download"),
    path("<uuid:document_id>/preview/", views.preview, name="preview"),
]
