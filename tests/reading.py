"""What a page says, to somebody who is signed in with a test client."""

from django.test import Client


def page(client: Client, url: str, status: int = 200) -> str:
    """The page's HTML. It must come, with this status."""
    response = client.get(url)
    assert response.status_code == status, f"{url}: {response.status_code}"
    return response.content.decode()
