from barnraiser.people import countries


def test_a_country_is_known_by_its_two_letters_and_its_common_name() -> None:
    assert countries.name("GB") == "United Kingdom"
    assert countries.name("BO") == "Bolivia"
    assert countries.name("XX") == countries.name("") == ""


def test_the_choice_not_to_say_comes_first_and_the_rest_is_in_order() -> None:
    first, *rest = countries.choices()
    assert first == ("", "I would rather not say")
    assert len(rest) > 240
    assert rest == sorted(rest, key=lambda row: row[1])
