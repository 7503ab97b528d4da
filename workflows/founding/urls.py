"""Addresses of the room founding."""

from django.urls import URLPattern, URLResolver, path

from .views import duties, meeting, orientation, review, statute, statute_check

app_name = "founding"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", orientation.ask, name="orientation"),
    path("statute-check/", statute_check.check, name="statute_check"),
    path("start/", orientation.start, name="start"),
    path("<uuid:case_id>/statute/", statute.statute, name="statute"),
    path("<uuid:case_id>/rules/<str:rule>/", statute.waive, name="waive"),
    path("<uuid:case_id>/wording/<str:paragraph>/", statute.wording, name="wording"),
    path("<uuid:case_id>/review/", review.review, name="review"),
    path("<uuid:case_id>/revise/", review.revise, name="revise"),
    path("<uuid:case_id>/meeting/", meeting.meeting, name="meeting"),
    path("<uuid:case_id>/duties/", duties.duties, name="duties"),
    path("<uuid:case_id>/duties/close/", duties.close, name="close"),
    path("<uuid:case_id>/duties/<slug:code>/", duties.tick, name="tick"),
]
