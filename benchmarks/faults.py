"""How many planted faults are seen: in sound texts, figures that agree with others are changed one at a time.

For every `consistent` relation of a text, each of its whole numbers is made larger and then smaller, and the changed
text is audited anew. Not every change is a fault (a part may well be smaller), so the shares say what a change of rules
gains or loses, not how good the rules are. Texts that are already called inconsistent are left out.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from counterfoil.model import Document
from counterfoil.pipeline import Audit, audit_document
from counterfoil.read import document, read_all

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SMALL = 5
Seen = Counter[tuple[str, str, bool]]
"""How often a change of a figure in a relation of one rule, up or down, was seen (True) or not."""


def changed(words: str, value: float, *, up: bool) -> str | None:
    """The number in `words` made larger or smaller; None where it is no plain whole number, or would vanish."""
    if value != int(value):
        return None
    size = int(value)
    if up:
        other = size + 2 if size < _SMALL else round(size * 1.4) + 1
    else:
        other = size - 1 if size < _SMALL else max(2, round(size * 0.6) - 1)
    if other < 1:
        return None
    if words.lower() in _WORDS:
        name = _WORDS[other] if 1 < other < len(_WORDS) else str(other)
        return name.capitalize() if words[0].isupper() else name
    if not words.replace(",", "").isdigit():
        return None
    return f"{other:,}" if "," in words or other > 999 else str(other)


def _accused(audit: Audit) -> bool:
    return any(finding.verdict == "inconsistent" for finding in audit.findings)


def planted(audit: Audit) -> Iterator[tuple[str, str, str]]:
    """The texts with one figure changed, each with the rule of the relation that bound it and the direction."""
    text, known = audit.document.text, {claim.id: claim for claim in audit.claims}
    done: set[tuple[str, str]] = set()
    for relation in audit.relations:
        for name in relation.claims:
            claim = known[name]
            if relation.verdict != "consistent" or (relation.kind, name) in done or claim.quantity.value is None:
                continue
            done.add((relation.kind, name))
            start, end = claim.span.start, claim.span.end
            for up in (True, False):
                words = changed(text[start:end], claim.quantity.value, up=up)
                if words is not None:
                    yield relation.rule, "up" if up else "down", text[:start] + words + text[end:]


def seen(source: Document, *, use_model: bool) -> Seen:
    """What of the changes of one text is seen."""
    found: Seen = Counter()
    published = source.published.isoformat() if source.published else None
    plain = document(source.text, source.id, published)  # as the changed texts are read
    audit = audit_document(plain, use_model=use_model)
    if _accused(audit):
        return found
    for rule, way, text in planted(audit):
        again = audit_document(document(text, source.id, published), use_model=use_model)
        found[rule, way, _accused(again)] += 1
    return found


def main() -> None:
    """Change, audit, count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--every", type=int, default=1, help="only every so manieth text")
    parser.add_argument("--no-model", action="store_true")
    options = parser.parse_args()
    texts = [one for one in read_all(options.sources) if isinstance(one, Document)][:: options.every]
    total: Seen = Counter()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(partial(seen, use_model=not options.no_model), texts, chunksize=8):
            total.update(found)
    for rule in sorted({rule for rule, _, _ in total}):
        shown = []
        for way in ("up", "down"):
            yes, no = total[rule, way, True], total[rule, way, False]
            shown.append(f"{way} {yes:4d} of {yes + no:4d}")
        print(f"{rule:20s} {'   '.join(shown)}")


if __name__ == "__main__":
    main()
