"""Where a number is something else than a figure: the guards of data/numbers_*.yml, run over a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.model import LeftoverReason, Span
from counterfoil.reference.numbers import Guard, GuardTable, guard_tables, number_words
from counterfoil.reference.patterns import Match, Pattern, pattern

_CONTEXT = 40
_TURN, _TURNS = 8, (" before ", " after ", " until ")


@dataclass(frozen=True, slots=True)
class Guarded:
    """Words that a guard has taken. `whole`: they are one thing, and not several numbers."""

    span: Span
    reason: LeftoverReason
    rule: str
    whole: bool


@dataclass(frozen=True, slots=True)
class _Compiled:
    guard: Guard
    pattern: Pattern
    before: Pattern | None
    after: Pattern | None
    inside: Pattern | None


@cache
def _compiled() -> tuple[_Compiled, ...]:
    return tuple(_compile(table, guard) for table in guard_tables() for guard in table.guards)


def _compile(table: GuardTable, guard: Guard) -> _Compiled:
    joined = "|".join(table.expand(expression) for expression in guard.patterns)
    before = table.expand(guard.unless_before)
    after = table.expand(guard.unless_after)
    inside = table.expand(guard.unless_inside)
    return _Compiled(
        guard,
        pattern(joined, ignore_case=guard.ignore_case),
        pattern(before, ignore_case=True) if before else None,
        pattern(after, ignore_case=True) if after else None,
        pattern(inside) if inside else None,
    )


def guarded(text: str) -> tuple[Guarded, ...]:
    """What the guards take of the plain `text`, weightiest guard first; spans may overlap."""
    found: list[Guarded] = []
    for compiled in _compiled():
        for match in compiled.pattern.finditer(text):
            if not _lifted(text, match, compiled):
                found += _taken(match, compiled)
    return tuple(found)


def _lifted(text: str, match: Match, compiled: _Compiled) -> bool:
    before = text[max(0, match.start() - _CONTEXT) : match.start()]
    if compiled.before is not None and compiled.before.search(before):
        return True
    if compiled.after is not None and compiled.after.match(text[match.end() : match.end() + _CONTEXT]):
        return True
    if compiled.inside is not None and compiled.inside.search(match.group() or ""):
        return True
    return compiled.guard.reason == "window" and states_length(text, _spans(match, compiled.pattern.groups)[0])


def states_length(text: str, span: Span) -> bool:
    """True where the length of time at `span` is what the text tells ("served six months"), and not when."""
    before = text[max(0, span.start - _CONTEXT) : span.start]
    behind = text[span.end : span.end + _CONTEXT]
    if _length_before().search(before) is not None or _length_after().match(behind) is not None:
        return True
    turns = any(turn in f"{text[span.start : span.end + _TURN]} " for turn in _TURNS)
    return turns and _length_for().search(before) is not None


@cache
def _length_before() -> Pattern:
    return pattern(number_words().length_before, ignore_case=True)


@cache
def _length_after() -> Pattern:
    return pattern(number_words().length_after, ignore_case=True)


def _taken(match: Match, compiled: _Compiled) -> list[Guarded]:
    guard = compiled.guard
    return [Guarded(span, guard.reason, guard.id, guard.whole) for span in _spans(match, compiled.pattern.groups)]


def _spans(match: Match, groups: int) -> list[Span]:
    """The groups that matched, or the whole match where the pattern has none."""
    found = [Span(match.start(n), match.end(n)) for n in range(1, groups + 1) if match.start(n) >= 0]
    return found or [Span(match.start(), match.end())]


@cache
def _length_for() -> Pattern:
    return pattern(number_words().length_for)
