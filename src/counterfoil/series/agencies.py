"""Whose a figure is: an agency by any of its names, with its parts and offices."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from counterfoil.reference.agencies import agency_forms
from counterfoil.reference.records import line_of
from counterfoil.store.opening import Connection

_NEAR = 0.6
"""From this likeness on a name is told first where the one asked for is not in the record."""
_STATES = ("u.s. ", "us ", "united states ")


@dataclass(frozen=True, slots=True)
class Whose:
    """An agency that was asked for. names: in plain form, what else the record's statements call it.

    short: documents in which a short form stands for it, with that form: another statement may mean another body by it.
    """

    wanted: str
    names: frozenset[str]
    short: frozenset[tuple[str, str]]

    def has(self, row: Mapping[str, Any]) -> bool:
        """Whether the claim is that agency's, a part's of it, or one of its offices' ("ICE Houston")."""
        stated_by = row["agency"]
        if stated_by is None:
            return False
        plain = _plain(stated_by)
        if plain in self.names or (row["document"], plain) in self.short:
            return True
        whole = agency_id(self.wanted)
        return whole is not None and whole in line_of(agency_id(stated_by))


def whose(connection: Connection, wanted: str) -> Whose:
    """What the record calls an agency: by the table of agencies, and by statements that say "Full Name (FN)"."""
    asked = {_plain(part) for part in wanted.replace(")", "(").split("(") if part.strip()}  # "Full Name (FN)" is both
    pairs = [] if agency_id(wanted) is not None else _introduced(connection, asked)
    full = {name for _, short, name in pairs if short in asked or name in asked}
    meant = frozenset((document, short) for document, short, name in pairs if name in full)
    return Whose(wanted, frozenset(asked | full), meant)


def agency_id(named_so: str) -> str | None:
    """The id of an agency by any of its names, or of the one whose office is named."""
    parts = _plain(named_so).split()
    return next(
        (_forms()[head] for cut in range(len(parts), 0, -1) if (head := " ".join(parts[:cut])) in _forms()), None
    )


@cache
def _forms() -> dict[str, str]:
    return {_plain(form): id_ for form, id_ in agency_forms().items()}


def known(named: Counter[str], wanted: str) -> list[str]:
    """The agencies or places of a record, the likest to what was asked for first, then those named most often."""
    plain = {_plain(name): name for name in named}
    near = difflib.get_close_matches(_plain(wanted), plain, n=3, cutoff=_NEAR)
    first = [plain[name] for name in near]
    return first + [name for name, _ in sorted(named.items(), key=lambda one: (-one[1], one[0])) if name not in first]


def _plain(name: str) -> str:
    """A name as it is compared: in lower case, without an article, a country before it or the mark of a possessive."""
    plain = " ".join(name.replace("’", "'").casefold().replace("&", "and").split()).removesuffix("'s")
    plain = plain.removeprefix("the ")
    state = next((one for one in _STATES if plain.startswith(one)), "")
    return plain.removeprefix(state) or plain


def _introduced(connection: Connection, asked: set[str]) -> list[tuple[str, str, str]]:
    """Documents that introduce a body by one of these names: the document, the short form and the name, both plain."""
    from counterfoil.extract.names.introduced import pairs

    found = []
    query = "SELECT document, shown_text FROM documents WHERE contains(shown_text, '(') AND {} ORDER BY document"
    holds = " OR ".join("contains(lower(shown_text), ?)" for _ in asked) or "false"
    for document, text in connection.execute(query.format(f"({holds})"), sorted(asked)).fetchall():
        found += [(document, _plain(short), _plain(name)) for short, name in pairs(text).items()]
    return found
