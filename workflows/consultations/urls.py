"""Addresses of the room consultations."""

from django.urls import URLPattern, URLResolver, path

from .views import advising, asking, changing, hours, numbers

app_name = "consultations"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", asking.search, name="search"),
    path("ask/", asking.ask, name="ask"),
    path("hours/", hours.hours, name="hours"),
    path("hours/<int:pk>/drop/", hours.drop, name="drop_hours"),
    path("hours/absences/", hours.absence, name="absence"),
    path("hours/absences/<int:pk>/drop/", hours.drop_absence, name="drop_absence"),
    path("hours/feed/", hours.renew, name="renew_feed"),
    path("calendar/<str:token>.ics", hours.feed, name="feed"),
    path("numbers/", numbers.show, name="numbers"),
    path("<uuid:case_id>/answer/", advising.answer, name="answer"),
    path("<uuid:case_id>/result/", advising.write_down, name="write_down"),
    path("<uuid:case_id>/move/", changing.move, name="move"),
    path("<uuid:case_id>/cancel/", changing.cancel, name="cancel"),
    path("<uuid:case_id>/entry.ics", changing.entry, name="entry"),
]
