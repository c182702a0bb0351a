"""The three words of a gathering: short, easy to say across a yard, hard to mistake for each other."""

import re
import secrets
import unicodedata

_LINES = """
    acorn alder almond amber anvil apple arrow aspen autumn badger bakery barley barn basil basket beech
    beetle bellows berry bicycle birch biscuit blanket bonfire bottle bramble branch bridge bronze brook
    broom bucket bumble butter button cabbage candle canvas carrot castle cattle cedar celery chalk cherry
    chestnut chimney chisel cider cinder clay clover cobble comfrey compass copper cotton cradle cricket
    crumb cuckoo curlew cushion daisy damson dairy dapple doorstep dragonfly drizzle drummer duckling elder
    ember falcon feather fennel fern ferry fiddle field finch flannel flint flower forest fossil fountain
    foxglove frost furrow garden garlic gate ginger glacier goblet goose gosling granite grass gravel guitar
    hammer harbour harvest hazel heather hedgehog heron hickory hinge hollow honey hornbeam horseshoe island
    ivory jackdaw jigsaw juniper kettle kindling kitchen kitten ladder lantern larch lark lavender leather
    lemon lettuce lichen lilac linden linen lobster magpie mallet maple marble marigold meadow melon mill
    mint mitten mortar moss mustard needle nettle nutmeg oak oatmeal onion orange orchard otter owl oyster
    paddle pantry parsley parsnip partridge pasture peach pebble peg pelican pepper picnic pigeon pillow pine
    pitcher plough plover plum pocket pollen poplar poppy porridge pottery prairie puddle pumpkin quarry
    quilt rabbit radish rafter rain raspberry raven ribbon river robin rocket rooster rosemary rowan saddle
    saffron sage salmon sandal sapling saucer scarf shepherd shovel shuttle silver skylark slate snowdrop
    sorrel spade sparrow spider spinach spindle squirrel stable starling stone stove sunflower swallow teapot
    thimble thistle thunder thyme timber tinder tomato tractor trellis trout tulip tunnel turnip valley
    velvet village violet wagon walnut waterfall weaver wheat whistle willow window winter woodpecker yarrow
"""
WORDS = tuple(_LINES.split())


def draw() -> str:
    """Three different words, by chance."""
    return " ".join(secrets.SystemRandom().sample(WORDS, 3))


def same(said: str, meant: str) -> bool:
    """Whether these are the words, in any order and however they were written down."""
    return sorted(_heard(said)) == sorted(_heard(meant))


def _heard(words: str) -> list[str]:
    """The words alone, in plain letters."""
    said = re.split(r"[\W\d_]+", words.lower())
    plain = (unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode() for word in said)
    return [word for word in plain if word]
