"""What there is to try in the demo."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Stop(NamedTuple):
    """One thing to try, as whom."""

    title: object
    text: object


STOPS = (
    Stop(
        _("Apply for money"),
        _(
            "Sign in as Amira. Open a call for proposals, fill in the form and send it off. "
            "Petra Klein checks it, Samir Aziz and Ina Becker review it, Ruth Lang decides."
        ),
    ),
    Stop(
        _("Found an association"),
        _(
            "Sign in as Kofi. Answer the questions, let Jonas Weber look at the statute, "
            "then take the documents with you."
        ),
    ),
    Stop(
        _("Fill in together"),
        _(
            "Sign in as Amira: under “Your organisations” somebody of a partner asks to help her. Jonas "
            "Weber helps a group already (“Groups I help”). In the mailbox lies the link of an "
            "application that Iryna began without an account."
        ),
    ),
    Stop(
        _("Publish"),
        _(
            "Sign in as Tom Berg. Write a project page in four languages and prepare a newsletter. "
            "Nadia Roth releases it."
        ),
    ),
)
