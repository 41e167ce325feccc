"""One finding for each relation: its code, and one line that stands alone."""

from __future__ import annotations

from collections.abc import Callable

from counterfoil.model import Finding, Relation

_CODES = {
    "differ.title": "title-differs", "differ.slip": "figure-slip", "differ.hedge": "hedge-contradicts",
    "differ.cut": "term-cut", "differ.total": "total-differs", "differ.row": "total-differs",
    "differ.again": "total-differs", "differ.lead": "title-differs", "differ.term": "total-differs",
    "differ.swap": "figure-slip", "differ.pounds": "units-disagree",
    "differ.named": "total-differs", "differ.unit": "units-disagree",
    "differ.all": "total-differs", "differ.both": "total-differs",
    "count.falls": "count-falls", "count.beyond": "count-falls",
    "count.low": "count-falls", "differ.listed": "total-differs",
    "share.of-whole": "share-means", "duration.own-clock": "duration-own-clock", "duration.weekday": "weekday-differs",
    "duration.order": "date-order", "duration.ahead": "date-order", "duration.window": "date-order",
    "duration.clock": "date-order", "duration.once": "date-order",
    "change.of-base": "change-means",
}  # fmt: skip  # relations whose rule, not kind, says what they mean
_KINDS = {
    "same": "same-figure", "part": "part-of-whole", "rest": "rest", "sum": "parts-sum", "share": "share",
    "average": "average", "duration": "duration", "change": "change",
}  # fmt: skip


def code_of(relation: Relation) -> str:
    """The finding code of a relation."""
    return _CODES.get(relation.rule, _KINDS[relation.kind])


def tell(relation: Relation, index: int) -> Finding:
    """The finding that a relation amounts to. index: of the relation in the audit."""
    code = code_of(relation)
    words = _SAYS[code](relation)
    return Finding(
        code,
        relation.verdict,
        relation.claims,
        relation.stated,
        relation.computed,
        f"{words}: {relation.verdict}.",
        relation.basis,
        index,
    )


def _steps(relation: Relation) -> str:
    return "; ".join(step.words for step in relation.steps)


def _title(relation: Relation) -> str:
    return f"The title says {relation.stated} and the body {relation.computed}"


def _slip(relation: Relation) -> str:
    return f"One figure is given as {relation.stated} and again as {relation.computed}; a digit differs"


def _total(relation: Relation) -> str:
    if relation.rule in ("differ.named", "differ.listed"):
        return f"The text says {relation.stated}, and {_steps(relation)}"
    return f"The text gives {relation.stated} and takes it up again as {relation.computed}"


def _falls(relation: Relation) -> str:
    return f"The text counts {relation.stated} and then {relation.computed}; {_steps(relation)}"


def _unit(relation: Relation) -> str:
    return (
        f"{_upper(relation.stated)} and {relation.computed}, given as one measure in two units, do not come to the same"
    )


def _hedge(relation: Relation) -> str:
    return f"One mention says {relation.stated} and another {relation.computed} of the same thing"


def _cut(relation: Relation) -> str:
    return f"The term is {relation.stated} in one place and {relation.computed} in another; {_steps(relation)}"


def _same(relation: Relation) -> str:
    return f"{_upper(relation.stated)} are one figure"


def _sum(relation: Relation) -> str:
    if relation.rule == "sum.term" and relation.verdict == "consistent":
        return f"{_upper(relation.computed)} make {relation.stated}"
    if relation.rule in ("sum.partial", "sum.short"):
        open_ended = (
            "the words around the list say that it leaves some out"
            if relation.rule == "sum.partial"
            else "the text does not say what the others are"
        )
        return f"The parts listed add up to {relation.computed} of the {relation.stated} stated; {open_ended}"
    if relation.rule == "sum.near":
        return (
            f"The parts listed come to {relation.computed} and the text says {relation.stated} ({_steps(relation)}); "
            "they may overlap or leave some out"
        )
    if relation.rule == "sum.hundred":
        return f"The shares of one whole come to {relation.computed}: {_steps(relation)}"
    fits = "as stated" if relation.verdict == "consistent" else f"and the text says {relation.stated}"
    if relation.rule == "sum.rounded":
        fits = f"which {relation.stated} can mean, rounded"
    does = "add up" if relation.verdict == "consistent" else "do not add up"
    return f"The parts {does}: {_steps(relation)}, {fits}"


def _part(relation: Relation) -> str:
    if relation.verdict == "consistent":
        return f"{_upper(relation.stated)} is possible as a part of it"
    return f"The part is larger than its whole: {_steps(relation)}"


def _rest(relation: Relation) -> str:
    if relation.rule == "rest.unstated":
        return f"The rest is {relation.computed} ({_steps(relation)})"
    if relation.verdict == "consistent":
        return f"The parts and the rest add up to the {relation.stated} stated ({_steps(relation)})"
    return f"The parts and the rest do not add up: {_steps(relation)}, and the text says {relation.stated}"


def _recomputed(relation: Relation) -> str:
    return f"The text says {relation.stated}; {_steps(relation)}"


def _means(relation: Relation) -> str:
    return f"{_upper(relation.stated)} is {relation.computed}; the text gives no number to set against it"


def _own_clock(relation: Relation) -> str:
    return f"{_upper(relation.stated)} are not all the days between the dates; {_steps(relation)}"


def _change(relation: Relation) -> str:
    if relation.rule == "change.direction":
        return f"The text says {relation.computed}, {relation.stated}; {_steps(relation)}"
    if relation.verdict == "note":
        return (
            f"The text says a change of {relation.stated}; {_steps(relation)}. "
            f"{_upper(relation.stated)} is the new number as a percentage of the old one"
        )
    return f"The text says a change of {relation.stated}; {_steps(relation)}"


def _of_base(relation: Relation) -> str:
    return f"The text says a change of {relation.stated}; {_steps(relation)}; no new number is set against it"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


_SAYS: dict[str, Callable[[Relation], str]] = {
    "title-differs": _title, "figure-slip": _slip, "total-differs": _total, "hedge-contradicts": _hedge,
    "term-cut": _cut, "units-disagree": _unit, "same-figure": _same,
    "parts-sum": _sum, "part-of-whole": _part, "rest": _rest, "share": _recomputed, "share-means": _means,
    "average": _recomputed, "duration": _recomputed, "duration-own-clock": _own_clock, "change": _change,
    "change-means": _of_base, "count-falls": _falls, "weekday-differs": _recomputed, "date-order": _recomputed,
}  # fmt: skip
