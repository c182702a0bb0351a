import json

from barnraiser.people.elsewhere import Told
from barnraiser.people.elsewhere.told import few, few_addresses


def test_what_a_page_told_is_stored_and_read_again() -> None:
    told = Told(names=("Ifeoma",), me=("https://a.example/",), leads_on="")
    assert Told.again(json.loads(json.dumps(told.kept()))) == told
    assert Told(pictures=("a",), covers=("b",), websites=("c",) * 50).kept() == {"websites": ("c",) * 20}
    assert Told.again({}) == Told()
    assert Told.again({"unknown": ["x"], "names": ["y"]}) == Told(names=("y",))


def test_little_is_kept_and_no_address_is_cut() -> None:
    assert few(["a\u202e b\n", "a b", "", "c" * 900]) == ("a b", "c" * 300)
    assert few_addresses(["https://a.example/" + "a" * 500, "https://b.example/"]) == ("https://b.example/",)
    assert len(few_addresses(f"https://{n}.example/" for n in range(500))) == 100


def test_what_no_table_takes_is_left_out() -> None:
    assert few(["Ife\ud800oma\x00 N"]) == ("Ifeoma N",)
    assert (
        few_addresses(["https://a.example/\x00", "https://a.example/\udfff", "https://a.example/\u202e"])
        == ()
    )
