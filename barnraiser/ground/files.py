"""Files that are nobody's to see but through a page that asks who wants them."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Files that only the owner of this process reads, and that no address leads to."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def location(self) -> str:
        return str(Path(settings.MEDIA_ROOT).resolve() / "private")

    def url(self, name: str | None) -> str:
        raise ValueError("A private file has no address.")
