"""People: private persons, whose names never leave the program, and officials speaking or acting in office.

A missed private name is worse than a masked word too many, so doubt makes a person private.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counterfoil.extract.names.evidence import Evidence, evidence
from counterfoil.extract.names.words import PLACE, SUFFIXES, Run, Word
from counterfoil.model import NameMention, Span
from counterfoil.reference.patterns import pattern
from counterfoil.reference.people import given_names, surnames

_ALIAS_QUOTED = pattern(
    r"(?i:\baka|\ba\.k\.a\.|also known as|\baliases|\balias|nicknamed|known as)[ ,:]*"
    r"((?:[“\"‘][^”\"’\n]{2,30}[”\"’](?:,? and |, )?){1,4})"
)
_NEVER_FIRST = frozenset({"st", "ft", "mt", "fort", "mount", "port", "saint"})
_LISTED = (", ", " and ", "; ")


@dataclass(frozen=True, slots=True)
class Person:
    """A run taken for a person. family: what later mentions may use alone, the surname first; rule: what proved it."""

    span: Span
    family: tuple[str, ...]
    given: str | None
    official: bool
    accused: bool
    rule: str


def people(text: str, every: list[Word], found: list[Run]) -> tuple[NameMention, ...]:
    """Mentions of persons (`person`, private) and of officials (`official`), in text order."""
    known: list[Person] = []
    rest: list[Run] = []
    for run in found:
        beside = known[-1] if known and text[known[-1].span.end : run.span.start] in _LISTED else None
        person = _person(text, every, run, beside)
        if person is None:
            rest.append(run)
        else:
            known.append(person)
    mentions: dict[Span, NameMention] = {}
    for person in known:
        kind: Literal["official", "person"] = "official" if _in_office(person, known) else "person"
        mentions[person.span] = NameMention(person.span, kind, person.rule)
    for mention in (*_later(rest, known), *_aliases(text)):
        mentions.setdefault(mention.span, mention)
    return tuple(sorted(mentions.values(), key=lambda m: PLACE(m.span)))


def _in_office(person: Person, known: list[Person]) -> bool:
    """Official unless this very person is accused of something anywhere in the text."""
    family = set(person.family)
    same = [
        other
        for other in known
        if family.intersection(other.family) and (None in {other.given, person.given} or other.given == person.given)
    ]
    return any(p.official for p in same) and not any(p.accused for p in same)


def _person(text: str, every: list[Word], run: Run, beside: Person | None) -> Person | None:
    """The run as a person, where anything proves one. beside: the person named right before it in a list."""
    parts = [word for word in run.words if word.capital and word.lower not in SUFFIXES]
    if not parts or parts[0].lower.rstrip(".") in _NEVER_FIRST:
        return None
    around = evidence(text, every, run)
    rule = _rule(run, parts, around)
    many = len(parts) > 1
    if rule is None and beside is not None and many and not run.titled and not around.facility:
        rule = "name.person-listed"
    if rule is None:
        return None
    listed = beside is not None and beside.official
    held = around.role == "strong" or (around.role == "weak" and not around.accused)
    official = (held or listed) and not around.aged
    accused = around.aged or (around.accused and around.role != "strong")
    accused = accused or (around.private and around.role is None)
    return Person(run.span, _family(parts), parts[0].lower if many else None, official, accused, rule)


def _rule(run: Run, parts: list[Word], around: Evidence) -> str | None:
    """The first proof that a run names a person; None where there is none."""
    first, last, many = parts[0].lower, parts[-1].lower, len(parts) > 1
    named = any(piece in given_names()[0] for piece in first.replace("’", "-").split("-"))
    tail = any(piece in surnames()[0] for piece in last.split("-"))
    double, weak = "-" in last, first in given_names()[1]
    plain = not run.titled and last.isalpha() and len(last) > 3 and not run.words[-1].possessive
    text = not run.titled and many
    proofs = (
        (
            "name.official-role",
            around.role is not None and (named or tail or many or (around.role == "strong" and plain)),
        ),
        ("name.person-age", around.aged and (many or tail or named)),
        ("name.person-alias", around.alias),
        (None, around.facility),
        ("name.person-given", many and named and len(parts) <= 6),
        ("name.person-given", many and weak and tail),
        ("name.person-given", text and any(part.lower in given_names()[0] for part in parts[1:])),
        ("name.person-given", many and run.words[-1].lower in SUFFIXES),
        ("name.person-cue", text and around.cued),
        (
            "name.person-verb",
            text and (around.accused or (around.acts and (tail or double or weak)) or (tail and double)),
        ),
        ("name.person-surname", text and tail and len(parts) <= 4 and len(first) > 2),
    )
    return next((rule for rule, proved in proofs if proved), None)


def _family(parts: list[Word]) -> tuple[str, ...]:
    """Lower-case names that later mentions may use alone, the surname first; both of a double surname."""
    names = [parts[-1].lower]
    if len(parts) > 2 and parts[-2].lower not in given_names()[0] and "." not in parts[-2].lower:
        names.append(parts[-2].lower)
    pieces = [piece for name in names if "-" in name for piece in name.split("-")]
    return tuple(dict.fromkeys(name for name in (*names, *pieces) if len(name) > 2 or name == names[0]))


def _later(rest: list[Run], known: list[Person]) -> list[NameMention]:
    """Mentions by surname or given name alone, of anyone named in full elsewhere in the text."""
    private: set[str] = set()
    official: set[str] = set()
    for person in known:
        if _in_office(person, known):
            official.update(person.family)
        else:
            private.update(person.family, {person.given} if person.given else set())
    private = {name for name in private if "." not in name and len(name) > 1}
    found: list[NameMention] = []
    for run in rest:
        hidden = [w for w in run.words if w.lower in private or private.intersection(w.lower.split("-"))]
        shown = [w for w in run.words if w.lower in official]
        named = hidden or shown
        if not named:
            continue
        whole = all(word in named for word in run.words if word.capital)
        span = run.span if whole else Span(named[0].start, named[-1].end)
        if hidden:
            found.append(NameMention(span, "person", "name.person-again"))
        else:
            found.append(NameMention(span, "official", "name.official-again"))
    return found


def _aliases(text: str) -> list[NameMention]:
    matches = _ALIAS_QUOTED.finditer(text)
    return [NameMention(Span(m.start(1), m.end(1)), "person", "name.person-alias") for m in matches]
