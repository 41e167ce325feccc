"""What a round came to: pages, figures that their publisher changed, and what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from counterfoil.store import reading
from counterfoil.store.failing import shown

What = Literal[
    "new", "changed", "unchanged", "gone", "still gone", "back", "moved away", "unreadable", "failed", "not allowed",
]  # fmt: skip  # one long line of names reads better than one name a line

_REVISIONS = """
WITH fresh AS (
    SELECT d.page, c.document AS later, c.retrieved_at
    FROM captures c JOIN documents d USING (document)
    WHERE c.retrieved_at BETWEEN ? AND ? AND d.page IS NOT NULL
), steps AS (
    SELECT f.page, f.later, f.retrieved_at,
        arg_max(c.document, coalesce(c.retrieved_at, c.retrieved::TIMESTAMP, TIMESTAMP '1900-01-01')) AS earlier
    FROM fresh f JOIN documents d ON d.page = f.page JOIN captures c ON c.document = d.document
    WHERE coalesce(c.retrieved_at, c.retrieved::TIMESTAMP, TIMESTAMP '1900-01-01') < f.retrieved_at
    GROUP BY ALL
)
SELECT DISTINCT d.title, d.url, r.kind, r.fields, r.words_before, r.words_after, r.quote_before, r.quote_after,
    r.earlier, r.later, r.revision
FROM revisions r JOIN steps USING (page, earlier, later) JOIN documents d ON d.document = r.later
ORDER BY d.url, r.later, r.revision
"""


@dataclass(frozen=True, slots=True)
class PageNote:
    """What became of one address. url: with what may be a person's name masked. why: where there is more to say."""

    url: str
    what: What
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """One figure that differs from what the page said before, in words that are masked. kind: as in `revisions`."""

    title: str | None
    url: str | None
    kind: str
    fields: tuple[str, ...]
    words_before: str | None
    words_after: str | None
    quote_before: str | None
    quote_after: str | None
    earlier: str
    later: str
    revision: int


@dataclass(slots=True)
class Round:
    """One round of a watch. Times in UTC. listed: links on the listing. unlisted: taken off it, though older ones stay.

    put_off: addresses left for the next round. added: documents that are new in the record. not_read: captures that
    could not be read or audited; the record says why.
    """

    newsroom: str
    started: datetime
    ended: datetime | None = None
    requests: int = 0
    listed: int = 0
    pages: list[PageNote] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    put_off: int = 0
    added: int = 0
    not_read: int = 0

    def counts(self) -> dict[str, int]:
        """How many addresses came to what."""
        found: dict[str, int] = {}
        for note in self.pages:
            found[note.what] = found.get(note.what, 0) + 1
        return found

    @property
    def troubled(self) -> bool:
        """Whether something could not be had or read: a page that is gone is none of that."""
        return bool(self.not_read or self.warnings or {"failed", "unreadable"} & self.counts().keys())


def revisions(store: Path, since: datetime, until: datetime) -> list[Revision]:
    """The figures of pages captured between these moments that differ from what stood there before."""
    if not store.exists():
        return []
    with reading(store) as connection:
        times = [moment.replace(tzinfo=None) for moment in (since, until)]
        rows = connection.execute(_REVISIONS, times).fetchall()
    return [Revision(title, url, kind, tuple(fields), *rest) for title, url, kind, fields, *rest in rows]


def shown_url(url: str) -> str:
    """An address whose page no reader of names has seen, with every word masked that is known as a name."""
    parts = urlsplit(url)
    rest = "/".join(shown(part) for part in parts.path.split("/"))
    return f"{parts.scheme}://{parts.netloc}{rest}{'?' + shown(parts.query) if parts.query else ''}"
