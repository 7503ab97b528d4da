"""The object store with little patience: one that hangs is left alone, and never holds all threads.

boto waits for each call by itself (settings.files). Here a process learns from it: after a failure everybody
is told at once for a while, and few calls run at the same time, so that pages go on while files can't.
"""

import threading

from botocore.exceptions import ClientError
from storages.backends.s3 import S3Storage

from .caching import Breaker
from .media import is_picture

# So many of a process's four threads may wait for the store; the others get their turn, or a sentence.
MOST_AT_ONCE = 2
PATIENCE = 1.0


class StoreAway(OSError):
    """The object store does not answer, or too many wait for it already."""

    outage = True


class Watch:
    """What this process knows of the store; boto tells of each call before and after it."""

    def __init__(self) -> None:
        self.breaker = Breaker()
        self.turns = threading.BoundedSemaphore(MOST_AT_ONCE)

    def before(self, **kwargs: object) -> None:
        """A call wants to begin."""
        if not self.breaker.may_try():
            raise StoreAway("the object store is left alone after a failure")
        if not self.turns.acquire(timeout=PATIENCE):
            raise StoreAway("too many wait for the object store")

    def after(self, **kwargs: object) -> None:
        """A call was answered, even if the answer was no."""
        self.turns.release()
        self.breaker.worked()

    def failed(self, exception: Exception, **kwargs: object) -> None:
        """A call had no answer."""
        self.turns.release()
        if not isinstance(exception, ClientError):
            self.breaker.failed()
            raise StoreAway("the object store did not answer") from exception


_watch = Watch()


class PatientStorage(S3Storage):
    """Every call of every thread passes the watch of this process."""

    @property
    def connection(self) -> object:
        """boto's resource of this thread, watched from its beginning."""
        known = getattr(self._connections, "connection", None)
        found = super().connection
        if known is None:
            events = found.meta.client.meta.events
            events.register("before-call.s3", _watch.before)
            events.register("after-call.s3", _watch.after)
            events.register("after-call-error.s3", _watch.failed)
        return found


class PublicStorage(PatientStorage):
    """Public files: what is no picture is only ever saved, never shown."""

    def get_object_parameters(self, name: str) -> dict[str, object]:
        """Sent with the file when it is stored."""
        parameters = super().get_object_parameters(name)
        inside = name.removeprefix(self.location).lstrip("/")
        if is_picture(inside):
            return parameters
        return {**parameters, "ContentDisposition": "attachment", "ContentType": "application/octet-stream"}
