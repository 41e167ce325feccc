"""The codes of findings: what each means, what would change it, and the words it is and is not raised by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.model import DataError, Verdict
from counterfoil.reference.files import load
from counterfoil.reference.links import TwoStatements


@dataclass(frozen=True, slots=True)
class FindingCode:
    """One code. examples: statements that raise it; counter_examples: statements that look alike and do not.

    across, not_across: the same of pairs of statements, for findings that need two.
    """

    id: str
    title: str
    means: str
    changes: str
    verdicts: tuple[Verdict, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    across: tuple[TwoStatements, ...] = ()
    not_across: tuple[TwoStatements, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingFile:
    """data/findings.yml, and findings_wording.yml, findings_records.yml and findings_across.yml beside it."""

    schema: str
    about: str
    source: str
    codes: tuple[FindingCode, ...]


_FILES = ("findings.yml", "findings_wording.yml", "findings_records.yml", "findings_across.yml")


@cache
def findings() -> dict[str, FindingCode]:
    """Every code by id, in the order of the file.

    Raises DataError where a code stands twice or a finding of it could have no verdict.
    """
    found: dict[str, FindingCode] = {}
    files = (load(name, FindingFile) for name in _FILES)
    for entry in (code for one in files for code in one.codes):
        if entry.id in found or not entry.verdicts:
            raise DataError(
                f"The finding code {entry.id} stands twice in the data files, or has no verdict.",
                "A reader could be told either meaning.",
                "Keep one entry a code, with at least one verdict.",
            )
        found[entry.id] = entry
    return found
