import pytest

from barnraiser.acts.belonging import queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from ..telling import HOSTILE, HOUSE


@pytest.mark.requirement("B11")
def test_join_forms_are_made_printed_and_entered(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    browser = signed_in(nell)
    for page in ("sheets/", "sheets/printed/", "sheets/enter/", "printed/members/"):
        assert signed_in(ruth).get(f"{HOUSE}/{page}").status_code == 403, page
    assert browser.post(f"{HOUSE}/sheets/", {"number": "99", "person": ""}).status_code == 422
    assert browser.post(f"{HOUSE}/sheets/", {"number": "2", "person": ""}).status_code == 302
    out = queries.sheets_out(nell, soil_and_table)
    assert len(out) == 2
    printed = browser.get(f"{HOUSE}/sheets/printed/").content.decode()
    assert all(sheet.printed_code in printed for sheet in out)
    assert "Which social impact would you like to have here?" in printed
    told = {"code": "22222-22222", "name": f"Ada {HOSTILE}", "signed": "on", "counts_ties": "yes"}
    wrong = browser.post(f"{HOUSE}/sheets/enter/", told)
    assert wrong.status_code == 422
    told["code"] = out[0].printed_code.replace("-", " ").upper()
    assert browser.post(f"{HOUSE}/sheets/enter/", {**told, "signed": ""}).status_code == 422
    assert browser.post(f"{HOUSE}/sheets/enter/", told).status_code == 302
    listed = browser.get(f"{HOUSE}/printed/members/").content.decode()
    assert "Ada" in listed
    assert HOSTILE not in listed
    assert "@" not in listed.split("<table")[1], "no addresses"
    assert browser.post(f"{HOUSE}/sheets/{out[1].code}/end/").status_code == 302
    assert queries.sheets_out(nell, soil_and_table) == []
    assert browser.post(f"{HOUSE}/sheets/{out[1].code}/end/").status_code == 404


def test_a_sheet_for_a_member_names_them(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    browser = signed_in(nell)
    browser.post(f"{HOUSE}/sheets/", {"number": "1", "person": ruth.code})
    assert "Ruth Amsel lets another act for them" in browser.get(f"{HOUSE}/sheets/printed/").content.decode()
