"""Public screens: subscribe, confirm, change, unsubscribe. Nothing happens by opening a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from workflows.people.verdicts import Refusal, TooOften
from workflows.upkeep.addresses import client_address

from . import actions, consent, tokens
from .forms import PreferencesForm, SubscribeForm
from .models import NewsletterIndexPage, SubscriberState

_OVER = 410


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """The form; after sending, the same answer for every address."""
    form = SubscribeForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.subscribe(**form.cleaned_data, ip=client_address(request), way="form")
                return redirect("newsletters:subscribed")
            except TooOften as often:
                form.add_error(None, often.reason)
                status = 429
    archive = NewsletterIndexPage.objects.live().filter(locale__language_code=request.LANGUAGE_CODE).first()
    context = {"form": form, "consent": consent.text(request.LANGUAGE_CODE), "archive": archive}
    return render(request, "newsletters/subscribe.html", context, status=status)


@never_cache
@require_safe
def subscribed(request: HttpRequest) -> HttpResponse:
    """Look into your mail."""
    return render(request, "newsletters/subscribed.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button that confirms; mail scanners that only open the link change nothing."""
    if request.method == "POST":
        try:
            reader = actions.confirm(token=token, ip=client_address(request))
        except Refusal:
            return render(request, "newsletters/gone.html", status=_OVER)
        context = {"manage_token": tokens.manage_token(reader)}
        return render(request, "newsletters/confirmed.html", context)
    asked = tokens.consent_of(token)
    if asked is None or (asked.confirmed_at and asked.subscriber.state != SubscriberState.ACTIVE):
        return render(request, "newsletters/gone.html", status=_OVER)
    return render(request, "newsletters/confirm.html", {"asked": asked})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """Language and rubrics of the own subscription, and the way out."""
    reader = tokens.subscriber_of(token)
    if reader is None or reader.state != SubscriberState.ACTIVE:
        return render(request, "newsletters/gone.html", status=_OVER)
    form = PreferencesForm(
        request.POST or None, initial={"language": reader.language, "rubrics": reader.rubrics}
    )
    context = {"form": form, "token": token, "reader": reader}
    if request.method == "POST" and form.is_valid():
        actions.change(token=token, **form.cleaned_data)
        return render(request, "newsletters/changed.html", context)
    status = 422 if request.method == "POST" else 200
    return render(request, "newsletters/manage.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """A button that ends the subscription."""
    reader = tokens.subscriber_of(token)
    if reader is None:
        return render(request, "newsletters/gone.html", status=_OVER)
    if request.method == "POST":
        actions.unsubscribe(token=token)
        return render(request, "newsletters/unsubscribed.html")
    if reader.state == SubscriberState.UNSUBSCRIBED:
        return render(request, "newsletters/unsubscribed.html")
    return render(request, "newsletters/unsubscribe.html", {"reader": reader})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one_click(request: HttpRequest, token: str) -> HttpResponse:
    """RFC 8058: the mail program ends the subscription by one POST, without cookies or CSRF token.

    A person who opens the address gets the page with the button.
    """
    if request.method != "POST":
        return redirect("newsletters:unsubscribe", token=token)
    try:
        actions.unsubscribe(token=token)
    except Refusal:
        return HttpResponse(status=_OVER)
    return HttpResponse(status=200, content_type="text/plain")
