import pytest

from barnraiser.ground.outside import Page


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("Kovářová".encode(), "utf-8", "Kovářová"),
        (b"\xef\xbb\xbfHana", "", "Hana"),
        ("Kovářová".encode("cp1250"), "windows-1250", "Kovářová"),
        (b'<meta charset="iso-8859-1">\xe4', "", '<meta charset="iso-8859-1">ä'),
        (b'<meta http-equiv=x content="text/html; charset=koi8-r">\xc1', "", "а"),
        (b"\xff\xfe\xfa", "utf-8", "\ufffd\ufffd\ufffd"),
        (b"Hana", "no-such-charset", "Hana"),
        (b"Unj", "rot13", "Unj"),
        (b"Hana", "undefined", "Hana"),
        (b"\\u0041", "unicode_escape", "\\u0041"),
        (b"Hana", "zip", "Hana"),
        (b"Hana", "x" * 5000, "Hana"),
    ],
)
def test_words_are_read_in_a_charset_that_is_one(body: bytes, charset: str, text: str) -> None:
    page = Page("https://fields.example/", "text/html", body, charset)
    assert page.text.endswith(text.rpartition(">")[2])
