"""What the words around a name say of the person: in office, accused, aged, named by an alias."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from counterfoil.extract.names.words import Run, Word
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.people import Roles, roles

RoleStrength = Literal["strong", "weak"]
"""An office that speaks for itself (judge, director), or one that the accused may hold as well (officer)."""

_AGE = pattern(
    r"^,?[ \n](?:age[ ])?\(?\d{1,2}(?:[,;.)]|[ ]?$|[ ](?:of|from|and|years|was|who|pleaded|faces|is|–|-))"
    r"|^,? an? \d{1,2}-year-old"
)
_ALIAS_BEFORE = pattern(r"(?i)(?:\baka|a\.k\.a\.|also known as|\balias(?:es)?|known as|nicknamed)[ ,:]*[“\"‘']?$")
_ALIAS_AFTER = pattern(r"(?i)^,? ?\(?(?:aka|a\.k\.a\.|also known as|alias)\b")
_PRIVATE_BEHIND = pattern(
    r"(?i)^ ?,? (?:is |was |who is |who was )?(?:the |an? )?(?:former|retired|ex-|\d|(?:[\w-]+ ){0,3}?"
    r"(?:victims?|defendants?|suspects?|citizen|national|alien|resident|man|woman|member|fugitive)\b)"
)
_KIN_BEFORE = pattern(
    r"(?i)\b(?:sister|brother|wife|husband|son|daughter|mother|father|uncle|aunt|cousin|nephew|niece|girlfriend|"
    r"boyfriend|partner|stepson|stepdaughter|grandson|granddaughter|widow|fianc[eé]e?),? $"
)
"""Somebody told of as another's kin is private, whatever office stands behind the name."""
_OFFICES = frozenset(
    {
        "charge", "attorney", "attorneys", "general", "secretary", "director", "commissioner", "administrator",
        "chief", "president", "minister", "mayor",
    }
)  # fmt: skip  # a cheap look before the pattern below is tried
_HOLDERS = frozenset({"president", "secretary", "director"})
_DIGITS = frozenset("0123456789")
_OFFICE_OF = pattern(
    r"(?:[Ii]n [Cc]harge|[Aa]ttorneys?|[Ss]olicitor [Gg]eneral|[Ss]ecretary|[Dd]irector|[Cc]ommissioner|"
    r"[Aa]dministrator|[Cc]hief|[Pp]resident|[Mm]inister|[Mm]ayor)(?: (?:of|for|in|and|the|\p{Lu}[\pL.’'-]*,?))*,? $"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands around a run of name words. cued: words that stand before a name; private: of those, no courtesy."""

    role: RoleStrength | None
    aged: bool
    accused: bool
    alias: bool
    cued: bool
    acts: bool
    facility: bool
    private: bool


def evidence(text: str, every: list[Word], run: Run) -> Evidence:
    """The evidence around `run`; `every` holds the words of `text`."""
    before = text[max(0, run.span.start - 90) : run.span.start]
    after = text[run.span.end : run.span.end + 110]
    near = after[:1] in {",", " ", "\n"}
    kin = before.endswith(" ") and _KIN_BEFORE.search(before) is not None
    private = (near and _PRIVATE_BEHIND.search(after) is not None) or kin
    return Evidence(
        role=_role(every, run, before, "" if private else after),
        aged=near and not _DIGITS.isdisjoint(after[:8]) and _AGE.search(after) is not None,
        accused=near and _accused().search(after) is not None,
        alias=("a" in before[-20:] and _ALIAS_BEFORE.search(before[-20:]) is not None)
        or (near and after[:4].lstrip(", (")[:1] in {"a", "A"} and _ALIAS_AFTER.search(after) is not None),
        cued=private or _cued(every, run, _lower().cues),
        acts=near and len(run.words) > 1 and _acts().search(after) is not None,
        facility=_facility(every, run),
        private=private or _cued(every, run, _lower().private),
    )


def _any(words: tuple[str, ...]) -> str:
    return "|".join(words)


@cache
def _accused() -> Pattern:
    table = roles()
    return pattern(
        r"^(?:, [^.,;]{3,60},)? (?:(?:was|were|is|are|has been|have been|had been|who was) (?:\w+ ){0,2}"
        rf"(?:{_any(table.accused_passive)})|{_any(table.accused_active)})\b"
    )


@cache
def _acts() -> Pattern:
    return pattern(rf"^(?:,? (?:who|whose|and))? (?:{_any(roles().acts)})\b")


@dataclass(frozen=True, slots=True)
class _Lower:
    """The single words of data/people/roles.yml, lower case."""

    heads: frozenset[str]
    weak_heads: frozenset[str]
    cues: frozenset[str]
    private: frozenset[str]


@cache
def _lower() -> _Lower:
    table: Roles = roles()
    return _Lower(
        frozenset(word.lower() for word in table.heads),
        frozenset(word.lower() for word in table.weak_heads),
        frozenset(word.lower() for word in (*table.private_cues, *table.courtesy)),
        frozenset(word.lower() for word in table.private_cues),
    )


@cache
def _apposition() -> Pattern:
    table = roles()
    heads = {word.lower() for word in (*table.heads, *table.weak_heads) if len(word) > 3 and "." not in word}
    return pattern(
        r"(?i)^(?:, (?:M\.?D\.?|Ph\.?D\.?|Esq\.?|Jr\.?))?,? (?:(?:who is|who serves as|is) )?"
        rf"(?:the |an? |its |ICE |ERO |HSI |DHS )?(?:[\w.’'&/-]+ ){{0,9}}?({_any(tuple(sorted(heads)))})\b"
    )


def _role(every: list[Word], run: Run, before: str, after: str) -> RoleStrength | None:
    """Whether words beside the run name an office. after: empty where they tell of a private person."""
    previous = every[run.index - 1] if run.index else None
    if previous is not None and len(before) - len(before.rstrip()) <= 1 and previous.end >= run.span.start - 2:
        former = "former " in before[-40:].lower()
        held = previous.capital and not _OFFICES.isdisjoint(before.lower().split())
        if previous.lower in _lower().heads or (held and _OFFICE_OF.search(before) is not None):
            return "strong" if not former or previous.lower in _HOLDERS else None
        if previous.lower in _lower().weak_heads and not former:
            return "weak"
    match = _apposition().search(after) if after.startswith(",") else None
    if match is None or "," in after[1 : match.start(1)] or ";" in after[: match.end()]:
        return None
    return "strong" if (match.group(1) or "").lower() in _lower().heads else "weak"


def _cued(every: list[Word], run: Run, cues: frozenset[str]) -> bool:
    previous = every[run.index - 1] if run.index else None
    return previous is not None and run.span.start - previous.end <= 2 and previous.lower in cues


def _facility(every: list[Word], run: Run) -> bool:
    """A capitalised stop word right behind the run: a building, a road or a body named after somebody."""
    after = run.index + len(run.words)
    if after >= len(every) or run.words[-1].possessive:
        return False
    word = every[after]
    return word.capital and word.stop and word.start - run.words[-1].end == 1
