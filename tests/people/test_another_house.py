"""Signing in by way of another house (OpenID Connect), against a small one that runs here while the test does."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from jwt.algorithms import RSAAlgorithm

from barnraiser.people.models import Account, Person
from demo import cast
from tests.conftest import PASSWORD, arrives

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CLIENT, SECRET = "barnraiser", "a secret between two houses"


class AnotherHouse(ThreadingHTTPServer):
    """Discovery, token with PKCE, keys and userinfo, for whoever `claims` says has signed in there."""

    daemon_threads = True
    claims: dict[str, Any] = {}
    codes: dict[str, dict[str, str]] = {}
    refused = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def agrees(self, asked: str) -> str:
        """The person says yes there; the browser is sent back with a code."""
        wanted = {key: values[0] for key, values in parse_qs(urlsplit(asked).query).items()}
        assert wanted["client_id"] == CLIENT
        assert wanted["response_type"] == "code"
        assert "openid" in wanted["scope"]
        assert wanted["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = wanted
        return (
            f"{urlsplit(wanted['redirect_uri']).path}?{urlencode({'code': code, 'state': wanted['state']})}"
        )


class Answers(BaseHTTPRequestHandler):
    server: AnotherHouse

    def log_message(self, *_: Any) -> None: ...

    def says(self, status: int, what: dict[str, Any]) -> None:
        body = json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        url = self.server.url
        if self.path == "/.well-known/openid-configuration":
            self.says(
                200,
                {
                    "issuer": url,
                    "authorization_endpoint": f"{url}/authorize",
                    "token_endpoint": f"{url}/token",
                    "userinfo_endpoint": f"{url}/userinfo",
                    "jwks_uri": f"{url}/jwks",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                },
            )
        elif self.path == "/jwks":
            key = json.loads(RSAAlgorithm.to_jwk(KEY.public_key()))
            self.says(200, {"keys": [key | {"kid": "one", "alg": "RS256", "use": "sig"}]})
        elif self.path == "/userinfo" and self.headers["Authorization"] == "Bearer an-access-token":
            self.says(200, self.server.claims)
        else:
            self.says(404, {})

    def do_POST(self) -> None:
        said = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        wanted = self.server.codes.pop(said["code"][0], None)
        verifier = said.get("code_verifier", [""])[0]
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        right = wanted and said["client_secret"] == [SECRET] and wanted["code_challenge"] == challenge
        if not right:
            AnotherHouse.refused += 1
            self.says(400, {"error": "invalid_grant"})
            return
        now = int(time.time())
        claims = self.server.claims | {"iss": self.server.url, "aud": CLIENT, "iat": now, "exp": now + 60}
        token = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "one"})
        self.says(200, {"access_token": "an-access-token", "token_type": "Bearer", "id_token": token})


@pytest.fixture
def house(settings: Any) -> Iterator[AnotherHouse]:
    server = AnotherHouse(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    app = {
        "provider_id": "house",
        "name": "The valley",
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": {"server_url": server.url},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def harald(db: None) -> Person:
    return arrives(cast.HARALD, password=PASSWORD)


def as_harald(**more: Any) -> dict[str, Any]:
    return {"sub": "harald-there", "email": cast.HARALD.address, "email_verified": True, "name": "H."} | more


def goes(client: Client, house: AnotherHouse, process: str = "login") -> Any:
    """From the button here, through the other house, back to the answer here."""
    sent = client.post(f"/accounts/oidc/house/login/?process={process}")
    assert sent.status_code == 302, sent.content.decode()
    return client.get(house.agrees(sent["Location"]))


def ties(client: Client, house: AnotherHouse) -> Any:
    """Signed in here, and asked once more who they are, somebody ties the two together."""
    client.post("/accounts/login/", {"login": cast.HARALD.address, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return goes(client, house, "connect")


def test_whoever_is_not_known_here_is_not_let_in_and_learns_nothing(
    house: AnotherHouse, harald: Person
) -> None:
    pages = []
    for address in (cast.HARALD.address, "stranger@elsewhere.example"):
        house.claims = as_harald(email=address, sub=f"{address}-there")
        client = Client()
        answer = goes(client, house)
        pages.append((answer.status_code, answer.content.decode()))
        assert client.get("/me/").status_code == 302
    assert "You join by invitation" in pages[0][1]
    assert _without_nonces(pages[0][1]) == _without_nonces(pages[1][1])
    assert Account.objects.count() == 1
    assert not SocialAccount.objects.exists()


def _without_nonces(page: str) -> list[str]:
    return [line for line in page.splitlines() if "nonce" not in line and "csrf" not in line]


def test_tied_by_its_owner_it_opens_the_door_and_untied_it_does_not(
    house: AnotherHouse, harald: Person
) -> None:
    house.claims = as_harald()
    owner = Client()
    assert ties(owner, house)["Location"] == "/accounts/3rdparty/"
    [tied] = SocialAccount.objects.all()
    assert (tied.user, tied.uid) == (harald.account, "harald-there")
    assert not SocialToken.objects.exists()
    assert "Untie it" in owner.get("/accounts/3rdparty/").content.decode()
    later = Client()
    assert "The valley" in later.get("/accounts/login/").content.decode()
    assert goes(later, house)["Location"] == "/"
    assert later.get("/me/").status_code == 200
    owner.post("/accounts/3rdparty/", {"account": tied.pk})
    after = Client()
    goes(after, house)
    assert after.get("/me/").status_code == 302


def test_tying_asks_once_more_who_you_are(house: AnotherHouse, harald: Person) -> None:
    house.claims = as_harald()
    client = Client()
    client.post("/accounts/login/", {"login": cast.HARALD.address, "password": PASSWORD})
    assert goes(client, house, "connect")["Location"].startswith("/accounts/reauthenticate/")
    assert not SocialAccount.objects.exists()


def test_an_answer_nobody_asked_for_and_one_given_twice_open_nothing(
    house: AnotherHouse, harald: Person
) -> None:
    house.claims = as_harald()
    ties(Client(), house)
    client, another = Client(), Client()
    back = house.agrees(client.post("/accounts/oidc/house/login/")["Location"])
    assert another.get(back).status_code in (302, 401, 200)
    assert another.get("/me/").status_code == 302
    made_up = back.replace("state=", "state=x")
    client.get(made_up)
    assert client.get("/me/").status_code == 302
    assert client.get(back).status_code in (302, 401, 200)
    again = Client()
    again.get(back)
    assert again.get("/me/").status_code == 302


def test_a_get_begins_nothing_and_without_a_house_there_is_no_button(
    house: AnotherHouse, harald: Person, settings: Any
) -> None:
    client = Client()
    assert "Go there" in client.get("/accounts/oidc/house/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert "Sign in with" not in client.get("/accounts/login/").content.decode()
    assert client.get("/accounts/oidc/house/login/").status_code == 404
    assert client.get("/accounts/oidc/elsewhere/login/callback/").status_code == 404
