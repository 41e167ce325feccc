"""The words for what the model names by a code: what the report and the tables say to a reader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.model import Hedge, Number, Unit
from counterfoil.reference.files import load


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """One measure: as a noun for one and for many, and as what became of what was counted, if anything did."""

    id: str
    one: str
    many: str
    done: str | None

    @property
    def label(self) -> str:
        """The measure as a short label beside a figure."""
        return self.done or self.one


@dataclass(frozen=True, slots=True)
class HedgeWords:
    """What stands before a figure with this hedge."""

    id: str
    before: str


@dataclass(frozen=True, slots=True)
class Saying:
    """What a code says, in plain words."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class FigureExample:
    """A figure and how it is written."""

    hedge: Hedge
    words: str
    value: Number | None
    noun: str | None
    unit: Unit
    written: str


@dataclass(frozen=True, slots=True)
class Words:
    """data/words.yml."""

    schema: str
    about: str
    source: str
    measures: tuple[MeasureWords, ...]
    hedges: tuple[HedgeWords, ...]
    verdicts: tuple[Saying, ...]
    relations: tuple[Saying, ...]
    reasons: tuple[Saying, ...]
    fields: tuple[Saying, ...]
    plurals: dict[str, str]
    examples: tuple[FigureExample, ...]
    counter_examples: tuple[FigureExample, ...]

    def measure(self, code: str) -> MeasureWords:
        """The words for a measure."""
        return next(entry for entry in self.measures if entry.id == code)

    def before(self, hedge: str) -> str:
        """What stands before a figure with this hedge; empty where nothing does."""
        return next(entry.before for entry in self.hedges if entry.id == hedge)

    def verdict(self, code: str) -> str:
        """What a verdict tells a reader."""
        return _says(self.verdicts, code)

    def relation(self, code: str) -> str:
        """What kind of comparison this is."""
        return _says(self.relations, code)

    def reason(self, code: str) -> str:
        """Why a number is in no claim."""
        return _says(self.reasons, code)

    def field(self, code: str) -> str:
        """What a field of a claim answers; the field's own name where it has no words."""
        return next((entry.says for entry in self.fields if entry.id == code), code)

    def plural(self, noun: str) -> str:
        """The plural of a noun in lower case, as far as endings go; irregular ones are in the data file."""
        if noun in self.plurals:
            return self.plurals[noun]
        if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
            return noun[:-1] + "ies"
        if noun.endswith(("s", "x", "z", "ch", "sh")):
            return noun + "es"
        return noun + "s"

    def counted(self, *, hedge: str, words: str, value: Number | None, noun: str | None, unit: str) -> str:
        """A figure as the report writes it: `more than 680 individuals`. `words` are the number's own."""
        before = self.before(hedge)
        if hedge == "under" and unit in ("money", "mass", "duration", "percent", "factor"):
            before = "less than"
        after = "" if noun is None or unit == "money" else self._noun(words, value, noun, unit)
        return " ".join(part for part in (before, words, after) if part)

    def _noun(self, words: str, value: Number | None, noun: str, unit: str) -> str:
        if noun in words.lower() or noun == "time":
            return ""
        if unit == "percent":
            return f"of {self.plural(noun)}"
        if value is None:
            return f"of {self.plural(noun)}"
        single = value == 1 and " " not in words and "-" not in words
        return noun if single else self.plural(noun)


def _says(entries: tuple[Saying, ...], code: str) -> str:
    return next(entry.says for entry in entries if entry.id == code)


@cache
def words() -> Words:
    """The words of the package."""
    return load("words.yml", Words)
