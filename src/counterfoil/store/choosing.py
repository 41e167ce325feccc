"""The statement of a record that a person means: by key, name, file, address or title."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePath

from counterfoil.model import CounterfoilError
from counterfoil.store.identity import page_key
from counterfoil.store.opening import Connection

_LISTED = 8
"""How many statements are named where several are meant."""
_LEAST = 3
"""Letters that a part of a title needs."""
_WAYS = (
    "d.document = $given OR d.name = $given OR d.url = $given",
    "d.name = $stem OR d.page = $page",
    "d.sha256 = $sha256",
    "$is_key AND starts_with(d.document, lower($given))",
    "lower(d.title) = lower($given)",
    "$is_part AND contains(lower(d.title), lower($given))",
)
"""From the surest way to name a statement to the vaguest: where one finds any, no later one is tried."""
_SHORTEST_KEY = 6


def chosen(connection: Connection, given: str) -> str:
    """The key of the one statement that is meant; of a page captured more than once, the last known state.

    Raises CounterfoilError where the record holds none, or several: then those are named.
    """
    hexadecimal = all(char in "0123456789abcdef" for char in given.lower())
    values = {
        "given": given,
        "stem": PurePath(given).stem,
        "page": page_key(given) if "://" in given else None,
        "sha256": _hash_of(given),
        "is_key": hexadecimal and len(given) >= _SHORTEST_KEY,
        "is_part": len(given.strip()) >= _LEAST,
    }
    for way in _WAYS:
        query = (
            "SELECT d.document, coalesce(d.title, d.name), d.published, s.is_last, d.page "
            f"FROM documents d JOIN last_seen s USING (document) WHERE {way} "
            "ORDER BY s.is_last DESC, d.published DESC NULLS LAST, d.document"
        )
        used = {name: value for name, value in values.items() if f"${name}" in way}
        found = connection.execute(query, used).fetchall()
        last = [row for row in found if row[3]] or found[:1]  # an earlier state of the same page is none of them
        if len(last) == 1:
            return str(last[0][0])
        if last:
            raise _several(given, [(str(key), str(title), str(day or "no date")) for key, title, day, *_ in last])
    raise CounterfoilError(
        f"The record holds no statement that is named {given}.",
        "A statement is named by its key, its name or file, its address, its title or words that stand in its title.",
        "Look it up in the table `documents`; `counterfoil export` writes it to a spreadsheet.",
    )


def _hash_of(given: str) -> str | None:
    """The hash of a file's bytes: the record keeps one name of a statement that was read under several."""
    try:
        with Path(given).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # no file: words of a title, say
        return None


def _several(given: str, found: list[tuple[str, str, str]]) -> CounterfoilError:
    listed = "; ".join(f"{key[:12]} ({day}, {title})" for key, title, day in found[:_LISTED])
    more = f"; and {len(found) - _LISTED:,} more" if len(found) > _LISTED else ""
    return CounterfoilError(
        f"{len(found):,} statements of the record answer to {given}.",
        f"They are {listed}{more}.",
        "Give the key of the one that is meant, which stands before each, or more words of its title.",
    )
