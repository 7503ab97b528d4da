"""Every address of the house, gathered from its rooms."""

from api import api
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from frames.branding import house_css
from frames.errors import nothing_here
from frames.health import live, ready
from frames.media import picture
from frames.styleguide import styleguide
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from processes import label
from workflows.people.views.admin import sign_in as admin_sign_in

# One language, whatever the reader speaks: files, machines, the editors' admin.
urlpatterns = [
    path("health/", ready, name="health"),
    path("health/live/", live, name="health_live"),
    path("health/ready/", ready, name="health_ready"),
    path("house.css", house_css, name="house_css"),
    path("cms/login/", admin_sign_in, name="wagtailadmin_login"),
    path("_util/login/", admin_sign_in, name="wagtailcore_login"),
    path("", include("pages.machine_urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("cms-documents/", include(wagtaildocs_urls)),
    path("api/", api.urls),
    path("api/account/", include("workflows.people.sign_in.headless_urls")),
    path("api/docs", RedirectView.as_view(url="/api/docs/")),
    # Nothing below /api/ is a page: no redirect to a slash, which would lose what was sent.
    re_path(r"^api/", nothing_here),
]
if settings.SERVE_MEDIA:
    urlpatterns += [path("media/<path:path>", picture, name="media")]

# The reader's language: German at the root, /en/, /ar/ and /uk/ before the others.
urlpatterns += i18n_patterns(
    path("styleguide/", styleguide, name="styleguide"),
    path("account/", include("workflows.people.sign_in.urls")),
    *([path("demo/", include("demo.urls"))] if "demo" in settings.INSTALLED_APPS else []),
    path("people/", include("workflows.people.urls")),
    path("documents/", include("workflows.documents.urls")),
    path("mail/", include("workflows.outbox.urls")),
    path("webhooks/", include("workflows.webhooks.urls")),
    path("forms/", include("workflows.forms.urls")),
    path("", include("workflows.desk.urls")),
    path("", include("workflows.indicators.urls")),
    path("", include("workflows.organisations.urls")),
    *(path(f"{label(process)}/", include(f"{process}.urls")) for process in settings.PROCESSES),
    path("newsletter/", include("pages.newsletters.urls")),
    path("", include("pages.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = "frames.errors.bad_request"
handler403 = "frames.errors.not_allowed"
handler404 = "frames.errors.not_found"
handler500 = "frames.errors.broken"
