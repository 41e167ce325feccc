"""Two statements on one operation: what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator

from counterfoil.link.keys import odd, sentences, totals_of, where
from counterfoil.link.words import operation_name, plain, same_place
from counterfoil.model import Figure, Link, LinkKind, Period, Reason, Statement
from counterfoil.reference.links import link_rules

_MONTH = 31
_CONTENT = frozenset({"name", "programme", "total", "small-total", "round-total", "figure", "sentence"})
_STRONG = frozenset({"name", "total", "figure", "days", "sentence"})


def event_link(earlier: Statement, later: Statement, *, programmes: frozenset[str] = frozenset()) -> Link | None:
    """The link between two statements where enough speaks for it; the weights are those of data/links.yml.

    Days that lie apart speak against it, and only a name together with figures or sentences outweighs them.
    programmes: names of operations that so many statements bear that they name no one operation.
    """
    reasons = evidence(earlier, later, programmes)
    kinds = [reason.rule.removeprefix("link.") for reason in reasons]
    score = sum(reason.weight for reason in reasons)
    content = sum(reason.weight for reason, kind in zip(reasons, kinds, strict=True) if kind in _CONTENT)
    strong = {kind for kind in kinds if kind in _STRONG}
    rules = link_rules()
    apart = _apart(earlier.period, later.period)
    if score < rules.enough or content < rules.content or (apart and len(strong) < 3):
        return None
    certain = score >= rules.certain and len(strong) >= 2 and not apart and "place" in kinds
    return made("event", earlier, later, "link.event", reasons, certain=certain)


def made(  # noqa: PLR0913 - a link has as many parts
    kind: LinkKind, earlier: Statement, later: Statement, rule: str, reasons: tuple[Reason, ...], *, certain: bool
) -> Link:
    """A link between two statements that are given in order."""
    known = earlier.published is not None and later.published is not None and earlier.published != later.published
    return Link(kind, earlier.key, later.key, known, certain, rule, reasons)


def _apart(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and (one.end < other.start or other.end < one.start)


def evidence(earlier: Statement, later: Statement, programmes: frozenset[str] = frozenset()) -> tuple[Reason, ...]:
    """Everything that speaks for one operation, the weightiest first; empty where one of them tells of none at all."""
    found = [*_named(earlier, later, programmes), *_days(earlier, later), *_places(earlier, later)]
    found += [*_figures(earlier, later), *_shared(earlier, later)]
    return tuple(sorted(found, key=lambda reason: (-reason.weight, reason.rule, reason.earlier)))


def _reason(kind: str, says: str, earlier: str, later: str) -> Reason:
    return Reason(f"link.{kind}", says, earlier, later, link_rules().weights[kind])


def _named(earlier: Statement, later: Statement, programmes: frozenset[str]) -> Iterator[Reason]:
    a, b = operation_name(earlier), operation_name(later)
    if a and a == b and earlier.operation and later.operation:
        kind = "programme" if a in programmes else "name"
        says = "many statements bear this name" if a in programmes else "both bear one name"
        yield _reason(kind, says, earlier.operation.name or "", later.operation.name or "")


def _days(earlier: Statement, later: Statement) -> Iterator[Reason]:
    a, b = earlier.period, later.period
    if a and b and not _apart(a, b):
        shown = f"{a.start} to {a.end}", f"{b.start} to {b.end}"
        if a == b and a.days <= _MONTH:
            yield _reason("days", "both tell of the same days", *shown)
        else:
            yield _reason("overlap", "their days overlap", *shown)
    elif (a is None or b is None) and earlier.published and later.published:
        gap = abs((later.published - earlier.published).days)
        if gap <= link_rules().near_days:
            says = f"published {gap} days apart" if gap else "published on one day"
            yield _reason("near", says, str(earlier.published), str(later.published))


def _places(earlier: Statement, later: Statement) -> Iterator[Reason]:
    a, b = where(earlier), where(later)
    if any(same_place(one, other) for one in a for other in b):
        yield _reason("place", "a place in common", ", ".join(a), ", ".join(b))
    if earlier.operation and later.operation:
        agencies = [agency for agency in earlier.operation.agencies if agency in later.operation.agencies]
        if agencies:
            yield _reason("agency", "an agency in common", agencies[0], agencies[0])


def _figures(earlier: Statement, later: Statement) -> Iterator[Reason]:
    a, b = totals_of(earlier), totals_of(later)
    used = set()
    for measure in a:
        value = a[measure].claim.quantity.value
        if measure in b and value == b[measure].claim.quantity.value:
            used.add(value)
            says = f"one total ({measure})"
            yield _reason(_total_kind(a[measure], b[measure]), says, a[measure].words, b[measure].words)
    others = {(figure.claim.measure, figure.claim.quantity.value): figure for figure in odd(later)}
    both = ((figure, others.get((figure.claim.measure, figure.claim.quantity.value))) for figure in odd(earlier))
    count = 0
    for figure, other in both:
        value = figure.claim.quantity.value
        if other is not None and value not in used and count < 2:
            used.add(value)
            count += 1
            yield _reason("figure", f"one figure ({figure.claim.measure})", figure.words, other.words)


def _total_kind(one: Figure, other: Figure) -> str:
    if not plain(one.claim) or not plain(other.claim):
        return "round-total"
    return "total" if (one.claim.quantity.value or 0) >= 100 else "small-total"


def _shared(earlier: Statement, later: Statement) -> Iterator[Reason]:
    b = sentences(later)
    shared = [(figure, b[words]) for words, figure in sentences(earlier).items() if words in b]
    if shared:
        one, other = shared[0]
        yield _reason("sentence", "one sentence but for its figures", one.quote, other.quote)
