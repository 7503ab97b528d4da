"""What the tests of lists share."""

from django.test import Client

from tests.people.factories import UserFactory


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def officer():
    return UserFactory(roles=["formal_officer"])
