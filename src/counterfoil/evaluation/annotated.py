"""Annotated statements: a folder of `<id>.txt` with `<id>.json`, as the annotation guide describes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterfoil.model import HEDGES, MEASURES, UNITS, CounterfoilError

_LABELS = {"hedge": HEDGES, "unit": UNITS, "measure": MEASURES}
Fields = dict[str, Any]
"""One claim by the guide's field names, annotated or extracted."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated statement. claims: by the guide's field names. source: the text's path."""

    id: str
    source: Path
    text: str
    claims: tuple[Fields, ...]
    relations: tuple[Fields, ...]


def annotated(folder: Path) -> tuple[Annotated, ...]:
    """Every annotated statement of `folder`, by id.

    Raises CounterfoilError where there is none, or where one cannot be read.
    """
    found = []
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(".meta.json"):
            continue
        try:
            whole = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(whole, dict) or "claims" not in whole:
                continue
            source = folder / f"{whole['id']}.txt"
            text = source.read_text(encoding="utf-8")
            one = Annotated(whole["id"], source, text, tuple(whole["claims"]), tuple(whole.get("relations", ())))
            _check(path, one)
            found.append(one)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CounterfoilError(
                f"The annotation {path} could not be read: {error}.",
                "The folder cannot be scored.",
                "Each <id>.json needs `id`, `claims` and a text <id>.txt beside it.",
            ) from error
    if not found:
        raise CounterfoilError(
            f"There are no annotated statements in {folder}.",
            "There is nothing to score against.",
            "Give a folder that holds <id>.txt and <id>.json with `claims`.",
        )
    return tuple(found)


def _check(path: Path, one: Annotated) -> None:
    """Raises CounterfoilError where a claim does not quote the text, or bears a label that there is not.

    Scored in silence, either would count as a mistake of the program.
    """
    for claim in one.claims:
        name, said = claim.get("id", "without an id"), one.text[claim["start"] : claim["end"]]
        wrong = [f"its {f} is {claim[f]!r}" for f, known in _LABELS.items() if claim.get(f) not in (None, *known)]
        if claim.get("text", said) != said:
            wrong.append(f"its text is {claim['text']!r}, and the statement has {said!r} there")
        if wrong:
            raise CounterfoilError(
                f"The claim {name} in {path} cannot be right: {'; '.join(wrong)}.",
                "It would be scored as a mistake of the program. The folder is not scored.",
                "Correct the annotation; `counterfoil measures` lists the measures, docs/json.md the other labels.",
            )


def fingerprint(statements: tuple[Annotated, ...]) -> str:
    """A hash of the texts and their annotations: two scores compare only where this is equal."""
    whole = hashlib.sha256()
    for one in statements:
        whole.update(one.text.encode("utf-8"))
        whole.update(json.dumps(one.claims, sort_keys=True, ensure_ascii=False).encode("utf-8"))
    return whole.hexdigest()[:16]
