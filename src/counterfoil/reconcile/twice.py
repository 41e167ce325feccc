"""A row of figures that the text gives twice, in the same words, where one of them is another number.

"422 arrested and 528 deported" over "arrested 422 people and deported 582"; the offences of a list that a later
paragraph repeats. That the other figures of the two sentences agree, and that they stand in the same words, shows that
the two are of one thing; that one differs is then no other thing told.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from counterfoil.model import Claim, Relation, Span
from counterfoil.reconcile.bearing import bears_out, made_up
from counterfoil.reconcile.likeness import could_agree, dimension, filters_clash, periods_clash, places_clash
from counterfoil.reconcile.pairs import disagreement
from counterfoil.reconcile.scopes import scopes
from counterfoil.reconcile.setting import Setting, stem, words_of
from counterfoil.reference.patterns import pattern

_ALIKE = 0.7
"""Share of the shorter sentence's content words that the other must have."""
_SHOWN, _SHOWN_BELOW_TITLE = 5, 2
"""What equal figures must come to: a large number is three, one that seldom meets by chance two, any other one."""
_LARGE, _DISTINCT = 100, 13
_NUMBER = pattern(r"\pN[\pN.,/-]*")
_TIMED = pattern(r"\b(?:so far|to date|as of|by (?:now|then)|today|yesterday|updated?|earlier|later|before|after)\b")
_PROPER = pattern(r"[\pL,;] (\p{Lu}\p{Ll}[\pL’'-]+)")
_AMOUNTS = frozenset({"percent", "factor"})


def twice(setting: Setting) -> tuple[Relation, ...]:
    """The one figure that differs in every two sentences that otherwise give the same figures in the same words."""
    rows = list(_rows(setting))
    found: list[Relation] = []
    for one, two in combinations(rows, 2):
        pair = _odd_one(setting, one, two)
        if pair is not None and _same_words(setting, one[0], two[0]) and not made_up(setting, *pair):
            first, later = pair
            found.append(disagreement(setting, first, later, "differ.row"))
    return tuple(found)


def _rows(setting: Setting) -> Iterator[tuple[Claim, ...]]:
    """The figures of every sentence that has two or more."""
    for sentence in dict.fromkeys(c.sentence for c in setting.claims):
        row = tuple(c for c in setting.claims if c.sentence == sentence and c.quantity.value is not None)
        if len(row) > 1:
            yield row


def _odd_one(setting: Setting, one: tuple[Claim, ...], two: tuple[Claim, ...]) -> tuple[Claim, Claim] | None:
    """The pair that differs, where all others agree and come to enough."""
    if len(one) != len(two) or not all(_alike(a, b) for a, b in zip(one, two, strict=True)):
        return None
    odd = [(a, b) for a, b in zip(one, two, strict=True) if not could_agree(a, b)]
    if len(odd) != 1 or any(c.quantity.hedge != "exact" for c in odd[0]):
        return None
    a, b = odd[0]
    if any(bears_out(a, c) for c in two) or any(bears_out(b, c) for c in one):
        return None  # under "arrests 528, deports 528" the first may be the removals again
    titled = setting.in_headline(a) != setting.in_headline(b)
    shown = sum(_weight(x) for x, y in zip(one, two, strict=True) if x.quantity.value == y.quantity.value)
    if shown < (_SHOWN_BELOW_TITLE if titled and setting.in_lead(b) else _SHOWN):
        return None
    return odd[0] if scopes(setting, a, titled=titled) == scopes(setting, b, titled=titled) else None


def _alike(one: Claim, two: Claim) -> bool:
    named = one.noun == two.noun or (one.quantity.unit == two.quantity.unit == "person")
    return (
        named
        and dimension(one) == dimension(two)
        and one.change == two.change
        and not (filters_clash(one, two) or periods_clash(one, two) or places_clash(one, two))
    )


def _weight(claim: Claim) -> int:
    value = claim.quantity.value or 0
    if claim.quantity.unit in _AMOUNTS:
        return 1
    return 3 if value >= _LARGE else 2 if value >= _DISTINCT else 1


def _same_words(setting: Setting, one: Claim, two: Claim) -> bool:
    """True where the sentences share their words, their dates, and the names of the shorter."""
    a, b = setting.content(one), setting.content(two)
    if not a or not b or len(a & b) < _ALIKE * min(len(a), len(b)):
        return False
    if [m.group() for m in _TIMED.finditer(setting.sentence(one))] != [
        m.group() for m in _TIMED.finditer(setting.sentence(two))
    ]:
        return False
    dated = [_other_numbers(setting, c.sentence) for c in (one, two)]
    if dated[0] != dated[1] and (all(dated) or not setting.in_headline(one)):
        return False
    short, other = (one, two) if len(a) <= len(b) else (two, one)
    return _names(setting, short.sentence) <= {stem(w) for w in words_of(setting.sentence(other))}


def _other_numbers(setting: Setting, sentence: Span) -> list[str]:
    """Numbers of the sentence that count nothing: years, days, the number of a lot."""
    held = [c.span for c in setting.claims if c.sentence == sentence]
    found = _NUMBER.finditer(setting.lower[sentence.start : sentence.end])
    spans = [Span(sentence.start + m.start(), sentence.start + m.end()) for m in found]
    return [setting.words(span) for span in spans if not any(h.start < span.end and span.start < h.end for h in held)]


def _names(setting: Setting, sentence: Span) -> set[str]:
    said = setting.document.text[sentence.start : sentence.end]
    return {stem((m.group(1) or "").lower()) for m in _PROPER.finditer(said)}
