import pytest

from barnraiser.ground.outside import NotAnAddress, Wrong, destination


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("https://fields.example", "https://fields.example/"),
        ("HTTPS://Fields.Example:443/@ifeoma", "https://fields.example/@ifeoma"),
        ("http://fields.example.:80/a?b=c&d=ä#part", "http://fields.example/a?b=c&d=%C3%A4"),
        ("https://straße.example/ü", "https://xn--strae-oqa.example/%C3%BC"),
        ("https://аpple.example/", "https://xn--pple-43d.example/"),
        ("https://ＦＩＥＬＤＳ．example/", "https://fields.example/"),
        ("https://fields.example:8443/", "https://fields.example:8443/"),
    ],
)
def test_an_address_is_read_as_a_browser_reads_it(said: str, meant: str) -> None:
    assert destination(said).url == meant


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("ftp://fields.example/", Wrong.SCHEME),
        ("javascript:alert(1)", Wrong.SCHEME),
        ("//fields.example/", Wrong.SCHEME),
        ("https://good.example@evil.example/", Wrong.CREDENTIALS),
        ("https://good.example:pass@evil.example/", Wrong.CREDENTIALS),
        ("https://127.0.0.1/", Wrong.HOST),
        ("https://１２７。０。０。１/", Wrong.HOST),
        ("https://2130706433/", Wrong.HOST),
        ("https://0x7f.1/", Wrong.HOST),
        ("https://[::1]/", Wrong.HOST),
        ("https://localhost/", Wrong.HOST),
        ("https://db.internal/", Wrong.HOST),
        ("https://%31%32%37.example/", Wrong.HOST),
        ("https://a..example/", Wrong.HOST),
        (f"https://{'a.' * 130}example/", Wrong.HOST),
        ("https://exa\u00admple.example:0/", Wrong.CHARACTERS),
        ("https://fields.example:0/", Wrong.PORT),
        ("https://fields.example:١/", Wrong.PORT),
        ("https://fields.example/\u202egnp.exe", Wrong.CHARACTERS),
        ("https://fields\u200b.example/", Wrong.CHARACTERS),
        ("https://fields.example\\@evil.example/", Wrong.CHARACTERS),
        ("https://fields.example/a\r\nHost: x", Wrong.CHARACTERS),
        (f"https://fields.example/{'a' * 500}", Wrong.LENGTH),
    ],
)
def test_what_hides_something_is_no_address(said: str, wrong: Wrong) -> None:
    with pytest.raises(NotAnAddress) as caught:
        destination(said)
    assert caught.value.wrong == wrong
