"""One address, one page: no two apps answer to the same."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, path


def addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        where = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield where
        else:
            yield from addresses(each, where)


def doubled(found: list[str]) -> set[str]:
    return {each for each in found if found.count(each) > 1}


def test_no_two_pages_answer_to_one_address() -> None:
    assert doubled(list(addresses(get_resolver()))) == set()


def test_a_planted_second_page_is_seen() -> None:
    twice = [path("me/answers/", lambda request: None), path("me/answers/", lambda request: None)]  # type: ignore[arg-type,return-value]
    assert doubled([str(each.pattern) for each in twice]) == {"me/answers/"}
