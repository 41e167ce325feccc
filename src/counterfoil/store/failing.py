"""What is kept of a failure: enough to find and mend it, and no private person's name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb

from counterfoil.model import CounterfoilError
from counterfoil.publish.masking import NAME
from counterfoil.reference.patterns import pattern
from counterfoil.reference.people import given_names, surnames

_WORD = pattern(r"\pL+")
_FOLDERS = pattern(r"(?:[A-Za-z]:)?[/\\](?:[^\s/\\]+[/\\])+")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document is not in the record."""

    reason: str
    means: str
    do: str


def told(error: CounterfoilError) -> Failure:
    """An error that was raised on purpose, with the names that it may hold masked."""
    return Failure(*(shown(part) for part in (error.happened, error.means, error.do)))


def defect(error: BaseException) -> Failure:
    """A defect of ours. The exception's own words are left out: they may quote the statement."""
    frames = extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    return Failure(
        f"The audit ended in {type(error).__name__}{where}.",
        "This is a defect of Counterfoil, not of the statement; nothing is said of it.",
        "Please report it with the statement's address and this line.",
    )


def shown(words: str) -> str:
    """Words about something that could not be read, so that no reader of names has seen it: a path, a file's name.

    The folders of an absolute path are left out, and every word that is known as a given name or a surname is masked.
    """
    known = given_names()[0] | surnames()[0]
    words = _FOLDERS.sub("", words)
    at, parts = 0, []
    for match in _WORD.finditer(words):
        if (match.group() or "").casefold() in known:
            parts += [words[at : match.start()], NAME]
            at = match.end()
    return "".join([*parts, words[at:]])
