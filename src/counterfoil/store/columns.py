"""What a table of the record is made of, and its SQL."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.tables.sql import name, text


@dataclass(frozen=True, slots=True)
class Column:
    """One column. written: its type as DuckDB writes it, with `?` where it may be null. says: what stands in it."""

    name: str
    written: str
    says: str

    @property
    def type(self) -> str:
        """The type alone."""
        return self.written.removesuffix("?")

    @property
    def needed(self) -> bool:
        """Whether it is never null."""
        return self.type == self.written


@dataclass(frozen=True, slots=True)
class Table:
    """One table. key: the columns that tell its rows apart. refers: a column to the `table.column` it points to.

    of_document: whether its rows belong to one document and are replaced with it when that is audited again.
    """

    name: str
    says: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    refers: tuple[tuple[str, str], ...] = ()
    of_document: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def ddl(self) -> tuple[str, ...]:
        """The statements that make the table and describe it."""
        lines = [f"{name(one.name)} {one.type}{' NOT NULL' if one.needed else ''}" for one in self.columns]
        lines.append(f"PRIMARY KEY ({', '.join(map(name, self.key))})")
        comments = (f"COMMENT ON COLUMN {name(self.name)}.{name(one.name)} IS {text(one.says)}" for one in self.columns)
        return (
            f"CREATE TABLE {name(self.name)} ({', '.join(lines)})",
            f"COMMENT ON TABLE {name(self.name)} IS {text(self.says)}",
            *comments,
        )

    def insert(self) -> str:
        """The statement that adds rows, given as one JSON array of objects."""
        shape = ", ".join(f'"{one.name}": {_json_type(one.type)}' for one in self.columns)
        chosen = ", ".join(f"r.{name(one.name)}" for one in self.columns)
        return (
            f"INSERT INTO {name(self.name)} SELECT {chosen} "
            f"FROM (SELECT unnest(from_json(?::JSON, {text(f'[{{{shape}}}]')})) AS r)"
        )


@dataclass(frozen=True, slots=True)
class View:
    """A question that is asked of the tables so often that it has a name."""

    name: str
    says: str
    query: str

    def ddl(self) -> tuple[str, ...]:
        """The statements that make the view and describe it."""
        return (
            f"CREATE OR REPLACE VIEW {name(self.name)} AS {self.query}",
            f"COMMENT ON VIEW {name(self.name)} IS {text(self.says)}",
        )


def _json_type(kind: str) -> str:
    return f'["{kind[:-2]}"]' if kind.endswith("[]") else f'"{kind}"'
