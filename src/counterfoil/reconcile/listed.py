"""Numbers of occasions, of places and of people against the list that has one item for each of them.

"Removed three times — May 2, 2013, June 3, 2014, July 4, 2015, and Aug. 5, 2016", "in five counties" above "in A, B, C,
D, E and F counties", "arrested three men" above four paragraphs of one man each. A list may leave some out, so what
counts is that it runs over, or that the number stands right before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from counterfoil.model import Claim, DateMention, Interval, Relation, Segment, Span, Step
from counterfoil.reconcile.likeness import dimension
from counterfoil.reconcile.phrasing import figure
from counterfoil.reconcile.setting import Setting, stem, words_of
from counterfoil.reference.patterns import pattern
from counterfoil.reference.printing import number

_TIMES = pattern(r"^[- ](?:separate |different |prior |previous )?(?:times?|occasions?)\b")
_OFTEN = frozenset({"twice", "thrice"})
_SET_OFF = pattern(r"^[^.;:—–\pN]{0,60}?(?:\s?[—–]\s?|: |, |\s\()?(?:(?:on|in) )?$")
_JOINED = pattern(r"^(?:,|;|, and|; and| and)(?: on| in| again on| again in)? ?$")
_SOME = pattern(
    r"\b(?:includ\pL*|most recent(?:ly)?|latest|last|such as|among|more than|at least|first|since|between"
    r"|after|before|prior to|from|until|other|but|and (?:was|were|then|he|she|they)|when|convict\pL*"
    r"|arrest\pL*|charg\pL*|born|sentenc\pL*|each|per)\b"
)
"""Words between a count and its dates by which these may be of something else, or not of each."""
_PLACES = {"county": "counties", "parish": "parishes"}
_NAMES = r"(?:St\. )?\p{Lu}[\pL’'-]*(?: \p{Lu}[\pL’'-]*){0,3}?"
_WITHIN = pattern(
    rf"\b(?:in|across|throughout|within|through) (?:the )?({_NAMES}(?:, {_NAMES})+,? and {_NAMES})"
    r" ([Cc]ounties|[Pp]arishes)\b"
)
_BUT_ONE = pattern(r"\b(?:sheriff|police|department|office|district attorney|officials|deputies|court)\b")
_HOLDS_ON = pattern(
    r"\b(?:those|the (?:\pL+ )?(?:people|individuals|men|women|suspects|subjects|aliens|offenders|defendants"
    r"|criminals)) (?:arrested|apprehended|detained|taken into custody|charged|indicted|sentenced|removed"
    r"|deported)\b[^.;]{0,80}:$"
    r"|^(?:the )?(?:arrests|arrestees|defendants|suspects|detainees)\b[^.;]{0,80}:$"
)
_OFFICE = pattern(
    r"\b(?:said|says|told|director|attorney|agent|sheriff|chief|judge|secretary|commissioner|spokes\pL+|officer in)\b"
)
_OTHERS = pattern(
    r"\b(?:others?|another|additional(?:ly)?|also|more|further|previous(?:ly)? (?:announced|reported)|earlier|since"
    r"|so far|total|week|month|separate(?:ly)?|operations|besides|recent(?:ly)?)\b"
)
_SAID_BY = pattern(r"“[^”]{0,900}”")
_FEWEST, _MOST, _NEAR, _FAR = 2, 20, 120, 6


def listed(setting: Setting) -> tuple[Relation, ...]:
    """Every such number that its list does not bear out."""
    return (*_dates(setting), *_places(setting), *_people(setting))


def _exact(claim: Claim) -> bool:
    value = claim.quantity.value
    told = value is not None and claim.quantity.hedge == "exact" and not claim.change
    return told and _FEWEST <= (value or 0) <= _MOST


def _dates(setting: Setting) -> Iterator[Relation]:
    """So many times, and behind it the date of each."""
    for claim in setting.claims:
        written = setting.words(claim.span).lower()
        if not _exact(claim) or not (written in _OFTEN or _TIMES.match(setting.after(claim, 30))):
            continue
        days = [d for d in setting.extraction.dates if claim.span.end < d.span.start < claim.sentence.end + _NEAR]
        row = _row(setting, days)
        if len(row) < _FEWEST or row[0].span.start - claim.span.end > _NEAR:
            continue
        between = setting.lower[claim.span.end : row[0].span.start]
        if _SET_OFF.match(between) is None or _SOME.search(between) is not None:
            continue
        closed = " and" in setting.lower[row[-2].span.end : row[-1].span.start]
        value, size = claim.quantity.value or 0, len(row)
        apart = any(mark in between for mark in "—–:(")
        if closed and (size > value or (size < value and apart and size > _FEWEST)):
            yield _made(setting, claim, size, Span(row[0].span.start, row[-1].span.end), "dates are listed")


def _row(setting: Setting, days: list[DateMention]) -> list[DateMention]:
    """The first dates that follow one another with nothing but a comma or "and" between, all of one form."""
    row = days[:1]
    for one, two in pairwise(days):
        if _JOINED.match(setting.lower[one.span.end : two.span.start]) is None or two.form != one.form:
            break
        row.append(two)
    return row if all(d.first is not None and d.first.year is not None for d in row) else []


def _places(setting: Setting) -> Iterator[Relation]:
    """So many counties, and the one list of counties of the text, where it has more."""
    counts = [c for c in setting.claims if c.quantity.unit == "place" and c.noun in ("county", "parish")]
    if not counts or len({c.quantity.value for c in counts}) > 1 or not all(map(_exact, counts)):
        return
    found = [m for m in _WITHIN.finditer(setting.document.text) if (m.group(2) or "").lower() == _PLACES[_noun(counts)]]
    if len(found) != 1:
        return
    match, claim = found[0], counts[0]
    names = [n for n in (match.group(1) or "").replace(", and ", ", ").replace(" and ", ", ").split(", ") if n]
    home = next((s for s in setting.extraction.sentences if s.start <= match.start() < s.end), claim.sentence)
    said = setting.lower[home.start : home.end]
    own = setting.lower[claim.sentence.start : claim.sentence.end]
    if not setting.content(claim) & {stem(word) for word in words_of(said) if len(word) > 3} - {"counti", "county"}:
        return
    if len(names) > (claim.quantity.value or 0) and not (_BUT_ONE.search(said) or _OTHERS.search(f"{said} | {own}")):
        yield _made(
            setting, claim, len(names), Span(match.start(1), match.end(2)), f"{_PLACES[_noun(counts)]} are listed"
        )


def _noun(counts: list[Claim]) -> str:
    return counts[0].noun or ""


def _people(setting: Setting) -> Iterator[Relation]:
    """So many people, and more paragraphs of one man each, under words that take them up."""
    counts = [c for c in setting.claims if dimension(c) == "people" and c.measure != "victim" and not c.change]
    segments = setting.document.segments
    for at, segment in enumerate(segments):
        lead = setting.lower[segment.span.start : segment.span.end].strip()
        if not lead.endswith(":") or _HOLDS_ON.search(lead) is None or _OTHERS.search(lead) is not None:
            continue
        near = [c for c in counts if c.span.end <= segment.span.end and at - setting.segment_index(c) < _FAR]
        row = _row_of_people(setting, list(segments[at + 1 :]))
        told = max((c.quantity.value or 0 for c in near), default=0)
        if not near or not all(map(_exact, near)) or len({c.quantity.value for c in near}) > 1 or len(row) <= told:
            continue
        said = _SAID_BY.sub(" ", setting.lower[near[0].sentence.start : segment.span.end])
        if any((c.quantity.value or len(row)) >= len(row) for c in counts) or _OTHERS.search(said) is not None:
            continue
        yield _made(setting, near[0], len(row), Span(row[0].start, row[-1].end), "are named")


def _row_of_people(setting: Setting, segments: list[Segment]) -> list[Span]:
    """The paragraphs, or items, from the first on that are of one person each, whom none before is of."""
    known: list[set[str]] = []
    row: list[Span] = []
    people = {n.span.start: n.span for n in setting.extraction.names if n.kind == "person"}
    for segment in segments:
        name = people.get(segment.span.start)
        if name is None or _OFFICE.search(setting.lower[name.end : name.end + 60]) is not None:
            break
        words = {w for w in setting.words(name).lower().replace("-", " ").split() if len(w) > 2}
        told_of = any(words <= one or len(words & one) > 1 for one in known)
        if len(words) > 1 and not told_of:
            row.append(segment.span)
            known.append(words)
        elif not told_of:
            break
    return row


def _made(setting: Setting, claim: Claim, size: int, where: Span, what: str) -> Relation:
    return Relation(
        kind="same",
        claims=(claim.id,),
        verdict="inconsistent",
        stated=figure(setting, claim),
        computed=number(size),
        rule="differ.named" if what == "are named" else "differ.listed",
        steps=(Step(f"{number(size)} {what}"),),
        stated_interval=claim.quantity.interval,
        computed_interval=Interval.point(size),
        basis=(claim.span, where),
    )
