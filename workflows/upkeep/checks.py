"""What `check --deploy` finds beyond Django's own: a house whose limits can't be right."""

from django.conf import settings
from django.core.checks import Tags, Warning, register

PROXY = "upkeep.W001"


@register(Tags.security, deploy=True)
def proxy_is_counted(app_configs: object, **kwargs: object) -> list[Warning]:
    """Behind a proxy every reader has the proxy's address, unless TRUSTED_PROXIES says how many there are."""
    if settings.TRUSTED_PROXIES or not settings.SECURE_PROXY_SSL_HEADER:
        return []
    return [
        Warning(
            "TRUSTED_PROXIES is 0 while X-Forwarded-Proto is trusted: all people behind the proxy share one "
            "limit, and one of them can lock out the others.",
            hint="Set TRUSTED_PROXIES to the number of proxies in front of the house, usually 1.",
            id=PROXY,
        )
    ]
