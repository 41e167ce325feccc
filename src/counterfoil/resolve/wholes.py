"""Which figure is a part of which: `Of the 80, 75 percent`, `nine arrests, including two`, list items under a total."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counterfoil.model import Claim, Extraction, Inference, Measure, Span
from counterfoil.reference.patterns import pattern
from counterfoil.reference.ties import place_ties
from counterfoil.resolve.layout import in_headline
from counterfoil.resolve.rows import row_of, total_of_column
from counterfoil.resolve.stretches import person_stretches, walled

_OF_NUMBER = pattern(
    r"(?i)^(?: \pL+)? of (?:the |those |these |its |their |all |all the |all of the )?"
    r"(?:more than |about |nearly |approximately |over |roughly |estimated )*$"
)
_OF_GROUP = pattern(r"(?i)^(?: (?:[\pL-]+ )?(?:\pL+ )?)? ?(?:of|among) (?:the|those|these|them|whom|which|its|their)\b")
_OPENING = pattern(r"(?i)^[“\"]?(?:Out )?(?:Of|Among|Amongst) (?:the|those|these|them|all)\b")
_INCLUDING = pattern(
    r"(?i)\b(?:including|included|includes|include|among them|of which|of whom|consisting of|comprised of|comprising"
    r"|broken down)\b"
    r"|, with |: "
)
_REST = pattern(r"(?i)\bthe (?:rest|remainder|remaining|others)\b")
_CLOSED = pattern(r"[.;!?]\s")
_FEW = 5
"""Below this many arrests a later number of people is as likely the same people, or others."""
_COUNTS = frozenset(
    {"person", "event", "charge", "conviction", "item", "place", "country", "organisation", "money", "mass", "other"}
)


_DONE = frozenset({"arrested", "apprehended", "detained", "arrestees", "arrests"})
_TAKEN = frozenset({"arrest", "encounter", "detention"})
_REMAINING = pattern(r"(?i)\bthe (?:other|remaining) $")
_ALTERNATIVE = pattern(
    r"^(?: [\pL-]+){0,4} ?(?:, or|\((?:or)?|[—–](?: or)?) ?"
    r"(?:(?:about|nearly|roughly|approximately|almost|around|some|more than|less than|over|just) )*$"
)
_OF_WHOM = pattern(r"(?i)^ of (?:whom|which|them)\b")
_Tie = tuple[Claim, str, tuple[Span, ...]]
_Rule = Callable[[Extraction, tuple[Claim, ...], int], _Tie | None]


def wholes(extraction: Extraction, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with `share_of` settled by the first rule that fits; one that is set already is kept."""
    settled = claims
    for rules in (
        (_in_column, _of_number, _opening, _including, _of_group, _the_rest, _the_others, _listed),
        (_of_arrested,),
    ):
        settled = _said_twice(extraction, _summed(_tied(extraction, settled, rules)))
    return settled


def _tied(extraction: Extraction, claims: tuple[Claim, ...], rules: tuple[_Rule, ...]) -> tuple[Claim, ...]:
    found: list[Claim] = []
    persons = person_stretches(extraction)
    for index, claim in enumerate(claims):
        free = claim.share_of is None and not _is_mean(extraction, claim)
        known = (*found, *claims[index:])
        ties = (rule(extraction, known, index) for rule in rules if free)
        tie = next(
            (tie for tie in ties if tie is not None and not _of_another(extraction, persons, claim, tie[0])), None
        )
        if tie is None:
            found.append(claim)
        else:
            whole, rule, words = tie
            found.append(replace(claim, share_of=whole.id, basis=(*claim.basis, Inference("share_of", rule, words))))
    return tuple(found)


def _of_another(extraction: Extraction, persons: tuple[int | None, ...], part: Claim, whole: Claim) -> bool:
    """Whether a figure is told of one person and the other not of him: no part of it, then."""
    at = extraction.document.segment_at
    return walled(persons, at(whole.span.start), at(part.span.start))


def _is_mean(extraction: Extraction, claim: Claim) -> bool:
    """`an average of four`: a mean is of a total, but no part of it."""
    return "average" in extraction.document.text[max(0, claim.span.start - 24) : claim.span.start].lower()


def _may_hold(part: Claim, whole: Claim) -> bool:
    """Whether a whole can have this part: things of one kind, and more of them."""
    if whole.change or part.change or part.id == whole.id or whole.quantity.unit not in _COUNTS:
        return False
    if part.quantity.unit == "percent":
        return True
    kinds = {part.quantity.unit, whole.quantity.unit}
    if len(kinds) > 1 and not kinds <= {"person", "event"}:
        return False
    if len(kinds) > 1 and {whole.measure, part.measure} != {"arrest"}:
        return False
    if kinds == {"event"} and part.measure != whole.measure:
        return False  # convictions are no part of so many entries, nor removals of so many arrests
    small, large = part.quantity.value, whole.quantity.value
    return small is None or large is None or small < large


def _of_number(extraction: Extraction, claims: tuple[Claim, ...], index: int) -> _Tie | None:
    """`three of the four defendants`."""
    part = claims[index]
    if index + 1 == len(claims) or claims[index + 1].sentence != part.sentence:
        return None
    whole = claims[index + 1]
    between = Span(part.span.end, max(part.span.end, whole.span.start))
    fits = part.quantity.unit == "percent" or _may_hold(part, whole)
    if fits and _OF_NUMBER.search(extraction.document.quote(between)):
        return whole, "whole.of-number", (between,)
    return None


def _opening(extraction: Extraction, claims: tuple[Claim, ...], index: int) -> _Tie | None:
    """`Of the 196 arrested, 95 …`: the number behind the opening, else the last figure that can hold this one."""
    part = claims[index]
    said = extraction.document.quote(part.sentence)
    match = _OPENING.search(said)
    if match is None:
        return None
    words = Span(part.sentence.start + match.start(), part.sentence.start + match.end())
    first = next((c for c in claims if c.sentence == part.sentence), part)
    gap = extraction.document.quote(Span(words.end, max(words.end, first.span.start)))
    stated = len(gap) < 25 and _TOLD.search(gap) is None
    if stated and first is not part:
        return (first, "whole.opening", (words,)) if _may_hold(part, first) else None
    if stated and _OPENED.search(gap):
        return None
    whole = _latest(
        extraction.document.text, claims, index, part.sentence.start, total=_names_total(said[match.end() :])
    )
    return (whole, "whole.opening", (words,)) if whole is not None else None


_OPENED = pattern(r"^[ ]?(?:\pL+ )?$")
_TOLD = pattern(r"(?i),|\b(?:was|were|are|is)\b")
"""What ends the name of a group: a number behind it is a part, as in "Among those charged were 21 for arson"."""


def _including(extraction: Extraction, claims: tuple[Claim, ...], index: int) -> _Tie | None:
    """`nine arrests, including two of citizens`."""
    part = claims[index]
    for whole in reversed(claims[:index]):
        if whole.sentence != part.sentence:
            return None
        words = extraction.document.quote(Span(whole.span.end, max(whole.span.end, part.span.start)))
        match = _INCLUDING.search(words)
        if match is not None and not _CLOSED.search(words) and _may_hold(part, whole) and whole.share_of is None:
            at = whole.span.end
            if (match.group() or "").strip() in {":", ", with"} and part.noun != whole.noun:
                continue
            return whole, "whole.including", (Span(at + match.start(), at + match.end()),)
    return None


def _of_group(extraction: Extraction, claims: tuple[Claim, ...], index: int) -> _Tie | None:
    """`two of whom`, `twenty of the individuals`."""
    part = claims[index]
    behind = extraction.document.text[part.span.end : min(part.sentence.end, part.span.end + 60)]
    match = _OF_GROUP.search(behind)
    if match is None:
        return None
    whole = _latest(extraction.document.text, claims, index, part.span.start, total=_names_total(behind[match.end() :]))
    words = Span(part.span.end + match.start(), part.span.end + match.end())
    if whole is None or not _names(behind[match.start() :], whole):
        return None
    return whole, "whole.of-group", (words,)


def _names(group: str, whole: Claim) -> bool:
    """Whether the words of a group (`of the people arrested`) can mean the figure: a pronoun, its noun, or people."""
    words = [word.strip(".,;:") for word in group.lower().split()]
    if _PRONOUNS.intersection(words[:4]):
        return True
    noun = whole.noun or ""
    return any(
        word.rstrip("s") == noun.rstrip("s") or (whole.quantity.unit == "person" and word in _PEOPLE)
        for word in words[:7]
    )


_PRONOUNS = frozenset({"whom", "which", "them", "those", "these"})
_PEOPLE = frozenset(
    {
        "individuals",
        "people",
        "persons",
        "aliens",
        "arrestees",
        "suspects",
        "defendants",
        "men",
        "women",
        "arrested",
        "subjects",
        "noncitizens",
    }
)


def _names_total(words: str) -> bool:
    """`those arrested`: the words name all who were arrested, and not the group counted last."""
    return not _DONE.isdisjoint(word.strip(".,;:") for word in words.lower().split()[:3])


def _compared(text: str, claim: Claim) -> bool:
    """Whether a figure is only what another is compared with: "240 cases, 20 percent more than the 200 before"."""
    return _COMPARED.search(text[max(0, claim.span.start - _LEAD) : claim.span.start]) is not None


_COMPARED = pattern(
    r"(?i)\b(?:(?:more|less|fewer|higher|lower|greater|larger) than|compared (?:to|with)|(?:up|down) from) (?:the )?$"
)
_LEAD = 24


def _latest(text: str, claims: tuple[Claim, ...], index: int, before: int, *, total: bool = False) -> Claim | None:
    """The last figure before a position that can hold this one; one of the same noun or measure first.

    total: the text names the whole by what was done, so that a figure which is itself a part comes last.
    """
    part = claims[index]
    able = [c for c in claims[:index] if c.span.start < before and _may_hold(part, c) and c.quantity.unit != "percent"]
    able = [c for c in able if not _compared(text, c)] or able
    kin = [c for c in able if c.measure == part.measure or (c.noun is not None and c.noun == part.noun)]
    best = kin or able
    if total:
        best = [c for c in able if c.share_of is None and c.measure in _TAKEN] or best
    return best[-1] if best else None


def _the_rest(extraction: Extraction, claims: tuple[Claim, ...], index: int) -> _Tie | None:
    """`36 were removed, with the rest to follow`: a part of the people counted last."""
    part = claims[index]
    behind = Span(part.span.end, max(part.span.end, part.sentence.end))
    match = _REST.search(extraction.document.quote(behind)) if part.quantity.unit == "person" else None
    if match is None:
        return None
    able = [c for c in claims[:index] if c.quantity.unit == "person" and _may_hold(part, c)]
    arrested = [c for c in able if c.measure in ("arrest", "encounter", "detention")]
    words = Span(behind.start + match.start(), behind.start + match.end())
    best = arrested or able
    return (best[-1], "whole.rest", (words,)) if best else None


def _listed(extraction: Extraction, claims: tuple[Claim, ...], index: int) -> _Tie | None:
    """A list item under the paragraph that states the total."""
    part = claims[index]
    document = extraction.document
    at = document.segment_at(part.span.start)
    lead = document.segments[at].lead if at is not None else None
    if lead is None:
        return None
    span = document.segments[lead].span
    able = [c for c in claims[:index] if span.contains(c.span) and _may_hold(part, c)]
    return (able[-1], "whole.listed", (span,)) if able else None


def _in_column(extraction: Extraction, claims: tuple[Claim, ...], index: int) -> _Tie | None:
    """A figure of a table, above or below the total of its column."""
    found = total_of_column(extraction, claims, index)
    if found is None or found[0].quantity.unit != claims[index].quantity.unit or not _may_hold(claims[index], found[0]):
        return None
    return found[0], "whole.total-row", (found[1],)


def _of_arrested(extraction: Extraction, claims: tuple[Claim, ...], index: int) -> _Tie | None:
    """A narrower count of people arrested, after the total of those arrested in the operation."""
    part = claims[index]
    if part.measure != "arrest" or part.quantity.unit != "person" or in_headline(extraction, part.span):
        return None
    counted = [c for c in claims if c.measure == "arrest" and c.quantity.unit in ("person", "event")]
    total = next((c for c in counted if not in_headline(extraction, c.span)), None)
    if total is not None and row_of(extraction, total) is not None:
        return None
    if total is None or total.span.start > part.span.start or not _may_hold(part, total):
        return None
    said = extraction.document.quote(part.sentence).lower()
    small = (total.quantity.value or 0) < _FEW
    apart = _compared(extraction.document.text, part) or _of_another_year(extraction, part, total)
    if small or apart or any(word in said for word in place_ties().totals):
        return None
    return total, "whole.operation", (total.span,)


def _of_another_year(extraction: Extraction, part: Claim, total: Claim) -> bool:
    """Whether the two sentences give years, and none in common: "312 in May 2025. In May 2024 it arrested 260."."""
    mine, its = _years(extraction, part.sentence), _years(extraction, total.sentence)
    return bool(mine) and bool(its) and mine.isdisjoint(its)


def _years(extraction: Extraction, sentence: Span) -> set[int]:
    ends = (end for date in extraction.dates if sentence.contains(date.span) for end in (date.first, date.last))
    return {end.year for end in ends if end is not None and end.year is not None}


def _the_others(extraction: Extraction, claims: tuple[Claim, ...], index: int) -> _Tie | None:
    """`Officers removed 31 of the 96; the remaining 65 …`: the rest of the whole that the part before is of."""
    part = claims[index]
    words = Span(max(part.sentence.start, part.span.start - 16), part.span.start)
    if part.quantity.unit != "person" or not _REMAINING.search(extraction.document.quote(words)):
        return None
    whole_ids = [c.share_of for c in claims[:index] if c.share_of is not None and c.quantity.unit == "person"]
    whole = next((c for c in claims if whole_ids and c.id == whole_ids[-1]), None)
    return (whole, "whole.rest", (words,)) if whole is not None and _may_hold(part, whole) else None


def _said_twice(extraction: Extraction, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """`171, or 60 percent, …`: a count and its share are parts of one whole."""
    done = list(claims)
    for index in range(1, len(done)):
        one, two = done[index - 1], done[index]
        units = {one.quantity.unit, two.quantity.unit}
        if one.sentence != two.sentence or len(units) == 1 or "percent" not in units or one.change or two.change:
            continue
        between = Span(one.span.end, max(one.span.end, two.span.start))
        behind = extraction.document.text[two.span.end : two.span.end + 12]
        if not _ALTERNATIVE.search(extraction.document.quote(between)) or _OF_WHOM.search(behind):
            continue
        whole = next((c.share_of for c in (one, two) if c.share_of not in (None, one.id, two.id)), None)
        for at, claim in ((index - 1, one), (index, two)):
            if claim.share_of != whole:
                basis = tuple(tie for tie in claim.basis if tie.field != "share_of")
                tie = Inference("share_of", "whole.said-twice", (between,))
                done[at] = replace(claim, share_of=whole, basis=(*basis, tie) if whole is not None else basis)
    return tuple(done)


def _summed(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Parts in one sentence that add up to a figure, stated there first or elsewhere in the text, are its parts."""
    done = {claim.id: claim for claim in claims}
    for sentence in dict.fromkeys(claim.sentence for claim in claims):
        free = [c for c in claims if c.sentence == sentence and c.share_of is None and _whole_number(c)]
        for measure in dict.fromkeys(c.measure for c in free):
            parts = [c for c in free if c.measure == measure]
            inner = len(parts) > 2 and parts[0].quantity.value == _total(parts[1:])
            whole = parts[0] if inner else _stated(_total(parts), measure, sentence, claims)
            if len(parts) > 1 and whole is not None:
                words = tuple(part.span for part in parts)
                for part in parts[1:] if inner else parts:
                    tie = Inference("share_of", "whole.sum", words)
                    done[part.id] = replace(part, share_of=whole.id, basis=(*part.basis, tie))
    return tuple(done[claim.id] for claim in claims)


def _whole_number(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity.unit == "person" and quantity.value is not None and quantity.hedge == "exact" and not claim.change


def _total(parts: list[Claim]) -> float:
    return sum(part.quantity.value or 0 for part in parts)


def _stated(total: float, measure: Measure, sentence: Span, claims: tuple[Claim, ...]) -> Claim | None:
    """The figure of that size that another sentence states for people or arrests."""
    for claim in claims:
        counted = claim.quantity.unit in ("person", "event") and claim.quantity.hedge == "exact" and not claim.change
        free = claim.measure == measure and claim.sentence != sentence and claim.share_of is None
        if counted and free and claim.quantity.value == total:
            return claim
    return None
