"""The dictionary of the record's tables, for docs/store.md."""

from __future__ import annotations

from counterfoil.store import TABLES, VIEWS
from counterfoil.store.columns import Table


def dictionary() -> str:
    """Every table with its key and its columns, then the views."""
    parts = [_table(table) for table in TABLES]
    parts.append("### Views\n\n" + "".join(f"- `{view.name}`: {view.says}\n" for view in VIEWS))
    return "\n" + "\n".join(parts) + "\n"


def _table(table: Table) -> str:
    refers = dict(table.refers)
    lines = [f"### {table.name}\n", f"{table.says} Key: {', '.join(f'`{name}`' for name in table.key)}.\n"]
    lines += ["| column | type | what stands in it |", "|---|---|---|"]
    for column in table.columns:
        says = column.says.replace("|", "\\|")
        target = f" → `{refers[column.name]}`" if column.name in refers else ""
        kind = column.type if column.needed else f"{column.type}, may be null"
        lines.append(f"| `{column.name}` | {kind} | {says}{target} |")
    return "\n".join(lines) + "\n"
