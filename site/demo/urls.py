"""Addresses that only the demo has."""

from django.urls import URLPattern, URLResolver, path

from demo import signin, views

app_name = "demo"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.overview, name="overview"),
    path("sign-in/", signin.sign_in, name="sign_in"),
    path("mail/", views.mails, name="mails"),
    path("mail/<str:key>/", views.mail, name="mail"),
    path("mail/<str:key>/html/", views.mail_html, name="mail_html"),
]
