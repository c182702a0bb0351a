from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template

from barnraiser.acts.conversations.forms import UploadsForm
from barnraiser.acts.conversations.uploads import MOST


def shown(uploads: UploadsForm) -> str:
    return Template("{% load sending %}{% sending_places uploads %}").render(Context({"uploads": uploads}))


def test_there_is_a_place_for_each_file_with_words_for_what_it_shows() -> None:
    html = shown(UploadsForm())
    assert html.count('type="file"') == MOST
    assert html.count('name="shows_') == MOST
    assert html.count("data-later") == MOST - 1
    assert shown(UploadsForm()) == html


def test_what_was_sent_comes_back_with_what_is_wrong_and_the_next_page_is_empty_again() -> None:
    sent = UploadsForm({"shows_1": "x" * 301}, {"file_2": SimpleUploadedFile("a.pdf", b"")})
    html = shown(sent)
    assert "Keep it within 300 characters." in html
    assert "This file is empty." in html
    assert "Keep it within" not in shown(UploadsForm())
