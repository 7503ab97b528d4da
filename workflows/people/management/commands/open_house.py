"""`manage.py open_house --email …`: the first administrator of a new house."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from workflows.people.actions.accounts import create_account, verify_address
from workflows.people.actions.roles import grant_role
from workflows.people.models import Role, RoleGrant, User
from workflows.values import Unreadable
from workflows.values.addresses import account_address


class Command(BaseCommand):
    """Creates (or finds) the account and makes it an administrator; only while the house has none."""

    help = "Make somebody the first administrator of this house."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, and in which language."""
        parser.add_argument("--email", required=True, help="The address that gets the sign-in codes.")
        parser.add_argument("--name", default="", help="As people call them.")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, choices=dict(settings.LANGUAGES))

    @transaction.atomic
    def handle(self, *args: object, email: str, name: str, language: str, **options: object) -> None:
        """The house has its first administrator; a house that has one refuses."""
        try:
            email = account_address(email)
        except Unreadable as error:
            raise CommandError(f"{email} is not an e-mail address.") from error
        if RoleGrant.objects.filter(role=Role.ADMIN, user__is_active=True).exists():
            raise CommandError("This house already has an administrator, who can grant roles in the admin.")
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            user = create_account(email=email, name=name or email.partition("@")[0], language=language)
        verify_address(user=user)
        grant_role(user=user, role=Role.ADMIN)
        call_command("ship_forms", verbosity=0)  # the forms can be edited from the first day
        self.stdout.write("Done. Sign in with this address: a code comes by mail.")
