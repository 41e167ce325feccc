"""Words of statements as linking compares them: frames of sentences, names, places."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from itertools import islice

from counterfoil.model import Claim, Figure, Statement
from counterfoil.reference.links import link_rules
from counterfoil.reference.patterns import pattern

_FIGURE = pattern(r"\$?\pN[\pN.,:]*%?")
_DAY = pattern(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \pN{1,2}\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_TOKEN = pattern(r"#|[\pL][\pL'’-]*")
_SMALL = frozenset(
    ["a", "about", "almost", "an", "and", "approximately", "as", "at", "by", "for", "from", "in", "into", "is", "its",
     "least", "more", "nearly", "of", "on", "or", "over", "than", "that", "the", "their", "them", "to", "up", "was",
     "were", "which", "who", "with"]
)  # fmt: skip
_WIDE = frozenset(
    ["area", "central", "county", "eastern", "greater", "metro", "metropolitan", "north", "northern", "region", "south",
     "southern", "southeast", "southwest", "northeast", "northwest", "upstate", "west", "western", "east", "city",
     "the", "of", "and", "new", "san", "los", "las", "el", "fort", "st", "port", "united", "states", "state"]
)  # fmt: skip  # words that many places share, so that one of them alone says nothing
_BEFORE_PLACES = frozenset(["in", "at", "near", "around", "outside"])
_LONGEST = 3
_NAMELESS = frozenset(["operation"])


@lru_cache(maxsize=4096)
def frame(quote: str) -> tuple[str, ...]:
    """The words of a sentence in small letters, every number a `#`."""
    return tuple(word for piece in quote.split() for word in _of_piece(piece))


@lru_cache(maxsize=16384)
def _of_piece(piece: str) -> tuple[str, ...]:
    """The words of what stands between two spaces: most of it is asked for again and again.

    Most are plain letters with a comma or a stop behind them; the engine sees only the others.
    """
    word = piece.rstrip(".,:;")
    if word.isascii() and word.isalpha():
        return (word.lower(),)
    return tuple((match.group() or "").casefold() for match in _TOKEN.finditer(_FIGURE.sub(" # ", piece)))


def other_days(one: str, other: str) -> bool:
    """Whether two sentences name days, and neither only days of the other."""
    a, b = _days_named(one), _days_named(other)
    return bool(a and b) and not a <= b and not b <= a


@lru_cache(maxsize=4096)
def _days_named(quote: str) -> frozenset[str]:
    """The days that a sentence names, by month and number or by their names: `sep 5`, `fri`."""
    found = ((match.group() or "").casefold().split(" ") for match in _DAY.finditer(quote))
    return frozenset(" ".join((words[0][:3], *words[1:])) for words in found)


@lru_cache(maxsize=4096)
def content(quote: str) -> frozenset[str]:
    """The words of a sentence that carry meaning."""
    return frozenset(word for word in frame(quote) if word != "#" and word not in _SMALL and len(word) > 2)


def overlap(one: str, other: str) -> float:
    """Share of the meaning words of two sentences that both have, of those that either has."""
    a, b = content(one), content(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def around(figure: Figure, words: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """So many words before and behind the figure in its sentence; fewer at the sentence's ends."""
    before, found, after = figure.quote.partition(figure.words)
    if not found:
        return (), ()
    ahead = islice((word for piece in reversed(before.split()) for word in reversed(_of_piece(piece))), words)
    behind = islice((word for piece in after.split() for word in _of_piece(piece)), words)
    return tuple(ahead)[::-1], tuple(behind)


def operation_name(statement: Statement) -> str | None:
    """The name of the operation without the word itself, in small letters; None where it has none."""
    return name_words(statement.operation.name if statement.operation else None)


def name_words(name: str | None) -> str | None:
    """The same of a name as it is written."""
    words = [word for word in (name or "").casefold().split() if word not in _NAMELESS]
    return " ".join(words) or None


def place_words(places: tuple[str, ...]) -> frozenset[str]:
    """The words of places that tell places apart."""
    found = {word.strip(".,’'") for place in places for word in place.casefold().replace("-", " ").split()}
    return frozenset(word for word in found if len(word) > 3 and word not in _WIDE)


def same_place(one: str, other: str) -> bool:
    """Whether two names of places can mean one: `Houston` and `Greater Houston`, but not `East Texas` and `Texas`."""
    a, b = ({word.strip(".,’'") for word in place.casefold().replace("-", " ").split()} for place in (one, other))
    if a == b:
        return True
    sides = set(link_rules().sides)
    return a & sides == b & sides and bool(place_words((one,)) & place_words((other,)))


def other_place(one: str, other: str) -> tuple[str, str] | None:
    """The two names behind "in", "at" or "near" where these are all that tells two sentences apart; else None."""
    a, b = one.split(), other.split()
    start = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    if start is None or not start or a[start - 1] not in _BEFORE_PLACES:
        return None
    end = next(
        (at for at, (x, y) in enumerate(zip(a[: start - 1 : -1], b[: start - 1 : -1], strict=False)) if x != y), 0
    )
    names = a[start : len(a) - end], b[start : len(b) - end]
    if not all(0 < len(name) <= _LONGEST and all(word[:1].isupper() for word in name) for name in names):
        return None
    first, second = (" ".join(name).strip(".,;") for name in names)
    return None if same_place(first, second) or place_words((first,)) & place_words((second,)) else (first, second)


def plain(claim: Claim) -> bool:
    """Whether the figure is exact and so odd that two statements do not share it by chance: 216, not 200 or 7."""
    value = claim.quantity.value
    return (
        value is not None
        and claim.quantity.hedge == "exact"
        and value >= 11
        and value % 10 != 0
        and value == int(value)
    )


def key_of(*parts: object) -> int:
    """A number of 64 bits for a blocking key, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=8).digest(), "big")
