"""Which sentences tell of one person: a date in a sentence about somebody else governs no figure of this one."""

from __future__ import annotations

from functools import cache

from counterfoil.model import Extraction
from counterfoil.reference.patterns import Pattern, pattern


@cache
def _introduced() -> Pattern:
    """A person as statements introduce one: capitalised words and an age, or the object of a verb of the trade."""
    run = r"(?P<name>[\p{Lu}][\pL'’-]+(?:\s+(?:[\p{Lu}][\pL'’.-]*|de|la|del|da|dos|al)){1,4})"
    return pattern(
        rf"{run},?\s+(?:age\s+)?\d\d\b|-year-old\s+(?:[a-z]\w+\s+)*{run.replace('name', 'second')}"
        rf"|(?:sentenced|convicted|arrested|charged|indicted|apprehended|removed)\s+{run.replace('name', 'third')}"
    )


def _parts(words: str) -> set[str]:
    """The capitalised words of a sentence, and the parts of double names."""
    plain = words.replace("’", "'").replace("'s", " ").replace("-", " ")
    return {word.strip(",.;:()'\"“”") for word in plain.split() if word[:1].isupper() or not word[:1].isalpha()}


@cache
def _pronoun() -> Pattern:
    return pattern(
        r"^\W*(?:He|She|His|Her|They|Their|The defendants?|Both|The judge|The court|In addition|Additionally|Also)\b"
    )


def persons(extraction: Extraction) -> tuple[frozenset[str], ...]:
    """For each sentence, the surnames in it of persons whom the text introduces; a pronoun takes the sentence's before.

    Surnames are compared here and never kept: nothing that leaves this stage holds them.
    """
    text = extraction.document.text
    surnames: set[str] = set()
    for match in _introduced().finditer(text):
        name = match.group("name") or match.group("second") or match.group("third") or ""
        surnames.update(
            part for part in name.replace("’", "'").split()[-1].removesuffix("'s").split("-") if len(part) > 2
        )
    out: list[frozenset[str]] = []
    for sentence in extraction.sentences:
        words = extraction.document.quote(sentence)
        # Most sentences hold none of the names, which is sooner seen than their parts are told apart.
        plain = words.replace("’", "'")
        named = any(name in plain for name in surnames)
        here = frozenset(_parts(words) & surnames) if named else frozenset()
        out.append(here or (out[-1] if out and _pronoun().search(words) else frozenset()))
    return tuple(out)
