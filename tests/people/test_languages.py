from barnraiser.people import languages


def test_a_language_is_known_by_name_and_code_and_has_the_shortest_code() -> None:
    assert languages.code_of("Welsh") == languages.code_of("cy") == languages.code_of(" WELSH ") == "cy"
    assert languages.code_of("Plains Cree") == "crk"
    assert languages.code_of("Greek") == "el"
    assert languages.code_of("Klingonese") == ""
    assert languages.name("yo") == "Yoruba"
    assert languages.name("zz") == languages.name("") == ""
    assert languages.said(["cy", "zz", "en"]) == ["Welsh", "English"]


def test_every_name_leads_back_to_its_code_and_none_holds_a_comma() -> None:
    for code, name in languages.names().items():
        assert languages.name(languages.code_of(name)) == name, code
        assert "," not in name
