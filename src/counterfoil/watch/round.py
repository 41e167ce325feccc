"""One round: the listing, the pages, the record. Killed at any moment, the next one goes on from what was committed."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import msgspec

from counterfoil.model import CounterfoilError, SourceError
from counterfoil.model.version import __version__
from counterfoil.store import Absence, Listening, Options, build, note_absences
from counterfoil.store.failing import defect
from counterfoil.watch.archive import Archive, cut
from counterfoil.watch.capturing import Capture, capture, charset, conditions, validators
from counterfoil.watch.clock import Clock, SystemClock
from counterfoil.watch.fetching import Answer, Fetcher, Limits, NoAnswerError, NotAllowedError, PutOff
from counterfoil.watch.listing import links
from counterfoil.watch.newsroom import Newsroom
from counterfoil.watch.state import Listing, Page, State, remembering
from counterfoil.watch.summary import PageNote, Round, revisions, shown_url

Done = TypeVar("Done")

SLICE_PAGES = 200
"""So many captures are one archive, and go into the record together."""
_FAULTS = 5
"""After so many addresses in a row without an answer the site is down, and is left alone until the next round."""
_SHRUNK = 10
"""A listing of fewer links says nothing by having half of them."""


@dataclass(frozen=True, slots=True)
class Watching:
    """How to watch. said: told what is being done, for the terminal. dice: for the pauses after trouble."""

    options: Options = field(default_factory=Options)
    limits: Limits = field(default_factory=Limits)
    clock: Clock = field(default_factory=SystemClock)
    dice: random.Random = field(default_factory=random.Random)
    said: Callable[[str], None] = lambda _: None


def folder(store: Path, newsroom: Newsroom) -> Path:
    """Where the captures and the memory of a newsroom's watch stand: a folder beside the record."""
    return store.with_name(f"{store.stem}.watch") / newsroom.name


def watch_once(newsroom: Newsroom, store: Path, watching: Watching | None = None) -> Round:
    """One round over a newsroom into the record at `store`, which is made where there is none.

    A page that cannot be had stops nothing. Raises CounterfoilError where the record or the folder beside it cannot be
    written, or another watch of the newsroom is running.
    """
    watching = watching or Watching()
    place = folder(store, newsroom)
    _make(place)
    try:
        with remembering(place / "state.sqlite") as state:
            one = _Round(newsroom, store, watching, state)
            one.recover()
            one.go()
            return one.told
    except (sqlite3.Error, OSError) as error:
        raise CounterfoilError(
            f"The watch of {newsroom.name} could not write what it found: {error}.",
            "What was committed before is kept, and nothing is half written.",
            "Make room on the disk, or mend the folder's rights, and start it again.",
        ) from error


def _make(place: Path) -> None:
    try:
        (place / "captures").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CounterfoilError(
            f"{place} cannot be made: {error.strerror or error}.",
            "Captures are kept in a folder beside the record.",
            "Give a record in a folder that you may write to.",
        ) from error


class _Round:
    def __init__(self, newsroom: Newsroom, store: Path, watching: Watching, state: State) -> None:
        self._newsroom, self._store, self._watching, self._state = newsroom, store, watching, state
        self._captures = folder(store, newsroom) / "captures"
        self._now = watching.clock.now().replace(microsecond=0)
        self.told = Round(newsroom.name, self._now)
        self._faults = 0

    def recover(self) -> None:
        """What a watch that was killed left: half a record is cut off, whole ones go into the record."""
        for name, length in self._state.archives().items():
            self._settle(name, length)
        self._file()

    def go(self) -> None:
        """The round."""
        watching, newsroom = self._watching, self._newsroom
        ends = watching.clock.seconds() + newsroom.round_minutes * 60
        made = Fetcher(newsroom, self._state, watching.clock, ends, watching.limits, watching.dice)
        with closing(made) as fetcher:
            try:
                with self._archive("other") as other:
                    unlisted = self._list(fetcher, other)
                    self._ask(fetcher, other, self._chosen(unlisted))
            finally:
                self.told.requests = fetcher.requests
        self._file()
        self.told.ended = watching.clock.now().replace(microsecond=0)
        self.told.revisions = revisions(self._store, self._now, self.told.ended)

    # The listing

    def _list(self, fetcher: Fetcher, other: _Kept) -> list[str]:
        """Read the listing; the links that were taken off it."""
        state, newsroom = self._state, self._newsroom
        described = msgspec.json.encode([newsroom.listing, newsroom.links, newsroom.pagination, newsroom.hosts])
        with state.step():
            state.settle(hashlib.sha256(described).hexdigest())
        order: dict[str, None] = {}
        whole = True
        seen: set[str] = set()
        url: str | None = newsroom.listing
        while url is not None and len(seen) < newsroom.pagination.depth:
            if url in seen:
                self.told.warnings.append("The pages of the listing lead in a circle.")
                break
            seen.add(url)
            self._watching.said(f"Reading the listing, page {len(seen)}")
            try:
                found = self._listing(fetcher, other, url)
            except PutOff:
                self.told.warnings.append("The listing was not read: the site wants a longer pause than the round has.")
                whole = False
                break
            except SourceError as error:
                self.told.warnings.append(f"The listing, page {len(seen)}: {_words(error)}")
                whole = False
                break
            fresh = [link for link in found.links if link not in order]
            order.update(dict.fromkeys(fresh))
            url = found.next if fresh else None
        self.told.listed = len(order)
        return self._compared(tuple(order)) if whole else []

    def _listing(self, fetcher: Fetcher, other: _Kept, url: str) -> Listing:
        known = self._state.listing(url)
        answer = fetcher.get(url, conditions(known.etag, known.modified) if known else None)
        if answer.status == 304 and known is not None:
            return known
        if answer.status != 200:
            raise SourceError(
                f"{url} answered with status {answer.status}.",
                "Nothing is known of new statements; known pages are asked all the same.",
                "Open it in a browser; the listing may have moved.",
            )
        found = _attempt(lambda: links(self._newsroom, answer.url, answer.data, charset(answer)))
        digest = hashlib.sha256(answer.data).hexdigest()
        made = Listing(url, found.links, found.next, *validators(answer), digest)
        if not found.links:
            self.told.warnings.append(
                f"No link of the listing is a statement ({found.seen:,} were seen): look at `links` in the file."
            )
        new = known is None or known.sha256 != digest
        with self._state.step():
            if new:
                other.add(answer)
            self._state.keep_listing(made)
            self._state.listed(found.links, self._now)
        return made

    def _compared(self, order: tuple[str, ...]) -> list[str]:
        before, here = self._state.order(), set(order)
        if order:  # a listing that gives nothing is broken, and must not make everything look taken off
            with self._state.step():
                self._state.keep_order(order)
        if len(before) >= _SHRUNK and len(order) * 2 < len(before):
            self.told.warnings.append(
                f"The listing has {len(order):,} links where it had {len(before):,}: it may look otherwise now, and "
                "`links` may no longer fit. Known pages are asked as before."
            )
            return []
        last = max((place for place, url in enumerate(before) if url in here), default=-1)
        unlisted = [url for url in before[: last + 1] if url not in here]
        self.told.unlisted = [shown_url(url) for url in unlisted]
        return unlisted

    # The pages

    def _chosen(self, unlisted: list[str]) -> list[Page]:
        """What to ask for: new pages first, then those taken off the listing, then the ones asked longest ago."""
        due = self._now - timedelta(hours=self._newsroom.recheck_hours)
        taken_off = set(unlisted)
        pages = self._state.pages()
        rank = {url: place for place, url in enumerate(self._state.order())}
        new = sorted((one for one in pages if one.asked is None), key=lambda one: rank.get(one.url, len(rank)))
        off = [one for one in pages if one.asked is not None and one.url in taken_off]
        old = [
            one
            for one in pages
            if one.asked is not None and one.url not in taken_off and (one.asked <= due or one.faults > 0)
        ]
        chosen = [*new, *off, *old]
        self.told.put_off += max(0, len(chosen) - self._newsroom.pages_per_round)
        return chosen[: self._newsroom.pages_per_round]

    def _ask(self, fetcher: Fetcher, other: _Kept, chosen: list[Page]) -> None:
        for start in range(0, len(chosen), SLICE_PAGES):
            with self._archive("pages") as pages:
                for number, page in enumerate(chosen[start : start + SLICE_PAGES], start + 1):
                    self._watching.said(f"Page {number:,} of {len(chosen):,}")
                    if self._faults >= _FAULTS:
                        self.told.put_off += 1
                    else:
                        self._one(fetcher, page, pages, other)
            self._file()
        if self._faults >= _FAULTS:
            self.told.warnings.append(
                "The site gave no answer several times in a row; the rest waits for the next round."
            )

    def _one(self, fetcher: Fetcher, page: Page, pages: _Kept, other: _Kept) -> None:
        try:
            found = _attempt(lambda: capture(fetcher, self._newsroom, page))
        except PutOff:
            self.told.put_off += 1
            return
        except NotAllowedError as error:
            self._failed(page, "not allowed", error)
            return
        except SourceError as error:
            self._faults = self._faults + 1 if isinstance(error, NoAnswerError) else 0
            self._failed(page, "failed", error)
            return
        self._faults = 0
        with self._state.step():
            self._take(found, pages, other)
        self.told.pages.append(PageNote(shown_url(page.url), found.what, found.why))

    def _take(self, found: Capture, pages: _Kept, other: _Kept) -> None:
        state, page = self._state, found.page
        state.keep(page)
        at = page.asked or self._now
        if found.gone is not None:
            state.absent(page.place or page.url, at, found.gone)
        elif page.gone is None:
            state.present(page.place or page.url, at)
        if found.keep and found.answer is not None:
            kept = other if page.gone is not None else pages
            name = kept.add(found.answer, found.published, found.identified)
            if kept is pages and page.sha256:
                state.captured(found.answer.url, at, page.sha256, name)

    def _failed(self, page: Page, what: str, error: SourceError) -> None:
        faults = page.faults + 1 if what == "failed" else 0
        with self._state.step():
            self._state.keep(replace(page, asked=self._watching.clock.now().replace(microsecond=0), faults=faults))
        note = PageNote(shown_url(page.url), "failed" if what == "failed" else "not allowed", _words(error))
        self.told.pages.append(note)

    # What is kept

    @contextmanager
    def _archive(self, kind: str) -> Iterator[_Kept]:
        stem, number = f"{self._now:%Y%m%dT%H%M%SZ}-{kind}", 1
        while (path := self._captures / f"{stem}-{number:03}.warc.gz").exists():
            number += 1
        with self._state.step():  # known before it is there, so that nothing of it is left over
            self._state.archive(path.name, 0, 0)
        kept = _Kept(self._state, path, self._newsroom, counted=kind == "pages")
        try:
            yield kept
        finally:
            kept.close()
            self._settle(path.name, self._state.archives()[path.name])

    def _settle(self, name: str, length: int) -> None:
        """An archive as the state knows it: what stands after that was half written."""
        cut(self._captures / name, length)
        if length == 0:
            (self._captures / name).unlink(missing_ok=True)
            with self._state.step():
                self._state.drop(name)

    def _file(self) -> None:
        """Put the captures into the record, and what is gone."""
        names = self._state.unfiled()
        if names:
            self._watching.said("Auditing what was captured")
            options = replace(self._watching.options, wait=True)
            tally = build(
                [str(self._captures / name) for name in names],
                self._store,
                options,
                Listening(waits=self._watching.said),
            )
            self.told.added += tally.added
            self.told.not_read += tally.failed
            with self._state.step():
                self._state.filed(names)
        unnoted = self._state.unnoted()
        if unnoted and self._store.exists():
            note_absences(self._store, [_absence(*one) for one in unnoted], self._watching.said)
            with self._state.step():
                self._state.noted()


class _Kept:
    """An archive that is made with its first record, and whose length the state knows."""

    def __init__(self, state: State, path: Path, newsroom: Newsroom, *, counted: bool) -> None:
        self._state, self._path, self._newsroom, self._counted = state, path, newsroom, counted
        self._archive: Archive | None = None
        self._pages = 0

    def add(self, answer: Answer, published: str | None = None, identified: str | None = None) -> str:
        """Keep an answer, within a step of the state; the name of the archive."""
        archive = self._archive = self._archive or self._opened()
        self._pages += self._counted
        length = archive.add(answer, published, identified)
        self._state.archive(archive.path.name, length, self._pages)
        return archive.path.name

    def close(self) -> None:
        """Close the archive."""
        if self._archive is not None:
            self._archive.close()

    def _opened(self) -> Archive:
        about = {
            "software": f"counterfoil/{__version__}",
            "format": "WARC File Format 1.0",
            "robots": "RFC 9309",
            "operator": self._newsroom.contact,
            "description": f"Captures of {self._newsroom.listing}",
        }
        return Archive(self._path, about)


def _attempt(work: Callable[[], Done]) -> Done:
    """The work done; a defect of ours in one page must not stop the others."""
    try:
        return work()
    except (CounterfoilError, PutOff, sqlite3.Error):
        raise
    except Exception as error:
        found = defect(error)
        raise SourceError(found.reason, found.means, found.do) from error


def _absence(url: str, since: object, until: object, status: int) -> Absence:
    from datetime import datetime

    plain = [one.replace(tzinfo=None) if isinstance(one, datetime) else None for one in (since, until)]
    assert plain[0] is not None  # noqa: S101 - the column is never null
    return Absence(url, status, plain[0], plain[1])


def _words(error: SourceError) -> str:
    return " ".join(shown_url(word) if "://" in word else word for word in f"{error.happened} {error.do}".split())
