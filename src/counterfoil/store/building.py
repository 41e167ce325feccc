"""From sources to a record: one reads and writes, the others audit."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from counterfoil.model import CounterfoilError, Document, SourceError
from counterfoil.read import read_all
from counterfoil.store import failing
from counterfoil.store.auditing import Auditing
from counterfoil.store.identity import document_key
from counterfoil.store.linking import LinkTally, relink
from counterfoil.store.opening import Told, building_alone, make
from counterfoil.store.rows import Filed
from counterfoil.store.rulings import beside as rulings_beside
from counterfoil.store.rulings import read_rulings
from counterfoil.store.workers import Workers, attempt
from counterfoil.store.writing import Tally, Time, Writer

Failed = Callable[[str, failing.Failure], None]
Seen = Callable[[Tally], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. workers: processes that audit; 0 audits in this one. wait: stand in line behind another build.

    published: the day of publication of every document, as for `read`. auditing: makes what a worker does.
    rulings: what persons decided on links and findings; else `NAME.rulings.yml` beside the record, if it is there.
    """

    workers: int | None = None
    use_model: bool = True
    published: date | str | None = None
    wait: bool = False
    auditing: Callable[[str, int, bool], Callable[[Document], Filed]] = Auditing
    rulings: Path | None = None


@dataclass(frozen=True, slots=True)
class Listening:
    """Whom to tell. waits: a message while something has to be waited for. failed: a place and why. seen: how far.

    linked: what linking came to, where it had something to do.
    """

    waits: Told | None = None
    failed: Failed | None = None
    seen: Seen | None = None
    linked: Callable[[LinkTally], None] | None = None


def build(
    sources: Sequence[str], path: str | Path, options: Options | None = None, listening: Listening | None = None
) -> Tally:
    """Read every source into the record at `path`, which is made where there is none; what it holds is passed over.

    A document that cannot be read or audited is recorded with its reason, and the others go on. A build that is killed
    leaves what was committed, and the same call goes on from there. Raises CounterfoilError where the record cannot be
    opened, another build is running, or no worker starts; call it below `if __name__ == "__main__":` in a program, as
    workers read the program again.
    """
    options, listening = options or Options(), listening or Listening()
    target = Path(path)
    beside = rulings_beside(target)
    rulings = read_rulings(options.rulings or (beside if beside.is_file() else None))
    with building_alone(target, wait=options.wait, told=listening.waits):
        make(target)
        writer = Writer(target, use_model=options.use_model, told=listening.waits)
        _Build(writer, options, listening).go(sources)
        tally = relink(target, rulings, listening.waits)
        if tally is not None and listening.linked is not None:
            listening.linked(tally)
        return writer.tally


class _Build:
    """One run: documents on their way, and where they came from."""

    def __init__(self, writer: Writer, options: Options, listening: Listening) -> None:
        self._writer, self._options, self._listening = writer, options, listening
        self._origins: dict[str, tuple[str, int, list[Time]]] = {}

    def go(self, sources: Sequence[str]) -> None:
        options, writer = self._options, self._writer
        work = options.auditing(writer.software, writer.run, options.use_model)
        documents = self._new(sources)
        try:
            if options.workers == 0:
                for document in documents:
                    self._take(document, attempt(work, document))
            else:
                with closing(Workers(work, options.workers or processors())) as workers:
                    for document, outcome in workers.each(documents):
                        self._take(document, outcome)
        except (KeyboardInterrupt, CounterfoilError):
            writer.commit()  # what was done is kept, as it is where the build is killed
            raise
        writer.finish(sources)
        self._tell()

    def _new(self, sources: Sequence[str]) -> Iterator[Document]:
        """The documents that the record does not hold as this software audits them."""
        writer = self._writer
        for source in sources:
            for number, outcome in enumerate(read_all([source], published=self._options.published), 1):
                writer.tally.read += 1
                if isinstance(outcome, SourceError):
                    self._fail(source, number, failing.told(outcome), None)
                    continue
                key, when = document_key(outcome), outcome.retrieved_at or outcome.retrieved
                if key in self._origins:
                    writer.tally.unchanged += 1
                    self._origins[key][2].append(when)
                elif writer.has(key):
                    writer.tally.unchanged += 1
                    writer.seen(key, when)
                else:
                    self._origins[key] = (source, number, [when])
                    yield outcome
                self._tell()

    def _take(self, document: Document, outcome: Filed | failing.Failure) -> None:
        source, number, times = self._origins.pop(document_key(document))
        if isinstance(outcome, failing.Failure):
            self._fail(source, number, outcome, document.sha256)
            return
        self._writer.file(outcome, times)
        self._tell()

    def _fail(self, source: str, number: int, failure: failing.Failure, sha256: str | None) -> None:
        place = failing.shown(f"{PurePath(source).name or source}, item {number}")
        self._writer.fail(source, place, failure, sha256)
        if self._listening.failed is not None:
            self._listening.failed(place, failure)
        self._tell()

    def _tell(self) -> None:
        if self._listening.seen is not None:
            self._listening.seen(self._writer.tally)


def processors() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
