"""Places: of the data files, beside their state, by their shape (`Kenmore County`), and after a preposition of place."""

from __future__ import annotations

from functools import cache

from counterfoil.extract.names.gazetteer import Hit
from counterfoil.extract.names.words import Blocks
from counterfoil.model import Document, NameMention, Span
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.people import not_names
from counterfoil.reference.places import states

_CAP = r"(?:(?:St|Ft|Mt)\.|\p{Lu}[\pL’'‘\-]*)"
_NAME = rf"(?:{_CAP}(?:[ ](?:de[ ]|del[ ]|of[ ])?{_CAP}){{0,3}})"
_KINDS = (
    r"Count(?:y|ies)|Parish(?:es)?|Township|Borough|Street|Avenue|Ave\.|Boulevard|Blvd\.?|Road|Highway|Parkway|Expressway|Turnpike|Drive|"
    r"(?:International[ ])?Airport|Port[ ]of[ ]Entry|port[ ]of[ ]entry|Bridge|Beach|Island|Islands|Peninsula|Valley|River|Lake|Park|Bay|Reservation|"
    r"Checkpoint|checkpoint|Racetrack|Mall|Plaza|Square|Heights|Nation|Casino|Hospital|Hotel|Apartments|Housing[ ]Complex"
)
_SHAPED = pattern(rf"(?:\d{{1,5}}[ ])?((?:{_CAP}[ ]){{1,4}})(?:{_KINDS})\b")
_COUNTIES = pattern(rf"((?:{_NAME}(?:,[ ]and[ ]|,[ ]|[ ]and[ ]))+{_NAME})[ ](?:counties|Counties|parishes|Parishes)\b")
_ROAD = pattern(
    r"\b(?:(?:Interstate|(?:US |U\.S\. |State )?(?:Highway|Route)|Loop)[ ]|I-|IH-|FM[ -])\d{1,4}[A-Z]?\b|\bPort of \p{Lu}\pL+(?: \p{Lu}\pL+)?|\bGulf of \p{Lu}\pL+|\bRepublic of \p{Lu}\pL+"
)
_REGION = pattern(
    r"\b(?:[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern|[Cc]entral|[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Uu]pstate|[Dd]owntown|[Mm]iddle|"
    r"[Nn]orth(?:east|west)(?:ern)?|[Ss]outh(?:east|west)(?:ern)?|[Cc]oastal|[Rr]ural|Greater|Metro)"
    rf"[ ](?:{_CAP})(?:[ ]{_CAP}){{0,2}}"
)
_ADDRESS = pattern(
    rf"\b\d{{1,5}}[ ](?:{_CAP}[ ]){{1,3}}(?:Way|Lane|Court|Circle|Place|Terrace|Trail|Pike|Plaza|Street|Avenue|Road|Drive|Boulevard)\b"
)
_DESCRIBED = pattern(
    rf"\b(?:his|her|their|the|a|an|couple’s|defendant’s)[ ]({_CAP}(?:[ ]{_CAP}){{0,2}})[ ](?:area|residence|home|house|apartment|warehouse|hotel|"
    r"motel|neighborhood|metro|metropolitan|business|restaurant|suburb|stash house|storage unit)\b"
)
_LOCATIVE = pattern(
    rf"\b(?:in|In|near|Near|at|from|From|to|into|through|throughout|across|Across|around|outside|between|toward|of|and)[ ](?:the[ ])?(?:city[ ]of[ ]|town[ ]of[ ]|village[ ]of[ ])?"
    rf"({_NAME})"
)
_MONTHS = frozenset({"May", "March", "June", "April", "August"})  # words that are also names stay out of the stop list
_STRONG = frozenset({"in", "near", "throughout", "across", "around", "outside"})
_DATELINE = pattern(
    r"(?m)^[ \t]*((?:[\p{Lu}’'.\-]+[ ]){0,3}[\p{Lu}’'.\-]{2,}|(?:\p{Lu}\pL+[ ]?){1,3})((?:,[ ](?:\p{Lu}[\pL.]*[ ]?){1,3})?)[ ]*(?:\([^)\n]{1,20}\)[ ]*)?[–—‒-]{1,2}[ ]?"
)


@cache
def _paired() -> Pattern:
    forms = sorted(
        {form for state in states().states for form in (state.name, *state.forms)} | {"Washington", "New York"},
        key=len,
        reverse=True,
    )
    codes = sorted(state.id[3:].upper() for state in states().states)
    listed = "|".join(form.replace(".", r"\.") for form in forms)
    return pattern(rf"({_NAME}),[ \n]({listed}|(?:{'|'.join(codes)})\b)(?:[^\pL]|$)")


@cache
def _state_ids() -> dict[str, str]:
    found = {form: state.id for state in states().states for form in (state.name, *state.forms)}
    found |= {state.id[3:].upper(): state.id for state in states().states}
    return found | {"Washington": "us-wa", "New York": "us-ny"}


def datelines(document: Document) -> list[NameMention]:
    """`DULUTH, Minn. —` at the head of a paragraph: where a text was issued, which says nothing of its figures."""
    found = []
    for match in _DATELINE.finditer(document.text):
        place = match.group(1) or ""
        if (
            place.upper() != place
            and not match.group(2)
            and "—" not in (match.group() or "")
            and "–" not in (match.group() or "")
        ):
            continue
        if len(place) > 2 and place.lower() not in not_names():
            found.append(NameMention(Span(match.start(1), match.end(2)), "place", "name.dateline"))
    return found


def strong(text: str, hits: tuple[Hit, ...], taken: Blocks) -> list[NameMention]:
    """Places that need no other proof than their own words or the state behind them."""
    found: list[NameMention] = []
    for match in _paired().finditer(text):
        start, end = _trimmed(text, match.start(1), match.end(1))
        if end > start and not taken.holds(start, end):
            found.append(NameMention(Span(start, end), "place", "name.city-state"))
        found.append(
            NameMention(
                Span(match.start(2), match.end(2)), "place", "name.state", _state_ids().get(match.group(2) or "")
            )
        )
    for expression, rule in (
        (_SHAPED, "name.place-shape"),
        (_ROAD, "name.place-shape"),
        (_ADDRESS, "name.place-shape"),
        (_REGION, "name.region"),
    ):
        for match in expression.finditer(text):
            start, end = _trimmed(text, match.start(), match.end(), keep=rule != "name.place-shape")
            if end - start > 3:
                found.append(NameMention(Span(start, end), "place", rule))
    for match in _COUNTIES.finditer(text):
        found.append(NameMention(Span(match.start(1), match.end(1)), "place", "name.place-shape"))
    for hit in hits:
        if hit.sort == "region":
            found.append(NameMention(hit.span, "place", "name.region", hit.key))
        elif hit.sort in ("city", "state"):
            found.append(NameMention(hit.span, "place", "name.state" if hit.sort == "state" else "name.city", hit.key))
        elif hit.sort == "country":
            found.append(NameMention(hit.span, "country", "name.country", hit.key))
        elif hit.sort == "nationality":
            found.append(NameMention(hit.span, "nationality", "name.nationality", hit.key))
    return found


def located(text: str, hits: tuple[Hit, ...], taken: Blocks) -> list[NameMention]:
    """Capitalised words behind a preposition of place that nothing else has claimed."""
    weak = {hit.span.start: hit for hit in hits if hit.sort in ("weak", "office")}
    found = []
    for match in _LOCATIVE.finditer(text):
        preposition = text[match.start() : match.end()].split(" ", 1)[0].lower()
        start, end = match.start(1), match.end(1)
        hit = weak.get(start)
        if hit is not None and not taken.holds(hit.span.start, hit.span.end) and preposition not in ("of", "and"):
            found.append(NameMention(hit.span, "place", "name.city", hit.key))
            continue
        if preposition not in _STRONG or taken.holds(start, end):
            continue
        name = text[start:end]
        if any(word.lower().rstrip(".") in not_names() for word in name.split()) or name.isupper() or name in _MONTHS:
            continue
        found.append(NameMention(Span(start, end - (1 if name.endswith(".") else 0)), "place", "name.located"))
    for match in _DESCRIBED.finditer(text):
        start, end = match.start(1), match.end(1)
        plain = not any(word.lower().rstrip(".") in not_names() for word in text[start:end].split())
        if plain and not taken.holds(start, end):
            found.append(NameMention(Span(start, end), "place", "name.located"))
    return found


_LEADS = frozenset(
    {
        "the",
        "on",
        "in",
        "at",
        "from",
        "near",
        "and",
        "a",
        "an",
        "to",
        "of",
        "when",
        "after",
        "for",
        "by",
        "with",
        "while",
        "as",
        "both",
    }
)


def _trimmed(text: str, start: int, end: int, *, keep: bool = False) -> tuple[int, int]:
    """Without function words in front; `keep` leaves a compass word where it begins the name."""
    while True:
        space = text.find(" ", start, end)
        word = text[start : space if space >= 0 else end].lower()
        if word in _LEADS or (
            word.rstrip(".,") in not_names() and not keep and space >= 0 and word.endswith(("ly", "day", "ing"))
        ):
            if space < 0:
                return end, end
            start = space + 1
            continue
        return start, end
