"""Score extracted claims against annotated ones: found, strict, full, and field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterfoil.evaluation.agreement import FIELDS, FULL, STRICT, agrees, numbers_agree
from counterfoil.evaluation.annotated import Annotated, Fields


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision, recall and F1, between 0 and 1, rounded to four places."""

    precision: float
    recall: float
    f1: float

    @staticmethod
    def of(hits: int, annotated: int, extracted: int) -> Measure:
        """From the counts; nothing annotated and nothing extracted is a full score."""
        recall = hits / annotated if annotated else 1.0
        precision = hits / extracted if extracted else float(not annotated)
        both = precision + recall
        return Measure(round(precision, 4), round(recall, 4), round(2 * precision * recall / both, 4) if both else 0.0)


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where extraction and annotation differ.

    kind: `missed`, `spurious`, `value`, or the field that differs. annotated, extracted: the whole claims, by the
    guide's field names; None where there is none on that side.
    """

    document: str
    kind: str
    annotated: Fields | None
    extracted: Fields | None


@dataclass(frozen=True, slots=True)
class Score:
    """The scores of a folder. fields: share of agreement over the found pairs."""

    documents: int
    annotated: int
    extracted: int
    found: Measure
    strict: Measure
    full: Measure
    fields: dict[str, float]
    differences: tuple[Difference, ...]


def score(statements: Sequence[Annotated], extracted: Mapping[str, Sequence[Fields]]) -> Score:
    """Hold `extracted` (claims by document id) against the annotated statements."""
    tally: Counter[str] = Counter()
    differences: list[Difference] = []
    for one in statements:
        _score_document(one, extracted.get(one.id, ()), tally, differences)
    counts = tally["annotated"], tally["extracted"]
    share = {f: round(tally[f"agrees.{f}"] / tally["found"], 4) if tally["found"] else 0.0 for f in FIELDS}
    return Score(
        len(statements),
        *counts,
        Measure.of(tally["found"], *counts),
        Measure.of(tally["strict"], *counts),
        Measure.of(tally["full"], *counts),
        share,
        tuple(differences),
    )


def _score_document(
    one: Annotated, claims: Sequence[Fields], tally: Counter[str], differences: list[Difference]
) -> None:
    tally["annotated"] += len(one.claims)
    tally["extracted"] += len(claims)
    pairs = pair(one.claims, claims)
    for i, j in pairs:
        mine, theirs = one.claims[i], claims[j]
        if not numbers_agree(mine.get("value"), theirs.get("value")):
            differences.append(Difference(one.id, "value", mine, theirs))
            continue
        agreed = {field: agrees(field, mine, theirs) for field in FIELDS}
        tally["found"] += 1
        tally["strict"] += all(agreed[f] for f in STRICT)
        tally["full"] += all(agreed[f] for f in FULL)
        tally.update(f"agrees.{field}" for field, yes in agreed.items() if yes)
        differences += [Difference(one.id, f, mine, theirs) for f, yes in agreed.items() if not yes]
    paired, matched = {i for i, _ in pairs}, {j for _, j in pairs}
    differences += [Difference(one.id, "missed", c, None) for i, c in enumerate(one.claims) if i not in paired]
    differences += [Difference(one.id, "spurious", None, c) for j, c in enumerate(claims) if j not in matched]


def pair(annotated: Sequence[Fields], extracted: Sequence[Fields]) -> list[tuple[int, int]]:
    """Pairs of indices: each extracted claim with the annotated one that it overlaps most, each used once.

    Overlap is shared characters over the characters that either covers; among equals the later pair goes first.
    """
    candidates = []
    for i, mine in enumerate(annotated):
        for j, theirs in enumerate(extracted):
            shared = min(mine["end"], theirs["end"]) - max(mine["start"], theirs["start"])
            if shared > 0:
                either = max(mine["end"], theirs["end"]) - min(mine["start"], theirs["start"])
                candidates.append((shared / either, i, j))
    used_i: set[int] = set()
    used_j: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates, reverse=True):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            pairs.append((i, j))
    return pairs
