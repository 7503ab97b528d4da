"""Setting up a second factor proves who one is: the next step does not ask again."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.forms import BaseForm
from django.http import HttpResponse


class ActivateApp(ActivateTOTPView):
    """An authenticator app, then at once its recovery codes."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        response = super().form_valid(form)
        record_authentication(
            self.request, self.request.user, method="mfa", type="totp", reauthenticated=True
        )
        return response


class AddPasskey(AddWebAuthnView):
    """A passkey, then at once its recovery codes."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        response = super().form_valid(form)
        record_authentication(
            self.request, self.request.user, method="mfa", type="webauthn", reauthenticated=True
        )
        return response
