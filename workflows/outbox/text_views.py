"""For administrators: the texts of the mails that the house sends."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import complain, done, show
from workflows.people.models import Role

from . import rewriting
from . import text_reading as reading
from .texts import checking


class MailTextForm(forms.Form):
    """Subject and text of a mail, with places in braces."""

    subject = forms.CharField(
        label=pgettext_lazy("mail", "Subject"), max_length=checking.LONGEST_SUBJECT, required=False
    )
    body = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=checking.LONGEST_BODY,
        required=False,
        help_text=gettext_lazy(
            "An address alone in its line becomes a button; a line before it that ends with a colon, "
            "its words."
        ),
        widget=forms.Textarea(attrs={"rows": 18}),
    )


@require_safe
@staff_required(Role.ADMIN)
def texts(request: SignedIn) -> HttpResponse:
    """All mails of the house, and in which languages somebody wrote them anew."""
    language = (get_language() or "de").partition("-")[0]
    return render(
        request, "outbox/texts.html", {"mails": reading.listed(language), "languages": reading.languages()}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.ADMIN)
def text(request: SignedIn, room: str, name: str, language: str) -> HttpResponse:
    """One mail in one language: written, looked at with a made-up case, kept."""
    mail = reading.text_of_mail(f"{room}/mail/{name}", language)
    given = {"subject": mail.subject, "body": mail.body}
    if request.method != "POST":
        return _shown(request, mail, MailTextForm(initial=given), given)
    form, given = MailTextForm(request.POST), _posted(request)
    if "look" in request.POST:
        form.is_valid()
        complain(form, checking.mistakes(mail.original, **given), {})
        return _shown(request, mail, form, given)

    def write() -> object:
        return rewriting.write_text(template=mail.template, language=language, actor=request.user, **given)

    if done(form, write):
        messages.success(request, _("Mails of this kind read so from now on."))
        return redirect("outbox:text", room=room, name=name, language=language)
    return _shown(request, mail, form, given)


@require_POST
@staff_required(Role.ADMIN)
def reset(request: SignedIn, room: str, name: str, language: str) -> HttpResponse:
    """The original of the house counts again."""
    rewriting.reset_text(template=f"{room}/mail/{name}", language=language, actor=request.user)
    messages.success(request, _("The original counts again."))
    return redirect("outbox:text", room=room, name=name, language=language)


def _posted(request: SignedIn) -> dict[str, str]:
    return {name: request.POST.get(name, "").replace("\r\n", "\n").strip() for name in ("subject", "body")}


def _shown(
    request: SignedIn, mail: reading.Written, form: MailTextForm, given: dict[str, str]
) -> HttpResponse:
    subject, _text, parts = reading.previewed(mail, given["subject"], given["body"])
    room, _mail, name = mail.template.split("/")
    context = {
        "mail": mail,
        "room": room,
        "name": name,
        "languages": reading.languages(),
        "said_subject": subject,
        "parts": parts,
    }
    if form.is_bound and not form.errors:
        return render(request, "outbox/text.html", {"form": form, **context})
    return show(request, "outbox/text.html", form, **context)
