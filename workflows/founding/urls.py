"""Addresses of the room founding."""

from django.urls import URLPattern, URLResolver, path

from .views import (
    agenda,
    duties,
    founders,
    joining,
    meeting,
    orientation,
    register,
    review,
    statute,
    statute_check,
)

app_name = "founding"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", orientation.ask, name="orientation"),
    path("statute-check/", statute_check.check, name="statute_check"),
    path("start/", orientation.start, name="start"),
    path("joined/", joining.joined, name="joined"),
    path("join/<str:link>/", joining.join, name="join"),
    path("join/<str:link>/leave/", joining.leave, name="join_leave"),
    path("<uuid:case_id>/founders/", founders.founders, name="founders"),
    path("<uuid:case_id>/founders/<uuid:invitation_id>/again/", founders.again, name="founder_again"),
    path("<uuid:case_id>/founders/<uuid:invitation_id>/revoke/", founders.revoke, name="founder_revoke"),
    path("<uuid:case_id>/founders/<uuid:invitation_id>/qr.svg", founders.qr, name="founder_qr"),
    path("<uuid:case_id>/statute/", statute.statute, name="statute"),
    path("<uuid:case_id>/preview/<slug:page>/", statute.preview_page, name="preview"),
    path("<uuid:case_id>/rules/<str:rule>/", statute.waive, name="waive"),
    path("<uuid:case_id>/wording/<str:paragraph>/", statute.wording, name="wording"),
    path("<uuid:case_id>/review/", review.review, name="review"),
    path("<uuid:case_id>/revise/", review.revise, name="revise"),
    path("<uuid:case_id>/meeting/", meeting.meeting, name="meeting"),
    path("<uuid:case_id>/meeting/agenda/", agenda.overview, name="agenda"),
    path("<uuid:case_id>/meeting/agenda/close/", agenda.close, name="agenda_close"),
    path("<uuid:case_id>/meeting/agenda/<slug:code>/", agenda.page, name="agenda_page"),
    path("<uuid:case_id>/duties/", duties.duties, name="duties"),
    path("<uuid:case_id>/duties/close/", duties.close, name="close"),
    path("<uuid:case_id>/duties/<slug:code>/", duties.tick, name="tick"),
    path("<uuid:case_id>/duties/<slug:code>/<int:turn>/", duties.tick, name="tick_turn"),
    path("<uuid:case_id>/duties/<slug:code>/<int:turn>.ics", duties.duty_calendar, name="duty_calendar"),
    path("<uuid:case_id>/deadlines.ics", duties.case_calendar, name="calendar"),
    path("<uuid:case_id>/tax-notice/", duties.tax_notice, name="tax_notice"),
    path("<uuid:case_id>/change/", duties.change, name="change"),
    path("<uuid:case_id>/members/", duties.members, name="members"),
    path("<uuid:case_id>/papers/", register.papers, name="papers"),
    path("<uuid:case_id>/papers/check/", register.check_papers, name="check_papers"),
    path("<uuid:case_id>/application/", register.application, name="application"),
    path("<uuid:case_id>/court/", register.court, name="court"),
    path("<uuid:case_id>/remedy/", register.remedy, name="remedy"),
]
