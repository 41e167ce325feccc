"""Processes that audit documents, and nothing else: one that dies takes one document with it, and not the build."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import multiprocessing.process
import os
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from typing import Generic, TypeVar

from counterfoil import nursery
from counterfoil.model import CounterfoilError, Document
from counterfoil.store.failing import Failure, defect, told

Done = TypeVar("Done")
Work = Callable[[Document], Done]

DEPTH = 20
"""Documents that wait at each worker, so that it has work while the one writer commits, which takes a tenth of a second
or two."""
AHEAD, AHEAD_SECONDS, AHEAD_CHARACTERS = 1_000, 1.0, 5_000_000
"""How many documents are read before there is a worker, for how long at most, and how much text at most."""
YOUNG = 100_000
"""Objects that a worker makes before the collector looks for cycles among them: an audit makes next to none of those,
and the collector, which looks at every 700th, took a tenth of its time."""
SECONDS = 120.0
"""A long statement takes a second or two; what takes minutes would hold up all the others."""
_ATTEMPTS = 2
_STILLBORN = 3
"""Workers that may die one after another before they take up anything: no document is to blame for that."""


@dataclass(slots=True)
class _Worker(Generic[Done]):
    process: multiprocessing.process.BaseProcess
    line: Connection
    waiting: deque[Document] = field(default_factory=deque)
    since: float | None = None  # when it took up the first of them; None while it starts up or has nothing to do
    begun: bool = False  # it has said that it lives

    def give(self, document: Document) -> None:
        self.waiting.append(document)
        if self.begun and self.since is None:
            self.since = time.monotonic()
        with contextlib.suppress(OSError):  # it has died: the end of its line says so to the one who reads it
            self.line.send(document)

    def work(self) -> int:
        """How much waits at it: long statements take longer, and all workers should come to an end at once."""
        return sum(len(document.text) for document in self.waiting)

    def goes_on(self) -> None:
        """It has started up, or is done with what it had in hand: it takes up what waits next."""
        self.begun = True
        self.since = time.monotonic() if self.waiting else None


class Workers(Generic[Done]):
    """`count` processes that do `work`, a function that can be found by its name; none of them writes anything."""

    def __init__(self, work: Work[Done], count: int, seconds: float = SECONDS) -> None:
        self._work, self._count, self._seconds = work, count, seconds
        self._context: ForkServerContext | SpawnContext = nursery.context()
        self._begun = False
        self._workers: list[_Worker[Done]] = []
        self._attempts: dict[int, int] = {}
        self._stillborn = 0

    def each(self, documents: Iterator[Document]) -> Iterator[tuple[Document, Done | Failure]]:
        """Every document with what came of it, in the order in which they are done.

        Raises CounterfoilError where no worker lives long enough to take one up.
        """
        documents = self._some_ahead(documents)
        again: deque[Document] = deque()
        more = True
        while True:
            while more and self._has_room():
                document = again.popleft() if again else next(documents, None)
                if document is None:
                    more = False
                else:
                    self._free().give(document)
            busy = [worker for worker in self._workers if worker.waiting]
            if not busy and not again:
                return
            lines = [worker.line for worker in busy]
            for line in wait(lines, timeout=1.0):
                worker = next(one for one in busy if one.line is line)
                yield from self._answered(worker, again)
            yield from self._overdue(again)
            more = more or bool(again)

    def close(self) -> None:
        """End the processes; what they were doing is dropped."""
        for worker in self._workers:
            worker.line.close()
            worker.process.kill()
            worker.process.join()
        self._workers.clear()
        if self._begun:
            nursery.end()
            self._begun = False

    def _has_room(self) -> bool:
        return len(self._workers) < self._count or any(len(worker.waiting) < DEPTH for worker in self._workers)

    def _free(self) -> _Worker[Done]:
        if len(self._workers) < self._count and all(worker.waiting for worker in self._workers):
            self._workers.append(self._started())
            return self._workers[-1]
        with_room = [worker for worker in self._workers if len(worker.waiting) < DEPTH]
        return min(with_room, key=_Worker.work)

    def _some_ahead(self, documents: Iterator[Document]) -> Iterator[Document]:
        """The same; the first ones are read before any worker is there, in time that would be spent waiting for it."""
        if not isinstance(self._context, ForkServerContext):
            yield from documents
            return
        some: list[Document] = []
        characters, end = 0, time.monotonic() + AHEAD_SECONDS
        for document in documents:
            self._begun = self._begun or nursery.begin()
            some.append(document)
            characters += len(document.text)
            if time.monotonic() > end or len(some) >= AHEAD or characters > AHEAD_CHARACTERS:
                break
        yield from some
        yield from documents

    def _started(self) -> _Worker[Done]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        try:
            with nursery.quietly():
                process.start()
        except (EOFError, OSError):
            if not isinstance(self._context, ForkServerContext):
                raise
            # What is copied has died, for want of memory say: from here on workers start without it.
            self._context = multiprocessing.get_context("spawn")
            return self._started()
        theirs.close()
        return _Worker(process, ours)

    def _answered(self, worker: _Worker[Done], again: deque[Document]) -> Iterator[tuple[Document, Done | Failure]]:
        try:
            outcome = worker.line.recv()
        except (EOFError, OSError):
            worker.process.join()
            if worker.begun:
                yield from self._lost(worker, again, _ended(worker.process.exitcode))
            else:
                self._never_began(worker, again)
            return
        if outcome is None:  # it has started up
            self._stillborn = 0
            worker.goes_on()
            return
        document = worker.waiting.popleft()
        worker.goes_on()
        self._attempts.pop(id(document), None)
        yield document, outcome

    def _overdue(self, again: deque[Document]) -> Iterator[tuple[Document, Done | Failure]]:
        for worker in list(self._workers):
            late = worker.since is not None and time.monotonic() - worker.since > self._seconds
            if late and not worker.line.poll():  # it may be done, and its word wait while the builder waited for a turn
                worker.process.kill()
                worker.process.join()
                self._attempts[id(worker.waiting[0])] = _ATTEMPTS  # it would only take as long again
                yield from self._lost(worker, again, _too_slow(self._seconds))

    def _never_began(self, worker: _Worker[Done], again: deque[Document]) -> None:
        """A worker died while it started: what waited at it goes to others, as long as there is hope of any."""
        self._workers.remove(worker)
        worker.line.close()
        again.extend(worker.waiting)
        self._stillborn += 1
        if self._stillborn >= _STILLBORN and not any(other.begun for other in self._workers):
            raise _none_begins(worker.process.exitcode)

    def _lost(
        self, worker: _Worker[Done], again: deque[Document], why: Failure
    ) -> Iterator[tuple[Document, Done | Failure]]:
        """A worker is gone: the document in its hands is tried once more, then given up; the others go to the rest."""
        self._workers.remove(worker)
        worker.line.close()
        document, *others = worker.waiting
        tried = self._attempts.pop(id(document), 0) + 1
        if tried < _ATTEMPTS:
            self._attempts[id(document)] = tried
            again.append(document)
        again.extend(others)
        if tried >= _ATTEMPTS:
            yield document, why


def attempt(work: Work[Done], document: Document) -> Done | Failure:
    """The work done, or why it could not be."""
    try:
        return work(document)
    except CounterfoilError as error:
        return told(error)
    except Exception as error:  # noqa: BLE001 - a defect of ours in one document must not stop the others
        return defect(error)


def _serve(line: Connection, work: Work[Done]) -> None:
    """The life of a worker: it ends when the builder's end of the line is closed, however that came about."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the builder hears it, and decides
    gc.set_threshold(YOUNG)
    waiting: queue.SimpleQueue[Document] = queue.SimpleQueue()

    def listen() -> None:
        # A thread of its own takes documents off the line, so that neither side waits to send while the other does.
        try:
            while True:
                waiting.put(line.recv())
        except (EOFError, OSError):
            os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    try:
        line.send(None)  # it lives, and what it is given from here on is to blame for its end
        while True:
            line.send(attempt(work, waiting.get()))
    except OSError:
        return


def _how(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"code {code}"


def _none_begins(code: int | None) -> CounterfoilError:
    return CounterfoilError(
        f"{_STILLBORN} processes for auditing ended one after another while they started, the last with {_how(code)}.",
        "The machine has no memory left, or a program of yours builds a record outside of a function: each process "
        "reads that program again.",
        'Build with fewer workers, or with 0; in a program, build only below `if __name__ == "__main__":`.',
    )


def _ended(code: int | None) -> Failure:
    return Failure(
        f"The process that audited it ended with {_how(code)}, twice.",
        "Either the machine ran out of memory, or this is a defect of Counterfoil; nothing is said of the statement.",
        "Build it again with fewer workers; if it fails again, please report it with the statement's address.",
    )


def _too_slow(seconds: float) -> Failure:
    return Failure(
        f"The audit took longer than {seconds:.0f} seconds and was stopped.",
        "This is a defect of Counterfoil, or the machine is very busy; nothing is said of the statement.",
        "Build it again; if it fails again, please report it with the statement's address.",
    )
