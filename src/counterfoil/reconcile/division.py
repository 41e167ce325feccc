"""Whether nobody and nothing can be in two parts of a list: nations, sexes, ages, sites, fates, what the words divide.

A list whose parts exclude one another can be held against its whole without the text's saying that it is complete:
parts that run over are wrong whatever was left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from counterfoil.model import Claim, Span
from counterfoil.reconcile.categories import APART, age_band, criminality, ends_apart, fate, sex_or_age
from counterfoil.reconcile.likeness import dimension
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting, stem, words_of
from counterfoil.reference.patterns import pattern

_OVERLAP = pattern(
    r"\b(?:both|dual|overlap[\pL]*|more than one|twice|may (?:be|have|fall)"
    r"|also (?:had|have|has|face|faces|faced|were|are)"
    r"|(?:counted|appear|listed|fall) (?:in|under)|also counted|in two of (?:these|those|the)"
    r"|some (?:of (?:them|those|these|whom)"
    r"|(?:people |individuals |persons |suspects |defendants |arrestees )?"
    r"(?:were|had|have|face|faced|are|fall|fell)))\b"
)
_RIGHT_BEHIND = 2
_GRADE = pattern(r"\b(?:felon(?:y|ies)|misdemeanou?rs?|infractions?|violent|nonviolent|counts? each)\b")
"""Words that grade an offence: an assault may be a felony."""
_THAT_WERE = pattern(r"^ (?:of them )?(?:that|which|who)\b")
_FOUND_AT = pattern(
    r"\b(?:found|seized|discovered|recovered|hidden|intercepted)\b(?: \pL+){0,3} (?:at|in|on|near|by|under)\b"
)
_DONE_IN = pattern(r"\b(?:wanted|sought|convict\pL+|warrants?|charged?|charges|traced) (?:in|to|by)\b")
_FURTHER = pattern(rf"(?:\banother|\b(?:an )?additional|\ba further|\bthe other|\bthe remaining) {HEDGED}$")
_SITE = pattern(
    r"^(?: of (?:the|those|them)(?: arrests| people)?)?"
    r"(?: (?:people|persons|individuals|aliens|men|women|suspects|others|arrests|apprehensions|workers|migrants))?"
    r"(?: (?:was|were|are|is|came|come|took place|occurred|originated))?"
    r"(?: (?:made|arrested|apprehended|detained|taken into custody|encountered|found|seized|held|killed))?"
    r" (from|on|in|at) (?:the )?"
    r"((?:[\p{Lu}][\pL’'.&-]*)(?: (?:(?:of|the|de|and) )?[\p{Lu}][\pL’'.&-]*)*)"
)
"""Words between a number and its place: what was done to them there, and nothing of where they lived or are wanted."""
_NAMED_ROW = pattern(r"^[\s•·*–—-]*((?:[\p{Lu}][\pL’'.&-]*)(?: (?:of )?[\p{Lu}][\pL’'.&-]*)*)\s*(?::|–|—|-)\s*$")
TURN = pattern(r"\bthe (first|second|third|fourth|fifth|sixth)(?:,|\s)")
"""The first, the second, the third of something: no degree, and no first time."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_BY = pattern(
    r"\bby (?:plant|site|county|city|state|location|office|field office|country|nationality|citizenship"
    r"|country of (?:origin|citizenship)|age|gender|sex|district|town|facility|precinct|month|week|day)\b"
)
_HAPPENS_ONCE = frozenset({"arrest", "encounter", "seizure", "detention", "death"})
"""Measures of what happens to someone in one place; a man may be convicted, or wanted, in two."""
_PARTED = frozenset({"country", "place", "organisation"})
_WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_SHAPES = ("County", "Parish", "Borough", "Township", "District", "Province")
_FROM = pattern(r"^(?: \pL+)? (?:were|was|are|is|came|come) (?:from|citizens? of|nationals? of)\b")
_COUNTED = ("charge", "conviction", "item", "money", "mass")


def is_further(setting: Setting, claim: Claim) -> bool:
    """True where the words before a part say that it is another one than those named: "another 18"."""
    return _FURTHER.search(setting.before(claim, 40)) is not None


def told_apart(setting: Setting, claim: Claim) -> bool:
    """True where the words behind a part say which group it is: "another" part then, and no other people."""
    words = setting.lower[claim.span.end : claim.sentence.end]
    return criminality(words) is not None or fate(words) is not None or age_band(words) is not None


def next_fate(setting: Setting, last: Claim, claim: Claim) -> bool:
    """True where two sentences behind one another open with a bare number and tell of two ends, or of crime."""
    if not setting.adjoins(last, claim):
        return False
    if any(setting.lower[c.sentence.start : c.span.start].strip('“" ') for c in (last, claim)):
        return False
    nations = [setting.nation(c) if _FROM.match(setting.after(c, 40)) is not None else None for c in (last, claim)]
    if None not in nations and nations[0] != nations[1]:
        return True
    words = [setting.lower[c.span.end : c.sentence.end] for c in (last, claim)]
    return any(None not in (a := told(words[0]), b := told(words[1])) and a != b for told in (fate, criminality))


def is_overlapping(setting: Setting, start: int, end: int) -> bool:
    """True where the words from `start` to `end`, or the sentence right behind, say that some are in two groups."""
    behind = next((s for s in setting.extraction.sentences if s.start >= end), None)
    last = behind.end if behind is not None and behind.start - end <= _RIGHT_BEHIND else end
    return _OVERLAP.search(setting.lower[start:last]) is not None


class Division:
    """Parts in text order, and what their words say of one another."""

    def __init__(self, setting: Setting, whole: Claim, run: tuple[Claim, ...], lead: str) -> None:
        """lead: the words between the whole and the first part, in lower case."""
        self.setting, self.whole, self.run, self.lead = setting, whole, run, lead

    @property
    def overlaps(self) -> bool:
        """True where the words around the list say that some are in two of its parts."""
        if is_overlapping(self.setting, self.run[0].sentence.start, self.run[-1].sentence.end) or self._crossed():
            return True
        sites = [(c, site[1]) for c in self.run if (site := self._site(c)) is not None]
        return any(self._named_beside(c, name, {other for _, other in sites}) for c, name in sites)

    def divides(self, *, opens: bool) -> bool:
        """True where nothing can be in two of the parts. opens: a colon after the whole opens the list."""
        if len(self.run) < 2:
            return False
        if self._single_things():
            return self._one_breath()
        if self.by_nation or self.by_sex:
            return self._one_breath()
        if self._in_years() or self.by_crime or self._sited(opens=opens):
            return self._one_breath()
        return self.in_turn or self.by_fate or self.further

    @property
    def by_crime(self) -> bool:
        """Convicted, charged and neither: each at most once, "neither" among them, and the words say which is which."""
        known = [criminality(self._said(c)) for c in self.run]
        return None not in known and len(set(known)) == len(known) and "none" in known

    @property
    def fills(self) -> bool:
        """True where convicted, charged and neither are all that anybody can be."""
        known = {criminality(self._said(c)) for c in self.run}
        return self.by_crime and (len(known) == 3 or "either" in known)

    @property
    def by_fate(self) -> bool:
        """True where each part tells of another end: removed, in custody, released, at large."""
        ends = frozenset(f for c in self.run if (f := fate(self._said(c))) is not None)
        return len(ends) == len(self.run) and ends_apart(ends)

    @property
    def in_turn(self) -> bool:
        """True for the first, the second and the third of something, and no gap between them."""
        found = [m.group(1) if (m := TURN.search(self._led(c))) is not None else None for c in self.run]
        return sorted(found, key=str) == sorted(_ORDINALS[: len(found)])

    @property
    def further(self) -> bool:
        """True where every part but the first is said to be another one of the whole: "another 18 face charges".

        "Another 45 were arrested by the sheriff" may be others than the whole.
        """
        said = [self._said(c) for c in self.run[1:]]
        tells = all(criminality(words) is not None or age_band(words) is not None for words in said)
        return tells and all(is_further(self.setting, c) for c in self.run[1:])

    @property
    def numbered(self) -> bool:
        """True where the text says beside the whole how many sites, nations or turns there are, and lists as many."""
        if not (self.in_turn or self.by_nation or self._sited(opens=True)):
            return False
        start, end = self.whole.sentence.start, self.run[0].span.start
        beside = [
            c
            for c in self.setting.claims
            if (start <= c.span.start < end or c.sentence == self.whole.sentence) and c.id != self.whole.id
        ]
        kinds = [c for c in beside if c.quantity.unit in _PARTED or (self.in_turn and dimension(c) != "people")]
        return any(c.quantity.value == len(self.run) and c.quantity.hedge == "exact" for c in kinds)

    def _single_things(self) -> bool:
        """Single things of several kinds: rifles and pistols, or charges of several names."""
        unit = self.whole.quantity.unit
        if unit not in _COUNTED or any(c.quantity.unit != unit for c in self.run):
            return False
        named = [(c.noun, tuple(sorted(c.filters)), c.places) for c in self.run]
        return len(set(named)) == len(named) and not self._crossed()

    def _crossed(self) -> bool:
        """True for two divisions in one list: "30 were felonies and 25 assaults", "60 was cocaine, 50 found there"."""
        said = [self._said(c) for c in self.run] if self.whole.quantity.unit in _COUNTED else []
        return any(
            len({told.search(words) is not None for words in said}) > 1 for told in (_GRADE, _FOUND_AT, _THAT_WERE)
        )

    def _distinct(self, told: Callable[[Claim], str | None], *, cut: int | None = None) -> bool:
        values = [told(c) for c in self.run]
        stems = {stem(v)[:cut] for v in values if v is not None}
        return None not in values and len(stems) == len(values)

    @property
    def by_nation(self) -> bool:
        """True where each part is of another nation; one may be wanted, or have been convicted, in two."""
        if any(_DONE_IN.search(self._said(c)) is not None for c in self.run):
            return False
        return self._distinct(self.setting.nation, cut=5)

    @property
    def by_sex(self) -> bool:
        """Men, women and children; one sex may be told by a word that is no noun of the figure: "51 were men"."""
        found = [self.sex(c) for c in self.run]
        if "young" in found and not {"men", "women"} <= set(found):
            return False  # "four are minors and 14 are men": a minor may be called a man
        return len(set(found)) == len(found) and any(set(found) <= group for group in APART)

    def sex(self, claim: Claim) -> str | None:
        """Men, women, boys, girls or children, by the noun of the figure or by what narrows it."""
        named = sex_or_age(claim.noun or "")
        own = [sex_or_age(f.value) for f in claim.filters if f.kind in ("sex", "minor")]
        if named or own:
            return named or (own[0] if len(own) == 1 else None)
        told = {sex_or_age(w) for w in words_of(self._said(claim))} - {None}
        return told.pop() if len(told) == 1 else None  # "65 percent are men"

    def _in_years(self) -> bool:
        bands = [age_band(self._said(c)) for c in self.run]
        known = sorted(b for b in bands if b is not None)
        return len(known) == len(bands) and all(a[1] <= b[0] for a, b in pairwise(known))

    def _said(self, claim: Claim) -> str:
        """What the words say of one part: those behind its figure up to the next part; all of a row."""
        item = self.setting.segment(claim)
        following = [c.span.start for c in self.setting.claims if c.span.start > claim.span.start]
        if item is not None and item.kind == "list_item":
            return self.setting.lower[item.span.start : min([item.span.end, *following])]
        own = [c.span.start for c in self.run if c.span.start > claim.span.start]
        return self.setting.lower[claim.span.end : min([claim.sentence.end, *own])]

    def _led(self, claim: Claim) -> str:
        """The words before the figure, from the part before it or the beginning of its sentence."""
        earlier = [c.span.end for c in self.run if c.span.end <= claim.span.start]
        return self.setting.lower[max([claim.sentence.start, *earlier]) : claim.span.start]

    def _sited(self, *, opens: bool) -> bool:
        """True for "20 in one county, 12 in another", "on Saturday … on Sunday": nobody is taken in two places."""
        found = [self._site(c) for c in self.run]
        if any(site is None for site in found):
            return False
        sites = [site for site in found if site is not None]
        kinds, names = {kind for kind, _, _ in sites}, {name for _, name, _ in sites}
        if len(kinds) != 1 or len(names) != len(sites) or not _alike([shape for _, _, shape in sites]):
            return False
        if kinds == {"on"}:
            return names <= _WEEKDAYS
        once = self.whole.measure in _HAPPENS_ONCE or {c.measure for c in self.run} == {"arrest"}
        return kinds == {"from"} or opens or once

    @property
    def by_site(self) -> bool:
        """True where each part was taken at another place of one kind: states, counties, days of the week."""
        return self._sited(opens=False)

    @property
    def beside_whole(self) -> bool:
        """True where the whole was taken at a place of its own beside those of the parts: a county beside counties."""
        found = [self._site(c) for c in (self.whole, *self.run)]
        sites = [site for site in found if site is not None]
        names, shapes = {name for _, name, _ in sites}, {(how, shape) for how, _, shape in sites}
        return len(sites) == len(names) == len(found) and len(shapes) == 1 and sites[0][2] != ""

    def _named_beside(self, claim: Claim, name: str, names: set[str]) -> bool:
        """True where a place lies in another by its name or by the words behind it: "in Harlan, the seat of Reed"."""
        said = self._said(claim)
        return any(other in name or other.lower() in said for other in names if other != name)

    def _site(self, claim: Claim) -> tuple[str, str, str] | None:
        """The preposition, the name, and what kind of place it is."""
        item = self.setting.segment(claim)
        if item is not None and item.kind == "list_item":
            row = _NAMED_ROW.match(self.setting.document.text[item.span.start : claim.span.start])
            if row is not None:
                return self._named("in", row.group(1) or "", item.span.start + row.start(1))
        match = _SITE.match(self.setting.words_behind(claim, 80))
        if match is None:
            return None
        return self._named(match.group(1) or "", match.group(2) or "", claim.span.end + match.start(2))

    def _named(self, how: str, name: str, start: int) -> tuple[str, str, str]:
        name = name.rstrip(".’'&-")
        return how, name, self._shape(Span(start, start + len(name)))

    def _shape(self, span: Span) -> str:
        """State, country, County and the like, or a name of no such kind."""
        words = self.setting.document.quote(span)
        last = words.rsplit(" ", 1)[-1]
        named = (n for n in self.setting.extraction.names if n.span.overlaps(span) and n.kind in ("place", "country"))
        rules = {n.rule if n.rule == "name.state" else n.kind for n in named}
        wide = rules & {"name.state", "country"}
        return last if last in _SHAPES else next(iter(sorted(wide)), "")

    def _one_breath(self) -> bool:
        segments = [self.setting.segment(c) for c in self.run]
        indices = {self.setting.segment_index(c) for c in self.run}
        return len(indices) == 1 or all(s is not None and s.kind == "list_item" for s in segments)

    @property
    def declared(self) -> bool:
        """True where the list is said to be by plant, by county, by age: a division of the whole."""
        start = self.run[0].sentence.start
        opening = self.setting.lower[start : self.run[0].span.start]
        return _BY.search(opening) is not None or _BY.search(self.lead) is not None


def _alike(shapes: Sequence[str]) -> bool:
    """No county beside a city, and no state beside either: the one may hold the other."""
    return len(set(shapes)) == 1
