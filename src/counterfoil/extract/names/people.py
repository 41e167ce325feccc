"""People: private persons, whose names never leave the program, and officials speaking or acting in office.

A missed private name is worse than a masked word too many, so doubt makes a person private.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.extract.names.words import SUFFIXES, Run, Word
from counterfoil.model import NameMention, Span
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.people import given_names, roles, surnames

_AGE = pattern(
    r"^,?[ \n](?:age[ ])?\(?\d{1,2}(?:[,;.)]|[ ]?$|[ ](?:of|from|and|years|was|who|pleaded|faces|is))|^,? an? \d{1,2}-year-old"
)
_ACCUSED = pattern(
    r"^(?:, [^.,;]{3,60},)? (?:(?:was|were|is|are|has been|have been|had been|who was) (?:\w+ ){0,2}"
    r"(?:arrested|charged|convicted|sentenced|indicted|accused|apprehended|deported|removed|extradited|detained|booked|"
    r"arraigned|wanted|ordered|found guilty|taken into custody)|pleaded|pled|plead|admitted|faces|face|entered the|"
    r"allegedly|illegally|unlawfully|fled|conspired|used|sold|shot|stabbed|killed|drove|possessed)\b"
)
_VERB = pattern(
    r"^(?:,? (?:who|whose|and))? (?:was|were|is|has|had|have|did|said|told|told|also|then|later|arrived|admitted|pleaded|faces|"
    r"allegedly|illegally|unlawfully|knowingly|entered|conspired|used|came|received|sent|began|worked|operated|owned|"
    r"met|fled|drove|lived|resided|posed|remains|will)\b"
)
_ALIAS_BEFORE = pattern(r"(?i)(?:\baka|a\.k\.a\.|also known as|\balias(?:es)?|known as|nicknamed)[ ,:]*[“\"‘']?$")
_ALIAS_AFTER = pattern(r"(?i)^,? ?\(?(?:aka|a\.k\.a\.|also known as|alias)\b")
_ALIAS_QUOTED = pattern(
    r"(?i:\baka|\ba\.k\.a\.|also known as|\baliases|\balias|nicknamed|known as)[ ,:]*"
    r"((?:[“\"‘][^”\"’\n]{2,30}[”\"’](?:,? and |, )?){1,4})"
)
_IN_OFFICE = pattern(
    r"(?i)(?:in charge|attorneys?|solicitor general|secretary|director|commissioner|administrator|chief|president|minister)"
    r" ?(?:(?:of|for)(?: the)? [\pL .’'-]{3,60})?,? $"
)


_NEVER_FIRST = frozenset({"st", "ft", "mt", "fort", "mount", "port", "saint"})


@dataclass(frozen=True, slots=True)
class Person:
    """A run taken for a person: `surnames` are what later mentions may use; official or private; the rule that said so."""

    span: Span
    surnames: tuple[str, ...]
    given: str | None
    official: bool
    accused: bool
    rule: str


def people(text: str, every: list[Word], found: list[Run]) -> tuple[NameMention, ...]:
    """Mentions of persons (`person`, private) and of officials, in text order."""
    known: list[Person] = []
    rest: list[Run] = []
    listed = False
    for run in found:
        listed = listed and text[max(0, run.span.start - 6) : run.span.start].endswith((", ", " and "))
        person = _person(text, every, run, listed=listed)
        if person is None:
            rest.append(run)
            listed = False
        else:
            known.append(person)
            listed = person.official
    mentions = {p.span: _mention(p.span, "official" if _in_office(p, known) else "person", p.rule) for p in known}
    for mention in (*_later(rest, known), *_aliases(text)):
        mentions.setdefault(mention.span, mention)
    return tuple(sorted(mentions.values(), key=lambda m: m.span))


def _mention(span: Span, kind: str, rule: str) -> NameMention:
    return NameMention(span, "official" if kind == "official" else "person", rule)


def _in_office(person: Person, known: list[Person]) -> bool:
    """Official unless this very person is accused of something anywhere in the text."""
    family = set(person.surnames)
    same = [
        other
        for other in known
        if family.intersection(other.surnames) and (None in {other.given, person.given} or other.given == person.given)
    ]
    return any(p.official for p in same) and not any(p.accused for p in same)


def _person(text: str, every: list[Word], run: Run, *, listed: bool) -> Person | None:
    words = run.words
    parts = [w for w in words if w.capital and w.lower not in SUFFIXES]
    if not parts or parts[0].lower.rstrip(".") in _NEVER_FIRST:
        return None
    before = text[max(0, run.span.start - 90) : run.span.start]
    after = text[words[-1].end : words[-1].end + 110]
    role = _role(every, run, before, after)
    aged = after[:1] in {",", " "} and _AGE.search(after) is not None
    accused = after[:1] in {",", " "} and _ACCUSED.search(after) is not None
    rule = _rule(every, run, parts, before, after, role=role, aged=aged)
    if rule is None and listed and len(parts) > 1:
        rule, role = "name.person-listed", "strong"
    if rule is None:
        return None
    official = role is not None and not aged and not (accused and role == "weak") or (listed and not aged)
    return Person(
        run.span,
        _family(parts),
        parts[0].lower if len(parts) > 1 else None,
        official,
        aged or (accused and role != "strong"),
        rule,
    )


def _rule(
    every: list[Word], run: Run, parts: list[Word], before: str, after: str, *, role: str | None, aged: bool
) -> str | None:
    """The first proof that a run names a person; None where there is none."""
    sure, weak = given_names()
    family = surnames()[0]
    first, last, many = parts[0].lower, parts[-1].lower, len(parts) > 1
    named = any(piece in sure for piece in first.replace("’", "-").split("-"))
    tail = any(piece in family for piece in last.split("-"))
    if role is not None and (named or tail or many or (role == "strong" and _plain(run, last))):
        return "name.official-role"
    if aged and (many or tail or named):
        return "name.person-age"
    if ("a" in before[-20:] and _ALIAS_BEFORE.search(before)) or (
        after[:1] in {",", " "} and _ALIAS_AFTER.search(after)
    ):
        return "name.person-alias"
    if _facility(every, run):
        return None
    if many and named and len(parts) <= 6:
        return "name.person-given"
    if many and first in weak and tail:
        return "name.person-given"
    if run.titled:
        return None
    if many and _cued(every, run):
        return "name.person-cue"
    if many and (_VERB.search(after) or _ACCUSED.search(after) or (tail and "-" in last)):
        return "name.person-verb" if tail or "-" in last or _ACCUSED.search(after) else None
    return "name.person-surname" if many and tail and len(parts) <= 4 and len(first) > 2 else None


@cache
def _heads() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    table = roles()
    lower = tuple(
        frozenset(w.lower() for w in ws) for ws in (table.heads, table.weak_heads, table.courtesy, table.private_cues)
    )
    return lower[0], lower[1], lower[2], lower[3]


@cache
def _apposition() -> Pattern:
    table = roles()
    heads = "|".join(sorted({w.lower() for w in (*table.heads, *table.weak_heads) if len(w) > 3 and "." not in w}))
    return pattern(
        rf"(?i)^(?:, (?:M\.?D\.?|Ph\.?D\.?|Esq\.?|Jr\.?))?,? (?:(?:who is|who serves as|is) )?(?:the |an? |its |ICE |ERO |HSI |DHS )?"
        rf"(?:[\w.’'&/-]+ ){{0,9}}?({heads})\b"
    )


_PRIVATE_APPOSITION = pattern(
    r"(?i)^,? (?:is |was |who is |who was )?(?:the |an? )?(?:former|retired|ex-|\d|victim|defendant|suspect|citizen|national)"
)


def _role(every: list[Word], run: Run, before: str, after: str) -> str | None:
    """Whether words beside the run name an office: `strong`, `weak` (the accused may hold it as well), or None."""
    strong, weak, _, _ = _heads()
    previous = every[run.index - 1] if run.index else None
    near = previous is not None and len(before) - len(before.rstrip()) <= 1 and previous.end >= run.span.start - 2
    former = " former " in before[-40:].lower() or before[-40:].lower().startswith("former ")
    if previous is not None and near:
        if (previous.lower in strong or _IN_OFFICE.search(before)) and not (
            former and previous.lower not in {"president", "secretary", "director"}
        ):
            return "strong"
        if previous.lower in weak and not former:
            return "weak"
    if not after.startswith((",", " ")) or _PRIVATE_APPOSITION.search(after):
        return None
    match = _apposition().search(after) if after.startswith(",") else None
    if match is not None and "," not in after[1 : match.start(1)] and ";" not in after[: match.end()]:
        return "strong" if (match.group(1) or "").lower() in strong else "weak"
    return None


def _plain(run: Run, word: str) -> bool:
    """A single word that may be a surname: letters only, in running text."""
    return not run.titled and word.isalpha() and len(word) > 3 and not run.words[-1].possessive


def _cued(every: list[Word], run: Run) -> bool:
    if not run.index:
        return False
    previous = every[run.index - 1]
    cues = _heads()[3] | _heads()[2]
    return run.span.start - previous.end <= 2 and previous.lower in cues


def _facility(every: list[Word], run: Run) -> bool:
    """A capitalised stop word right behind the run: a building, a road or a body named after somebody."""
    after = run.index + len(run.words)
    if after >= len(every) or run.words[-1].possessive:
        return False
    word = every[after]
    return word.capital and word.stop and word.start - run.words[-1].end == 1


def _family(parts: list[Word]) -> tuple[str, ...]:
    """Lower-case names that later mentions may use alone, the surname first."""
    last = parts[-1].lower
    names = [last]
    if "-" in last:
        names += [piece for piece in last.split("-") if len(piece) > 2]
    if (
        len(parts) > 2
        and parts[-2].lower not in given_names()[0]
        and "." not in parts[-2].lower
        and len(parts[-2].lower) > 2
    ):
        names += [parts[-2].lower, *(piece for piece in parts[-2].lower.split("-") if len(piece) > 2)]
    return tuple(dict.fromkeys(names))


def _later(rest: list[Run], known: list[Person]) -> list[NameMention]:
    """Mentions by surname or given name alone, of anyone named in full elsewhere in the text."""
    kinds: dict[str, str] = {}
    for person in known:
        official = _in_office(person, known)
        alone = (*person.surnames, *((person.given,) if person.given and not official else ()))
        for name in alone:
            if "." not in name and len(name) > 1 and (not official or kinds.get(name) is None):
                kinds[name] = "official" if official else "person"
    found: list[NameMention] = []
    for run in rest:
        named = [
            w
            for w in run.words
            if w.lower in kinds or any(p in kinds and kinds[p] == "person" for p in w.lower.split("-"))
        ]
        if not named:
            continue
        span = (
            run.span if len(named) == len([w for w in run.words if w.capital]) else Span(named[0].start, named[-1].end)
        )
        private = any(kinds.get(w.lower, "person") == "person" for w in named)
        found.append(
            _mention(
                span, "person" if private else "official", "name.person-again" if private else "name.official-again"
            )
        )
    return found


def _aliases(text: str) -> list[NameMention]:
    return [
        NameMention(Span(match.start(1), match.end(1)), "person", "name.person-alias")
        for match in _ALIAS_QUOTED.finditer(text)
    ]
