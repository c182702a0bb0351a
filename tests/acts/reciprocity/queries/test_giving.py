from barnraiser.acts.reciprocity import actions, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person


def test_what_stands_in_the_exchange_is_told_and_found_by_those_who_see_it(
    ruth: Person, callum: Person, priya: Person, harald: Person, soil_and_table: Community
) -> None:
    scythes = actions.offer(by=callum, community=soil_and_table, gift="skills", title="Sharpening scythes")
    actions.offer(by=callum, community=soil_and_table, gift="knowledge", title="Hay", words="When to cut.")
    actions.offer(by=callum, community=soil_and_table, gift="skills", title="For Priya alone", to=priya)
    actions.ask(by=priya, community=soil_and_table, gift="skills", title="Scythes, anybody?")
    keys = [callum.pk, priya.pk]
    assert queries.gives(ruth, keys) == {callum.pk: ["Hay", "Sharpening scythes"]}
    assert queries.gives(harald, keys) == {}
    for word in ("SCYTHE", "cut", "Skills"):
        assert set(queries.giving(ruth, word)) == {callum.pk}, word
        assert not queries.giving(harald, word), word
    assert not queries.giving(ruth, "alone")
    actions.close(by=callum, favour=scythes)
    assert not queries.giving(ruth, "scythe")
