"""Addresses of the room webhooks."""

from django.urls import path

from . import views

app_name = "webhooks"
urlpatterns = [
    path("", views.endpoints, name="endpoints"),
    path("new/", views.new, name="new"),
    path("deliveries/<uuid:delivery_id>/", views.delivery, name="delivery"),
    path("deliveries/<uuid:delivery_id>/again/", views.deliver_again, name="deliver_again"),
    path("<uuid:endpoint_id>/", views.endpoint, name="endpoint"),
    path("<uuid:endpoint_id>/change/", views.change, name="change"),
    path("<uuid:endpoint_id>/secret/", views.secret, name="secret"),
    path("<uuid:endpoint_id>/test/", views.test, name="test"),
    path("<uuid:endpoint_id>/switch/", views.switch, name="switch"),
    path("<uuid:endpoint_id>/failed/", views.failed, name="failed"),
    path("<uuid:endpoint_id>/delete/", views.delete, name="delete"),
]
