"""A passkey in a real browser: added, then enough to sign in."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from playwright.sync_api import Browser

from tests.people.factories import UserFactory

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_passkey_is_added_and_signs_in(browser: Browser, live_server: Any) -> None:
    """Nothing inline is needed: it works under the house's content security policy."""
    address = live_server.url.replace("127.0.0.1", "localhost")
    user = UserFactory(email="amira@example.org")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client = Client()
    client.force_login(user)
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="de-DE")
    page = context.new_page()
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
    page.goto(f"{address}/account/2fa/webauthn/add/")
    page.fill("#id_name", "Mein Telefon")
    page.click("#mfa_webauthn_add")
    page.wait_for_selector(".codes li")
    assert user.authenticator_set.filter(type="webauthn").count() == 1
    context.clear_cookies()
    page.goto(f"{address}/account/login/?next=/people/organisations/")
    page.click("#passkey_login")
    page.wait_for_url("**/people/organisations/")
    context.close()
