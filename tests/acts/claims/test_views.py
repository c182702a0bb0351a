import re

from django.core import mail
from django.test import Client

from barnraiser.acts.claims import actions, tasks
from barnraiser.acts.claims.models import Claim, token_for
from barnraiser.acts.conversations.models import Message
from barnraiser.people.models import Address, Person
from demo import cast
from tests.signing_in import signed_in


def test_somebody_says_that_is_me_and_a_steward_confirms(nell: Person, ruth: Person, lucy: Person) -> None:
    browser, page = signed_in(ruth), f"/people/{lucy.handle}/claim/"
    assert page in browser.get(lucy.get_absolute_url()).content.decode()
    assert browser.post(page, {}).status_code == 422
    assert browser.post(page, {"sure": "on", "words": "The carrots."}).status_code == 302
    claim = Claim.objects.get()
    here = claim.get_absolute_url()
    keeper = signed_in(nell)
    assert "The carrots." in keeper.get(here).content.decode()
    assert browser.post(f"{here}confirmation/").status_code == 403
    assert keeper.post(f"{here}confirmation/").status_code == 302
    assert "Yes, make it mine" in browser.get(here).content.decode()
    assert browser.post(f"{here}end/").status_code == 302
    assert Message.objects.filter(by=ruth).count() == 2
    assert browser.get(here).status_code == 404


def test_a_letter_works_for_the_one_who_claimed_alone_and_by_no_look(
    ruth: Person, callum: Person, lucy: Person
) -> None:
    """Reliability classes 11 and 14."""
    claim = actions.claim(by=ruth, person=lucy)
    tasks.send_letters.call(claim.pk)
    [path] = re.findall(r"/claim/\w+/", str(mail.outbox[-1].body))
    assert signed_in(callum).get(path).status_code == 404
    assert Client().get(path).status_code == 302
    browser = signed_in(ruth)
    assert browser.get(path).status_code == 200
    assert Person.objects.filter(pk=lucy.pk).exists(), "looking changes nothing"
    assert browser.get(f"/claim/{token_for(claim.code)[:-1]}x/").status_code == 404
    assert browser.post(path).status_code == 302
    assert not Person.objects.filter(pk=lucy.pk).exists()


def test_whether_an_address_is_known_is_not_told(ruth: Person, callum: Person, lucy: Person) -> None:
    """Reliability class 13."""

    def seen(person: Person) -> str:
        claim = actions.claim(by=person, person=lucy)
        said = signed_in(person).get(claim.get_absolute_url()).content.decode()
        main = said[said.index("<main") : said.index("</main>")]
        return re.sub(r'(nonce|value)="[^"]*"', "", main.replace(claim.code, ""))

    with_address = seen(ruth)
    Address.objects.filter(person=lucy).delete()
    assert seen(callum) == with_address
    assert cast.LUCY.address not in with_address


def test_it_is_taken_back(ruth: Person, callum: Person, lucy: Person) -> None:
    claim = actions.claim(by=ruth, person=lucy)
    page = f"{claim.get_absolute_url()}withdrawal/"
    assert signed_in(callum).post(page).status_code == 404
    assert signed_in(ruth).post(page).status_code == 302
    assert not Claim.objects.filter(until=None).exists()
