"""Which rooms and libraries the house is made of, and what every request passes."""

from pathlib import Path

import django

import processes

from .environment import DEMO, SHOW_COST, SITE, TESTING

# The documented sample (docs/new-process.md) is a process of the house in tests.
PROCESSES = (*processes.PROCESSES, *(["tests.room_request"] if TESTING else []))
INSTALLED_APPS = [
    *(["demo"] if DEMO or TESTING else []),
    *(["tests.engine.sample"] if TESTING else []),
    "frames",
    "pages.builder",
    "pages.newsletters",
    "pages",
    *PROCESSES,
    "workflows.desk",
    "workflows.indicators",
    "workflows.organisations",
    "workflows.webhooks",
    "workflows.forms",
    "workflows.outbox",
    "workflows.documents",
    "workflows.engine",
    "workflows.people",
    "workflows.upkeep",
    "viewflow.workflow",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.headless",
    "wagtail_localize",
    "wagtail.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.embeds",
    "wagtail.sites",
    "workflows.people.admin.apps.AccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.api.v3",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "ninja",
    "corsheaders",
    "django_htmx",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    *(["frames.cost.CostMiddleware"] if SHOW_COST else []),
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "frames.csp.PolicyMiddleware",
    "frames.kept_static.StaticMiddleware",
    "frames.compression.CompressionMiddleware",
    "pages.cache.middleware.PageCacheMiddleware",
    "frames.door.DoorMiddleware",
    "frames.outages.OutageMiddleware",
    "workflows.people.sign_in.guards.OneTryAtATime",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "workflows.people.sign_in.guards.VisitorSessions",
    "django.middleware.locale.LocaleMiddleware",
    "frames.devices.DeviceMiddleware",
    "frames.api_language.ApiLanguageMiddleware",
    "api_errors.ProblemMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "workflows.people.access.second_factor.SecondFactorMiddleware",
    "workflows.people.access.tokens.TokenLimitsMiddleware",
    "workflows.people.access.rates.RateMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "workflows.engine.refusals.RefusalMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "frames.outages.RetryMiddleware",
    "pages.cache.sites.SiteMiddleware",
]

ROOT_URLCONF = "urls"
WSGI_APPLICATION = "wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "frames.renderer.HouseRenderer"
CSRF_FAILURE_VIEW = "frames.errors.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Django's own widget templates; as an app, django.forms would clash with our room of that name.
        "DIRS": [SITE / "templates", Path(django.__file__).parent / "forms" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]
