"""Addresses of the room lending."""

from django.urls import path

from .views import bookings, catalogue, feeds, numbers, steps

app_name = "lending"
urlpatterns = [
    path("", catalogue.catalogue, name="catalogue"),
    path("bookings/", bookings.bookings, name="bookings"),
    path("bookings/<uuid:case_id>/change/", bookings.change, name="change"),
    path("bookings/<uuid:case_id>/cancel/", bookings.cancel, name="cancel"),
    path("bookings/<uuid:case_id>/leave-out/", bookings.leave_out, name="leave_out"),
    path("bookings/<uuid:case_id>/calendar.ics", bookings.calendar, name="calendar"),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/<str:token>.ics", feeds.feed, name="feed"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("steps/<int:pk>/", steps.step, name="step"),
    path("<slug:slug>/", catalogue.resource, name="resource"),
    path("<slug:slug>/ask/", bookings.ask, name="ask"),
]
