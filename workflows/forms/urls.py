"""Addresses of the room forms."""

from django.urls import URLPattern, URLResolver, path

from .views import autosave, check, pages, reading, sheets, uploads

app_name = "forms"
urlpatterns: list[URLPattern | URLResolver] = [
    path("read/<str:code>/", reading.read, name="read"),
    path("<uuid:sheet_id>/", sheets.sheet, name="sheet"),
    path("<uuid:sheet_id>/resume/", sheets.resume, name="resume"),
    path("<uuid:sheet_id>/check/", check.check, name="check"),
    path("<uuid:sheet_id>/print/", sheets.answers, name="print"),
    path("<uuid:sheet_id>/<slug:page>/", pages.page, name="page"),
    path("<uuid:sheet_id>/<slug:page>/autosave/", autosave.autosave, name="autosave"),
    path("<uuid:sheet_id>/<slug:page>/upload/", uploads.upload, name="upload"),
]
