"""Every name of the data files, found in one pass over the text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from counterfoil.model import Span
from counterfoil.reference.agencies import agency_forms, offices
from counterfoil.reference.countries import country_forms, demonyms
from counterfoil.reference.places import gazetteer, regions, weak_places

Sort = Literal["agency", "state", "city", "weak", "country", "nationality", "office", "region"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the data files at `span`. weak: it needs other proof that it is a place."""

    span: Span
    sort: Sort
    key: str


@cache
def _automaton() -> tuple[Any, tuple[tuple[Sort, str], ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    found: dict[str, tuple[Sort, str]] = {}
    for name in offices().other:
        found[name] = ("office", "office/" + "-".join(name.lower().split()))
    for name in regions().names:
        found[name] = ("region", "region/" + "-".join(name.lower().split()))
    weak = frozenset(weak_places().names)
    for form, key in gazetteer().items():
        found[form] = ("weak" if form in weak else "city" if "/" in key else "state", key)
    for form, key in demonyms().items():
        found[form] = ("nationality", key)
    for form, key in country_forms().items():
        found[form] = ("country", key)
    for form, key in agency_forms().items():
        found[form] = ("agency", key)
    for form in tuple(found):
        for variant in _variants(form):
            found.setdefault(variant, found[form])
    forms = list(found)
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), tuple(found[form] for form in forms)


def _variants(form: str) -> tuple[str, ...]:
    """Other shapes of the same name: a typewriter apostrophe; capitals throughout, as datelines and headlines print it.

    Short names stay as they are: "Lao" in capitals is an abbreviation of something else.
    """
    shapes = {form, form.replace("’", "'")}
    if len(form) > 4:
        shapes |= {shape.upper() for shape in shapes}
    return tuple(shapes - {form})


def hits(text: str) -> tuple[Hit, ...]:
    """Names in `text`, whole words only, longest first where two begin together; none overlaps another."""
    automaton, entries = _automaton()
    found: list[Hit] = []
    last = len(text)
    for index, start, end in automaton.find_matches_as_indexes(text):
        if start and (text[start - 1].isalnum() or text[start - 1] in "@#_"):
            continue
        if end < last and text[end].isalnum():
            continue
        if end < last - 1 and text[end] in "-’'" and text[end + 1].isalnum() and text[end + 1] != "s":
            continue
        sort, key = entries[index]
        found.append(Hit(Span(start, end), sort, key))
    return tuple(found)
