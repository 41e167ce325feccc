"""What the annotation says of a figure, as the targets the encoder is trained on."""

from __future__ import annotations

import re
from typing import Any

from counterfoil.model import FILTER_KINDS, MEASURES, UNITS, Extraction, Span
from counterfoil.resolve.calendar_text import placed, publication
from counterfoil.resolve.periods_ground import key, usable

SOURCES = ("none", "own", "inherited")
UNKNOWN = -1
_ALIASES = {
    "ICE": "Immigration and Customs Enforcement", "ERO": "Enforcement and Removal Operations",
    "HSI": "Homeland Security Investigations", "CBP": "Customs and Border Protection",
    "DHS": "Department of Homeland Security", "FBI": "Federal Bureau of Investigation",
    "DEA": "Drug Enforcement Administration", "CDC": "Centers for Disease Control",
}  # fmt: skip  # a table reads better in rows
_PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "person", "lives": "life", "feet": "foot"}
_NATION = {"u.s.", "us", "united states", "the united states", "the u.s.", "america", "nation"}
_EMPTY = {"the", "of", "a", "an", "u", "s", "us", "united", "states", "area", "areas", "responsibility"}
Target = dict[str, Any]


def singular(word: str) -> str:
    """A rough singular, enough to find an annotated noun in its sentence."""
    word = word.lower()
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


class Dated:
    """The dates of a text with the days they mean."""

    def __init__(self, extraction: Extraction) -> None:
        found = placed(extraction, publication(extraction))
        self.days = [
            (item.mention.span, (days.start.isoformat(), days.end.isoformat()))
            for item in found
            if usable(item) and (days := item.reading.period) is not None and key(item) == days
        ]

    def right(self, spans: tuple[Span, ...], period: dict[str, str]) -> list[int]:
        """Which of `spans` mean `period`; of a list of days, all that are in it."""
        wanted = [span for span, days in self.days if days == (period["start"], period["end"])]
        return [at for at, span in enumerate(spans) if any(each.contains(span) for each in wanted)]


def targets(claim: dict[str, Any], sentence: Span, text: str, offers: dict[str, Any]) -> Target:
    """Targets of one claim; spans are of the text. offers: the window's dates and places, `dated`, `others`.

    None, or UNKNOWN, stands for "do not train on it". others: claim id to figure of the window.
    """
    words = text[sentence.start : sentence.end]
    kinds = {item["kind"] for item in claim["filters"]}
    given, sites = claim["period"], [name for name in claim["places"] if name.lower() not in _NATION]
    right = offers["dated"].right(offers["dates"], given) if given else []
    stands = [at for at, span in enumerate(offers["places"]) if _names(text[span.start : span.end], sites)]
    agency = _moved(agency_words(words, claim["agency"]), sentence.start)
    noun = noun_words(words, (claim["start"] - sentence.start, claim["end"] - sentence.start), claim["noun"])
    whole = claim["share_of"]
    return {
        "claim": 1,
        "unit": UNITS.index(claim["unit"]),
        "measure": MEASURES.index(claim["measure"]),
        "filters": [int(kind in kinds) for kind in FILTER_KINDS],
        "change": int(bool(claim["change"])),
        "speaker": int(claim["speaker"] != "narrator"),
        "share": int(whole is not None),
        "period": _source(given is not None, any(sentence.contains(offers["dates"][at]) for at in right)),
        "places": _source(bool(sites), any(sentence.contains(offers["places"][at]) for at in stands)),
        "agency": _source(claim["agency"] is not None, bool(agency)),
        "noun": None if noun is None else _moved([noun], sentence.start)[0] if noun else [],
        "whole": UNKNOWN if whole is None else offers["others"].get(whole),
        "dates": right if given and right else None if given else [],
        "sites": stands if stands or not sites else None,
        "agency_words": agency,
        "filter_words": {
            kind: _moved([s for f in claim["filters"] if f["kind"] == kind for s in occurrences(words, f["value"])],
                         sentence.start)
            for kind in sorted(kinds)
        },
    }  # fmt: skip


def _names(words: str, sites: list[str]) -> bool:
    mine = set(re.findall(r"[a-z0-9]+", words.lower())) - _EMPTY
    return any(mine & (set(re.findall(r"[a-z0-9]+", site.lower())) - _EMPTY) for site in sites)


def _moved(spans: list[Any], by: int) -> list[list[int]]:
    return [[start + by, end + by] for start, end in spans]


def _source(given: bool, own: bool) -> int:  # noqa: FBT001 - two facts of one claim
    return SOURCES.index("own" if own else "inherited") if given else 0


def occurrences(sentence: str, words: str | None) -> list[tuple[int, int]]:
    """Where `words` stand in the sentence, whole words only, whatever their case."""
    if not words:
        return []
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?:s|es)?(?!\w)", sentence, re.IGNORECASE)
    return [match.span() for match in found]


def agency_words(sentence: str, agency: str | None) -> list[tuple[int, int]]:
    """Where the agency is named: as annotated, by its first word, or in full."""
    if not agency:
        return []
    for form in (agency, *([agency.split()[0], _ALIASES[agency.split()[0]]] if agency.split()[0] in _ALIASES else [])):
        found = occurrences(sentence, form)
        if found:
            return found[:1]
    return []


def noun_words(sentence: str, figure: tuple[int, int], noun: str | None) -> list[int] | None:
    """The word that is the noun: the nearest after the figure, else before; [] where the sentence has none."""
    if not noun:
        return []
    target = singular(noun.split()[-1])
    words = [match.span() for match in re.finditer(r"[^\W\d_]+(?:'s)?", sentence) if singular(match[0]) == target]
    after = [span for span in words if span[0] >= figure[0]]
    before = [span for span in words if span[0] < figure[0]]
    if after:
        return list(after[0])
    if before:
        return list(before[-1])
    return None if noun in ("dollar", "percent") else []
