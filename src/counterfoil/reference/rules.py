"""The rules by which parts are inferred, as a reader would be told them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.model import DataError
from counterfoil.reference.files import load, names


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. id: as it stands in `basis`. says: one plain sentence. example: words it applies to."""

    id: str
    says: str
    example: str


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file of data/rules/."""

    schema: str
    about: str
    source: str
    rules: tuple[Rule, ...]


@cache
def rules() -> dict[str, Rule]:
    """Every documented rule by id, in the order of the files' names.

    Raises DataError where two files document one id.
    """
    found: dict[str, Rule] = {}
    for name in names("rules"):
        for rule in load(f"rules/{name}", RuleFile).rules:
            if rule.id in found:
                raise DataError(
                    f"The rule {rule.id} is documented twice, the second time in data/rules/{name}.",
                    "A reader could be told either text.",
                    "Keep one of the two.",
                )
            found[rule.id] = rule
    return found
