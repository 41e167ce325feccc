"""A series in words: its title, what was left out, and a figure's surroundings."""

from __future__ import annotations

from counterfoil.publish import phrases
from counterfoil.reference.words import words
from counterfoil.series import NO_TOTAL, Series
from counterfoil.series.stated import Stated

_NAMES = 12
"""How many agencies or places are named where the one that was asked for has no figure."""
_UNITS = {
    "person": "in persons",
    "event": "in events",
    "money": "in money",
    "mass": "by weight",
    "percent": "in percent",
}


def title(series: Series) -> str:
    """`Arrests claimed by ICE in Texas, in persons, by month`."""
    asked = series.asked
    named = words().measure(asked.measure).many
    whose = f" by {asked.agency}" if asked.agency else ""
    where = f" in {asked.place}" if asked.place else ""
    unit = f", {_unit(series)}" if series.found.unit else ""
    return phrases.sentence(f"{named} claimed{whose}{where}{unit}, by {asked.by.replace('-', ' ')}").rstrip(".")


def _unit(series: Series) -> str:
    found = series.found
    deeds = words().measure(series.asked.measure).many.lower()
    if found.deeds:
        return f"in persons and in {deeds}" if found.deeds < len(found.figures) else f"in {deeds}"
    return _UNITS.get(str(found.unit), f"counted by {found.unit}")


def lede(series: Series) -> str:
    """How many figures, of how many statements, over which days."""
    figures = series.found.figures
    if not figures:
        return "No figure of this measure with resolved days answers."
    statements = len({one.document for one in figures})
    first, last = min(one.period.start for one in figures), max(one.period.end for one in figures)
    return (
        f"{_count(len(figures), 'figure')} in {_count(statements, 'statement')}, {phrases.day(first)} to "
        f"{phrases.day(last)}. {NO_TOTAL}"
    )


def left_out(series: Series) -> tuple[str, ...]:
    """What a reader would miss, a sentence each."""
    found, said = series.found, []
    if found.deeds:
        deeds = words().measure(series.asked.measure).many.lower()
        said.append(
            f"{found.deeds:,} of these figures count{'s' * (found.deeds == 1)} {deeds} and not persons, as their nouns "
            "say: one person may be in several. --unit person and --unit event show one kind."
        )
    said += [
        f"{what} of the figures: {'; '.join(names[:_NAMES])}"
        + (f"; and {len(names) - _NAMES:,} more." if len(names) > _NAMES else ".")
        for what, names in (("Agencies", found.agencies), ("Places", found.places))
        if names
    ]
    if found.unnamed:
        said.append(f"Left out, since no agency is named for them: {found.unnamed:,}. Without --agency they are shown.")
    if found.other_units:
        units = ", ".join(f"{count:,} {unit}" for unit, count in found.other_units.items())
        said.append(f"Of other units, which --unit shows: {units}.")
    if found.undated:
        said.append(f"Left out, since their days are not known: {found.undated:,}.")
    if found.smaller:
        said.append(f"Left out, since they are smaller than asked for: {found.smaller:,}.")
    said += [f"No official series of {name}: {says}" if name else says for name, says in series.beside.refusals]
    return tuple(said)


def days(one: Stated) -> str:
    """The figure's own days."""
    return phrases.period(one.period)


def about(one: Stated) -> str:
    """Whose count it is, of whom, where, and who says so."""
    part = "a part" if one.is_part and not one.filters else ""
    said = "" if one.speaker == "narrator" else f"said by {one.speaker}"
    listed = [one.agency or "", part, ", ".join(one.filters), phrases.listing(one.places, 3), said]
    return " · ".join(words for words in listed if words)


def repeats(one: Stated) -> str:
    """How often it is said, where that is more than once."""
    said = [f"{one.told} times in this statement"] if one.told > 1 else []
    if one.also:
        said.append(f"in {_count(one.also, 'other statement')} too")
    return ", ".join(said)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
