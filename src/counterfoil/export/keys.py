"""What refers to what, in whole keys: a claim's id means something only together with its document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counterfoil.store.columns import Table


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that hold a key of another table. may_be_null: whether one of them may hold nothing."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]
    may_be_null: bool


def references(table: Table, known: Mapping[str, Table]) -> Iterator[Reference]:
    """The references of a table to tables that are there."""
    for column, target in table.refers:
        other, _, key = target.partition(".")
        if other not in known:
            continue
        if known[other].key == (key,):
            columns: tuple[str, ...] = (column,)
        elif known[other].key == ("document", key):
            # claim_earlier is a claim of the document in `earlier`, claim of the one in `document`.
            own = column.partition("_")[2]
            columns = (own if own in table.names else "document", column)
        else:
            continue
        needed = {one.name for one in table.columns if one.needed}
        yield Reference(columns, other, known[other].key, not needed.issuperset(columns))
