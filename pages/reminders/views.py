"""Public screens: ask for a reminder, confirm it, end it. Nothing happens by opening a page."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from workflows.people.verdicts import NotAllowed, Refusal, TooOften
from workflows.upkeep.addresses import client_address

from . import actions, rules, tokens
from .inputs import RemindForm

_OVER = 410


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, programme: UUID) -> HttpResponse:
    """The form; after sending, the same answer for every address."""
    language = str(request.LANGUAGE_CODE)
    page = rules.programme(programme, language)
    if page is None:
        raise Http404
    verdict = rules.may_remind(page)
    form, status = RemindForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.ask(
                    programme=programme,
                    email=form.cleaned_data["email"],
                    language=language,
                    ip=client_address(request),
                )
                return redirect("public:remind_asked")
            except TooOften as often:
                form.add_error(None, often.reason)
                status = 429
            except NotAllowed as refused:
                form.add_error(None, refused.reason)
    context = {"form": form, "programme": page, "verdict": verdict, "consent": actions.consent(language)}
    return render(request, "pages/reminders/ask.html", context, status=status)


@never_cache
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Look into your mail."""
    return render(request, "pages/reminders/asked.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button that confirms; mail scanners that only open the link change nothing."""
    reminder = tokens.to_confirm(token)
    page = rules.programme(reminder.programme, str(request.LANGUAGE_CODE)) if reminder else None
    if reminder is None or page is None:
        return render(request, "pages/reminders/gone.html", status=_OVER)
    if request.method == "POST":
        try:
            reminder = actions.confirm(token=token)
        except Refusal:
            return render(request, "pages/reminders/gone.html", status=_OVER)
    context = {"reminder": reminder, "programme": page, "end_token": tokens.end_token(reminder)}
    return render(request, "pages/reminders/confirm.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, token: str) -> HttpResponse:
    """A button that erases the address."""
    if not tokens.is_ours(token):
        return render(request, "pages/reminders/gone.html", status=_OVER)
    if request.method == "POST":
        actions.end(token=token)
    return render(request, "pages/reminders/end.html", {"reminder": tokens.to_end(token)})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one_click(request: HttpRequest, token: str) -> HttpResponse:
    """RFC 8058: the mail program ends the reminder by one POST; a person gets the page with the button."""
    if request.method != "POST":
        return redirect("public:remind_end", token=token)
    try:
        actions.end(token=token)
    except Refusal:
        return HttpResponse(status=_OVER)
    return HttpResponse(status=200, content_type="text/plain")
