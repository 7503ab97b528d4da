"""Addresses of the room organisations."""

from django.urls import URLPattern, URLResolver, path

from .views import health, merging, safe, staff

app_name = "organisations"
urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/organisations/", staff.organisations, name="list"),
    path("desk/organisations/doubles/", merging.doubles, name="doubles"),
    path("desk/organisations/doubles/new/", merging.propose, name="merger_new"),
    path("desk/organisations/doubles/<uuid:proposal>/", merging.proposal, name="merger"),
    path("desk/organisations/doubles/<uuid:proposal>/decide/", merging.decide, name="merger_decide"),
    path("desk/organisations/<uuid:uuid>/", staff.organisation, name="page"),
    path("desk/organisations/<uuid:uuid>/merge/", merging.choose, name="merge_choose"),
    path("organisations/<uuid:uuid>/safe/", safe.safe, name="safe"),
    path("organisations/<uuid:uuid>/safe/add/", safe.add, name="safe_add"),
    path("organisations/<uuid:uuid>/safe/entries/<uuid:entry>/add/", safe.add_version, name="safe_version"),
    path("organisations/<uuid:uuid>/safe/<uuid:version>/take-out/", safe.take_out, name="safe_take_out"),
    path("organisations/<uuid:uuid>/safe/<uuid:version>/seen/", safe.seen, name="safe_seen"),
    path("organisations/<uuid:uuid>/health/", health.health, name="health"),
    path("organisations/<uuid:uuid>/record/", health.record, name="record"),
]
