"""Addresses of the room indicators: below the numbers of the desk."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "indicators"
urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/targets/", views.periods, name="periods"),
    path("desk/targets/new/", views.period_new, name="period_new"),
    path("desk/targets/<uuid:period_id>/", views.period, name="period"),
    path("desk/targets/<uuid:period_id>/change/", views.period_change, name="period_change"),
    path("desk/targets/<uuid:period_id>/set/", views.target_set, name="target_set"),
    path("desk/targets/<uuid:period_id>/drop/", views.target_drop, name="target_drop"),
    path("desk/targets/<uuid:period_id>/report/", views.report_new, name="report_new"),
    path("desk/reports/<uuid:report_id>/", views.report, name="report"),
    path("desk/reports/<uuid:report_id>/file.<slug:ending>", views.report_file, name="report_file"),
]
