"""Addresses of the room pages that have no language: for search engines."""

from django.urls import URLPattern, URLResolver, path

from .views.machines import favicon, manifest, robots, security, sitemap

app_name = "machines"
urlpatterns: list[URLPattern | URLResolver] = [
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon, name="favicon"),
    path("site.webmanifest", manifest, name="manifest"),
    path(".well-known/security.txt", security, name="security"),
]
