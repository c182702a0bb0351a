from barnraiser.people.elsewhere import structured


def test_a_profile_is_about_its_main_entity() -> None:
    html = (
        '<script type="application/ld+json">[{"@type": "Person", "name": "Her editor"}]</script>'
        '<SCRIPT TYPE=application/ld+json>{"@type": ["ProfilePage"], "mainEntity": {"@type": "https://schema.org/Person",'
        ' "name": "Ifeoma"}}</SCRIPT><script>var a = "<b>"</script>'
    )
    assert [node["name"] for node in structured.people(html)] == ["Ifeoma", "Her editor"]


def test_words_may_be_many_or_the_address_of_a_thing() -> None:
    node = {"image": ["a", {"url": "b"}, {"contentUrl": "c"}, {"@id": "d"}, 5, None], "name": "n"}
    assert structured.words(node, "image") == ["a", "b", "c", "d"]
    assert structured.words(node, "name") == ["n"]
    assert structured.words(node, "url") == []
