"""Addresses of the room meetings."""

from django.urls import path

from .views import (
    answering,
    certificates,
    door,
    follow_ups,
    minutes,
    news,
    public,
    running,
    series,
    steps,
    tasks,
)

app_name = "meetings"
urlpatterns = [
    path("", public.dates, name="dates"),
    path("calendar.ics", public.calendar, name="calendar"),
    path("planned/", running.planned, name="planned"),
    path("plan/", running.plan, name="plan"),
    path("steps/<int:pk>/", steps.step, name="step"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/<int:pk>/", tasks.task, name="task"),
    path("series/", series.all_series, name="all_series"),
    path("series/<int:pk>/", series.series, name="series"),
    path("series/<int:pk>/rhythm/", series.rhythm, name="rhythm"),
    path("invitations/<str:link>/", answering.answer, name="answer"),
    path("invitations/<str:link>/no-more/", answering.one_click, name="one_click"),
    path("registrations/<str:link>/", public.registration, name="registration"),
    path("registrations/<str:link>/code.svg", door.qr, name="qr"),
    path("registrations/<str:link>/certificate.pdf", certificates.certificate, name="certificate"),
    path("certificates/<str:link>/", certificates.certificate_check, name="certificate_check"),
    path("follow-ups/<str:link>/", follow_ups.follow_up, name="follow_up"),
    path("<uuid:meeting_id>/", public.meeting, name="meeting"),
    path("<uuid:meeting_id>/calendar.ics", public.meeting_calendar, name="meeting_calendar"),
    path("<uuid:meeting_id>/register/", public.register, name="register"),
    path("<uuid:meeting_id>/change/", running.change, name="change"),
    path("<uuid:meeting_id>/call-off/", running.call_off, name="call_off"),
    path("<uuid:meeting_id>/series/", series.begin, name="begin_series"),
    path("<uuid:meeting_id>/answers/", series.answers, name="answers"),
    path("<uuid:meeting_id>/photo-notice/<str:language>.pdf", running.photo_notice, name="photo_notice"),
    path("<uuid:meeting_id>/news/", news.news, name="news"),
    path("<uuid:meeting_id>/minutes/", minutes.minutes, name="minutes"),
    path("<uuid:meeting_id>/minutes/send/", minutes.send, name="send_minutes"),
    path("<uuid:meeting_id>/tasks/", tasks.new_task, name="new_task"),
    path("<uuid:meeting_id>/check-in/", door.check_in, name="check_in"),
    path("<uuid:meeting_id>/attendance/", running.attendance, name="attendance"),
]
