"""Bodies that a text introduces itself: `the Kenmore Harbour Service (KHS)`, later `KHS`, in brackets or without."""

from __future__ import annotations

from functools import cache

from counterfoil.model import NameMention, Span
from counterfoil.reference.agencies import agency_forms
from counterfoil.reference.patterns import Pattern, escape, pattern
from counterfoil.reference.shapes import CAPITAL, shapes

_WORD = pattern(r"[\pL\pN’'&-]+")
_LONGEST = 9
_CAPITALS = pattern(r"(?:^|[\s“\"(])(\p{Lu}{3,6})(?:[\s,.;:’'”\")]|$)")
_FEWEST = 3
"""Words of a name whose first letters seldom make another word by chance."""
_FULL, _SHORT = "name.agency-introduced", "name.agency-again"


@cache
def _definition() -> Pattern:
    small = "|".join(sorted(shapes().small))
    name = rf"{CAPITAL}(?:[ ](?:(?:{small})[ ]){{0,2}}{CAPITAL}){{1,{_LONGEST}}}"
    return pattern(rf"({name})[ ]\([“\"‘']?(?:the[ ])?([\p{{Lu}}][\p{{Lu}}&-]{{1,7}})[”\"’']?\)")


def introduced(text: str) -> list[NameMention]:
    """Each body at its introduction, at every later full mention, and wherever its abbreviation stands."""
    found: list[NameMention] = []
    for short, name in pairs(text).items():
        key = f"body/{short.lower()}"
        forms = ((name, _FULL), (short, _SHORT))
        found += [NameMention(span, "agency", rule, key) for form, rule in forms for span in _everywhere(text, form)]
    return found


@cache
def _names() -> Pattern:
    small = "|".join(sorted(shapes().small))
    return pattern(rf"{CAPITAL}(?:[ ](?:(?:{small})[ ]){{0,2}}{CAPITAL}){{{_FEWEST - 1},{_LONGEST}}}")


def pairs(text: str) -> dict[str, str]:
    """What the text introduces: the short form of each body to its name."""
    known = _in_brackets(text) if "(" in text else {}
    for short, name in _by_letters(text).items():
        known.setdefault(short, name)
    return known


def _by_letters(text: str) -> dict[str, str]:
    """Words in capitals that are the first letters of a body named in the text, without brackets: `KHS officers`."""
    shorts = {found.group(1) or "" for found in _CAPITALS.finditer(text)}
    shorts = {short for short in shorts if short not in agency_forms()}
    known: dict[str, str] = {}
    if not shorts:
        return known
    for match in _names().finditer(text):
        name = match.group() or ""
        if name.isupper() or not _is_body(name):
            continue
        for short in sorted(shorts):
            start = _begin(name, short)
            if start is not None and _is_body(name[start:]) and name[start:] not in agency_forms():
                known.setdefault(short, name[start:])
    return known


def _in_brackets(text: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for match in _definition().finditer(text):
        name, short = match.group(1) or "", match.group(2) or ""
        start = _begin(name, short)
        if start is None or short in agency_forms() or name[start:] in agency_forms():
            continue
        if _is_body(name[start:]) or _acts(text, short, match.end()):
            known.setdefault(short, name[start:])
    return known


def _begin(name: str, short: str) -> int | None:
    """Where in `name` the words begin whose first letters make `short`; None where none do."""
    words = [(found.start(), found.group() or "") for found in _WORD.finditer(name)]
    letters = [char for char in short if char.isalpha()]
    for at, (start, word) in enumerate(words):
        if not word[0].isupper():
            continue
        tail = [one for _, one in words[at:]]
        capitals = [one[0] for one in tail if one not in shapes().small]
        every = [one[0].upper() for one in tail]
        if len(capitals) > 1 and letters in (capitals, every):
            return start
    return None


def _is_body(name: str) -> bool:
    return not shapes().heads.isdisjoint(name.split())


@cache
def _crew() -> str:
    return "|".join(sorted(shapes().crew))


def _acts(text: str, short: str, after: int) -> bool:
    """`KHS officers`: whoever has officers is a body."""
    return pattern(rf"\b{escape(short)}[ ](?:special[ ])?(?:{_crew()})\b").search(text, after) is not None


def _everywhere(text: str, form: str) -> list[Span]:
    found, at = [], text.find(form)
    while at >= 0:
        end = at + len(form)
        inside = (at and (text[at - 1].isalnum() or text[at - 1] in "-@#_")) or text[end : end + 1].isalnum()
        if not inside:
            found.append(Span(at, end))
        at = text.find(form, end)
    return found
