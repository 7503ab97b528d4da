"""People and organisations for tests."""

from typing import Any

import factory

from workflows.people.models import House, Membership, MembershipFunction, Organisation, RoleGrant, User


class UserFactory(factory.django.DjangoModelFactory):
    """A person; `roles=["reviewer"]` grants roles."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")
    language = "de"

    @factory.post_generation
    def roles(self: User, create: bool, extracted: list[str] | None, **kwargs: Any) -> None:
        """Grant the roles named."""
        for role in extracted or []:
            RoleGrant.objects.create(user=self, role=role)
        self.__dict__.pop("roles", None)


class OrganisationFactory(factory.django.DjangoModelFactory):
    """A migrant association with the facts an application needs."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Verein {n} e.V.")
    legal_form = "ev"
    is_migrant_organisation = True
    register_court = "Amtsgericht Lindenstadt"
    register_number = factory.Sequence(lambda n: f"VR {1000 + n}")
    street = "Lindenstraße 1"
    postcode = "66999"
    town = "Lindenstadt"


class MembershipFactory(factory.django.DjangoModelFactory):
    """A representative of an organisation."""

    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    function = MembershipFunction.REPRESENTATIVE


class HouseFactory(factory.django.DjangoModelFactory):
    """The house."""

    class Meta:
        model = House

    name = "Offenes Haus Lindenstadt"
    carrier = "Brücken bauen Lindenstadt e.V."
    town = "Lindenstadt"
