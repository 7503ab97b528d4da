"""Files on this machine: a file that could not be written to its end is not left behind."""

from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """A full disk leaves no half files."""

    def _save(self, name: str, content: object) -> str:
        try:
            return str(super()._save(name, content))  # type: ignore[misc] # Django's stubs leave it out
        except OSError:
            # Names are free when they are given out (get_available_name), so what lies there is ours.
            self.delete(name)
            raise
