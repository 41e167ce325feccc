"""The file of rulings: what persons decided otherwise than the program. Its own word is kept beside theirs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import yaml

from counterfoil.model import CounterfoilError
from counterfoil.store.opening import Connection
from counterfoil.store.statements import document_named

_EXAMPLE = "link: [ONE, OTHER], unlink: [ONE, OTHER] or overrule: FINDING, with author and reason"


class Entry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One ruling as it is written. of: for a finding inside a statement, which statement. date: the day it was made."""

    author: str
    reason: str
    link: tuple[str, str] | None = None
    unlink: tuple[str, str] | None = None
    overrule: str | None = None
    of: str | None = None
    date: date | None = None


class RulingsFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The file: a list of rulings."""

    rulings: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """One ruling. documents: keys, once they are known; before, names, keys or addresses. met: whether they are."""

    key: str
    act: str
    documents: tuple[str, ...]
    finding: str | None
    code: str | None
    author: str
    decided: date | None
    reason: str
    met: bool = False

    def row(self) -> dict[str, Any]:
        """Its row in `rulings`."""
        return {
            "ruling": self.key, "act": self.act, "documents": list(self.documents) if self.met else [],
            "finding": self.finding, "code": self.code, "author": self.author, "decided": self.decided,
            "reason": self.reason, "met": self.met,
        }  # fmt: skip  # one long line of names reads better than one name a line


@dataclass(frozen=True, slots=True)
class Rulings:
    """All rulings of a file. digest: of its contents, so that an edit is noticed."""

    entries: tuple[Ruling, ...] = ()
    digest: str = ""

    def resolved(self, connection: Connection) -> tuple[Ruling, ...]:
        """The rulings with the keys of their documents, and whether the record holds what they decide about."""
        return tuple(_resolved(connection, one) for one in self.entries)


def beside(path: Path) -> Path:
    """Where the rulings of a record are looked for: `record.rulings.yml` beside `record.duckdb`."""
    return path.with_name(f"{path.stem}.rulings.yml")


def read_rulings(path: Path | None) -> Rulings:
    """The rulings of a file; none where `path` is None. Raises CounterfoilError where it cannot be read as such."""
    if path is None:
        return Rulings()
    try:
        raw = path.read_bytes()
        entries = msgspec.convert(yaml.safe_load(raw), RulingsFile).rulings
        made = tuple(_ruling(entry) for entry in entries)
    except OSError as error:
        raise _wrong(path, error.strerror or str(error)) from error
    except (yaml.YAMLError, msgspec.ValidationError, ValueError) as error:
        raise _wrong(path, " ".join(str(error).split())) from error
    unique = {one.key: one for one in made}
    return Rulings(tuple(unique.values()), hashlib.sha256(raw).hexdigest())


def _wrong(path: Path, why: str) -> CounterfoilError:
    return CounterfoilError(
        f"The rulings in {path.name} cannot be read: {why}.",
        "Nothing was linked, so that no ruling is passed over in silence.",
        f"Correct the file: a list `rulings`, each entry {_EXAMPLE}. docs/links.md shows one.",
    )


def _ruling(entry: Entry) -> Ruling:
    acts = [(act, said) for act in ("link", "unlink", "overrule") if (said := getattr(entry, act)) is not None]
    if len(acts) != 1 or not entry.author.strip() or not entry.reason.strip():
        raise ValueError(f"each ruling is one of {_EXAMPLE}; neither may be empty")
    (act, said) = acts[0]
    documents = said if act != "overrule" else () if entry.of is None else (entry.of,)
    parts = (act, *documents, said if act == "overrule" else "", entry.author, entry.reason)
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
    finding = said if act == "overrule" else None
    return Ruling(key, act, tuple(documents), finding, None, entry.author, entry.date, entry.reason)


def _resolved(connection: Connection, one: Ruling) -> Ruling:
    documents = [found for name in one.documents if (found := document_named(connection, name)) is not None]
    all_known = len(documents) == len(one.documents)
    if one.act != "overrule":
        return replace(one, documents=tuple(documents), met=all_known and len(set(documents)) == 2)
    if documents:
        query = "SELECT code FROM findings WHERE document = ? AND finding = ?"
        row = connection.execute(query, [documents[0], one.finding]).fetchone()
        return replace(one, documents=tuple(documents), code=row[0] if row else None, met=row is not None)
    return one
