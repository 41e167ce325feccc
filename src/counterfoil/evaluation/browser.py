"""The error browser: one HTML page, a row a difference, grouped by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

import jinja2

from counterfoil.evaluation.agreement import FIELDS
from counterfoil.evaluation.annotated import Annotated, Fields
from counterfoil.evaluation.score import Difference, Score

_AROUND = 160


@dataclass(frozen=True, slots=True)
class Row:
    """One difference as it is shown: the words around the figure, and both claims field by field."""

    document: str
    before: str
    figure: str
    after: str
    fields: tuple[tuple[str, str, str, bool], ...]
    kind: str


def browser(statements: Sequence[Annotated], outcome: Score, title: str) -> str:
    """The page: scores, then every difference with its words, the annotated and the extracted value."""
    texts = {one.id: one.text for one in statements}
    groups: dict[str, list[Row]] = {}
    for item in outcome.differences:
        groups.setdefault(item.kind, []).append(_row(item, texts[item.document]))
    template = resources.files("counterfoil").joinpath("data", "templates", "errors.html.j2").read_text("utf-8")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    ranked = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return environment.from_string(template).render(title=title, score=outcome, groups=ranked)


def _row(item: Difference, text: str) -> Row:
    claim = item.annotated or item.extracted or {}
    start, end = claim["start"], claim["end"]
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    names = ("value", *FIELDS)
    fields = tuple(
        (name, *shown, item.kind in (name, "missed", "spurious"))
        for name in names
        if any(shown := (_show(item.annotated, name), _show(item.extracted, name)))
    )
    return Row(item.document, before, text[start:end], after, fields, item.kind)


def _show(claim: Fields | None, field: str) -> str:
    value = None if claim is None else claim.get(field)
    if field == "filters" and value:
        return ", ".join(f"{f['kind']}: {f['value']}" for f in value)
    if field == "period" and value:
        return f"{value['start']} to {value['end']}"
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None or value is False else str(value)
