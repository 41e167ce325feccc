"""The parts of one list against the whole that the text gives for them."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from counterfoil.model import Claim, Interval, Relation, Step, Verdict
from counterfoil.reconcile.division import Division
from counterfoil.reconcile.leavings import closes, in_brackets, is_size
from counterfoil.reconcile.likeness import EXACT, allowed, base_noun, dimension, in_base
from counterfoil.reconcile.phrasing import added, measured
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.scopes import scopes
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.arithmetic import any_of, arithmetic
from counterfoil.reference.patterns import pattern

_EACH = pattern(r"^[^.;,]{0,40}\beach\b")
_COUNTED = ("charge", "conviction", "item", "money", "mass")
_OPENS = pattern(r"^[^.;]{0,160}:[\s•·*–—-]*$")
_BRACKET = pattern(r"^(?: [\pL-]+){0,4} ?\($")
_SINGLE = pattern(
    r"(?:\band|,|;|\n)\s+(?:an?|another|the other)\s+\pL"
    r"|\ba (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r" (?:was|is|were|had|has|man|woman|suspect|defendant)\b"
)
_UNCOUNTED = pattern(
    r"(?:\band|,|;)\s+(?:(?:the|many|some|a few) )?"
    r"(?:others?|several|some|many|dozens|a (?:few|number|handful)|rest|remainder|balance|more)\b"
)
_UNCOUNTED_REST = pattern(
    r"\b(?:the (?:rest|remainder|balance|others)\b|besides\b|apart from\b"
    r"|(?:plus|with|and|or|besides|for|to|also) (?:(?:about|also|perhaps) )?"
    r"(?:several|dozens|others|a (?:few|number|handful|couple)|many|some)\b)"
)
"""Anywhere beside a list: members that have no figure, "with the rest going to …", "plus several …"."""
_COMMA = pattern(r"[,;]|\band\b")
_AND_MORE = pattern(
    r"^[^.;:,]{0,40}?,? (?:and|plus|along with|as well as)"
    r" (?:several|some|many|dozens|hundreds|a (?:few|number|handful|dozen)|more\b|(?:\pL+ )?others)\b"
)
"""Behind a whole: the list may be of those too whom it does not count."""
_ANOTHER_DEED = pattern(
    r"\band (?:(?:also|then|later) )?(?:arrested|detained|seized|rescued|charged|found|removed|recovered)\b"
)
"""Between two figures of a list: what follows was done besides."""
_OTHER = pattern(r"\bthe other $")
_ALL_OF = pattern(r"\ball (?:(?:of )?the(?:se)? |of those )?$")
_BACK = 2
"""Sentences that "the other 23" looks back for what it is left of."""
_REACH = 400
"""Characters from a whole to a list that is still said to be of it."""
_NEAR = (0.9, 1.15)
"""Shares of the whole between which a list that misses it looks meant to fill it."""
_WITHIN = pattern(rf"(?:\bof whom|\bof which|\bamong them|\bamong whom|\bincluding|, with|, where|, when) {HEDGED}$")
_OF_THEM = pattern(r"^(?: \pL+)? of (?:them|whom|which)\b")
ANY_ITEM = (
    "firearm", "gun", "weapon", "vehicle", "drug", "item", "object", "document", "animal", "device", "shipment",
    "package", None,
)  # fmt: skip
"""Nouns that things of other names are: rifles among firearms, trucks among vehicles."""
_CALLED = ("whole.of-group", "whole.of-number", "whole.opening")
"""Rules by which the words beside a part, and no guess, tie it to its whole."""
_RIGHT_BEHIND = 12
"""Characters from "the rest" to the figure that counts it."""
_CHANCE = 10
"""Parts from different sentences that add up to less than this may do so by chance."""


def total_of(found: list[Interval]) -> Interval:
    """The interval of the sum of all."""
    total = Interval.point(0)
    for one in found:
        total = total.plus(one)
    low, high = (None if end is None else round(end, EXACT) for end in (total.low, total.high))
    return Interval(low, high, total.low_open, total.high_open)


def inside(setting: Setting, last: Claim, claim: Claim) -> bool:
    """True where the figure is of the part before it: "91 violators, of whom 37 had …", "12 guns, three of them …"."""
    if last.sentence != claim.sentence:
        return False
    between = setting.between(last, claim)
    return _WITHIN.search(between) is not None or _OF_THEM.match(setting.after(claim, 30)) is not None


class Listed:
    """Parts that the text lists together, against the whole it gives for them."""

    def __init__(self, setting: Setting, whole: Claim, mentions: tuple[Claim, ...], run: tuple[Claim, ...]) -> None:
        """Take the whole in its most exact wording, every mention of it, and the parts in text order."""
        self.setting, self.whole, self.mentions = setting, whole, mentions
        own = [c for c in run if c.quantity.hedge != "vague" and not is_size(setting, c)]
        own = [c for i, c in enumerate(own) if i == 0 or not in_brackets(setting, own[0], c)]
        self.run = tuple(c for i, c in enumerate(own) if i == 0 or not inside(setting, own[i - 1], c))
        self.between = self._between() if self.run else ""

    def _between(self) -> str:
        """The words from the nearest mention of the whole to the first part; those before the first part else."""
        first = self.run[0]
        earlier = [
            m for m in self.mentions if m.span.end <= first.span.start and first.span.start - m.span.end < _REACH
        ]
        if earlier:
            return self.setting.lower[earlier[-1].span.end : first.span.start]
        return self.setting.before(first, 80)

    def relation(self) -> Relation | None:
        """The list added up; None where the text does not say that these are all the parts and they do not meet."""
        if len(self.run) < 2 or self._nested() or any(_EACH.match(self.setting.after(c, 60)) for c in self.run):
            return None
        total = total_of([in_base(c, c.quantity.interval) for c in self.run])
        stated = in_base(self.whole, self.whole.quantity.interval)
        wide, most = total_of([allowed(c) for c in self.run]), allowed(self.whole)
        verdict: Verdict = "consistent"
        if total.meets(stated):
            rule = "sum.parts" if self._fills(total, stated) else None
        elif wide.meets(most):
            rule = "sum.rounded" if self._closed() else None
        else:
            if self._adds_up_to_another(total) or self._of_another_kind():
                return None
            verdict, rule = self._apart(above=wide.low is not None and most.high is not None and wide.low > most.high)
        return None if rule is None else self._made(verdict, rule, total, stated)

    def _of_another_kind(self) -> bool:
        """True for "served 14 warrants and seized: 12 handguns, six vehicles": of other names."""
        if self.whole.quantity.unit != "item" or self.whole.noun in ANY_ITEM:
            return False
        return len({c.noun for c in self.run} - {None, self.whole.noun}) > 1

    def _adds_up_to_another(self, total: Interval) -> bool:
        """True where the parts come to a figure that the text states near them, or the first or last of them to theirs.

        "60 were men and 28 women. Fifty were from Ohio, 20 from Indiana and the remaining 18 …" divides the 88 twice.
        """
        others = [c for c in self.setting.neighbours(self.run[0]) if c not in self.run and c.id != self.whole.id]
        known = {c.quantity.value for c in others if c.quantity.unit != "percent"}
        last, kind = self.run[-1], dimension(self.whole)
        kin = [c for c in self.setting.claims if c not in self.run and dimension(c) == kind]
        told = {c.quantity.value for c in kin}
        behind = [c for c in kin if c.sentence == last.sentence and c.span.start > last.span.start]
        rest = sum(c.quantity.value or 0 for c in behind)
        sizes = [in_base(c, c.quantity.interval) for c in self.run]
        cuts = [sizes[i:] for i in range(1, len(sizes) - 1)]
        cuts += [sizes[:i] for i in range(2, len(sizes)) if self._begins_anew(self.run[i - 1], self.run[i])]
        full = in_base(self.whole, self.whole.quantity.interval)
        point = total.low if total.low == total.high else None
        met = point is not None and (point in known or (rest > 0 and point + rest in told) or self._wider(kin, point))
        return met or any(total_of(cut).meets(full) for cut in cuts)

    def _wider(self, kin: list[Claim], point: float) -> bool:
        """True where the parts fill another figure exactly, and only the whole is said to be "nationwide", "so far"."""
        own = scopes(self.setting, self.whole)
        filled = [c for c in kin if c.quantity.value == point >= _CHANCE and c.quantity.hedge == "exact"]
        return any(own - scopes(self.setting, c) for c in filled)

    def _begins_anew(self, last: Claim, claim: Claim) -> bool:
        """True where a part may be of what was divided already: in a new sentence, or children beside men and women."""
        another = _ANOTHER_DEED.search(self.setting.between(last, claim)) is not None
        return claim.sentence != last.sentence or self.division.sex(claim) in ("kids", "young") or another

    def _given_before(self) -> bool:
        """True where "all four" opens the list: a group told before, and no part of this whole that the list begins."""
        return _ALL_OF.search(self.setting.before(self.run[0], 14)) is not None

    def _rest_of_another(self) -> bool:
        """True where "the other 23" is what is left of another figure: then it is no part of this whole."""
        setting, kind = self.setting, dimension(self.whole)
        rests = [c for c in self.run if closes(setting, c) or _OTHER.search(setting.before(c, 22))]
        ages = {left.value or 0 for left in setting.extraction.leftovers if left.reason == "age"}
        held = {c.id for c in (*self.run, *self.mentions)}
        told = {c.quantity.value or 0 for c in setting.claims if dimension(c) == kind and c.id not in held}
        for rest in rests:
            near = [c for c in setting.neighbours(rest, _BACK) if c.id != rest.id and dimension(c) == kind]
            beside = {c.quantity.value or 0 for c in near if c.id not in held} | ages
            left, parts = rest.quantity.value or 0, {c.quantity.value or 0 for c in self.run if c.id != rest.id}
            if any(one + left in beside for one in {c.quantity.value or 0 for c in near} | ages if one):
                return True
            if len(self.run) > 2 and any(one + left in told for one in parts):
                return True  # "nine were arrested … six of those arrested … the other three"
        return False

    def _member(self) -> bool:
        """True where the whole may be a part itself: "Seventy-one passed, 14 failed and the remaining five …"."""
        first = self.run[0]
        if self.division.beside_whole:
            return True  # 17 in one county, 13 in the next and 10 in the third
        if self.whole.sentence != first.sentence or self.whole.span.end > first.span.start:
            return False
        if any(c.id in self.setting.worded for c in self.run) or self.opens:
            return False
        nations = [self.setting.nation(c) for c in (self.whole, *self.run)]
        if None not in nations and len(set(nations)) == len(nations):
            return True  # of "28 Peruvians, 21 Poles and 19 Latvians" the first is no whole
        between = self.setting.between(self.whole, first)
        return _COMMA.search(between) is not None and any(closes(self.setting, c) for c in self.run[1:])

    def _dated_apart(self) -> bool:
        """True where a part is of another time than the whole, by its own words."""
        if all(self._called(c) for c in self.run):
            return False  # "31 of the defendants … the remaining 23": what was done to them when is another matter
        whole = self.whole.period
        if whole is None or whole.period is None:
            return False
        if any(words.start >= self.run[0].span.start for words in whole.words):
            return False  # dates behind the first part are the parts', and were only lent to the whole
        own = [c.period.period for c in self.run if c.period is not None and c.period.period is not None]
        return any(one.end < whole.period.start or whole.period.end < one.start for one in own)

    def _called(self, claim: Claim) -> bool:
        """True where the words beside a part name the whole that it is of, or say that nothing is left behind it."""
        tie = claim.inference("share_of")
        return closes(self.setting, claim) or (tie is not None and tie.rule in _CALLED and tie.field == "share_of")

    def _apart(self, *, above: bool) -> tuple[Verdict, str | None]:
        """Verdict and rule for parts that come to another number than the whole."""
        more = above and any(_AND_MORE.match(self.setting.after(m, 80)) is not None for m in self.mentions)
        if more or self._given_before() or self._rest_of_another() or self._dated_apart() or self._member():
            return "note", None
        column = self._totalled()
        once = self.whole.quantity.unit in _COUNTED  # a person may stand in several rows, a pound in one
        division = self.division
        if above:
            apart = self._closed() or self.disjoint() or division.declared
            if (column and once) or (apart and not division.overlaps):
                return "inconsistent", "sum.above"
            return "note", "sum.near" if self._nearly() else None
        if column or ((self._closed() or division.fills or division.numbered) and self._complete()):
            return "inconsistent", "sum.below"
        if len(self.run) > 2 and self.disjoint():
            return ("consistent", "sum.partial") if self._partial() else ("note", "sum.short")
        return "note", "sum.near" if self._nearly() else None

    def _totalled(self) -> bool:
        """True for the column of a table that has a total, with a figure in every row."""
        ties = [c.inference("share_of") for c in self.run]
        if not all(tie is not None and tie.rule == "whole.total-row" for tie in ties):
            return False
        held = {self.setting.segment_index(c) for c in (*self.run, self.whole)}
        rows = self.setting.document.segments[min(held) : max(held) + 1]
        return sum(bool(row.cells) for row in rows) == len(held)

    def _nearly(self) -> bool:
        """True where a list of one sentence comes so near to its whole that it looks meant to fill it."""
        values = [c.quantity.value or 0 for c in (*self.run, self.whole)]
        exact = all(c.quantity.hedge == "exact" for c in (*self.run, self.whole)) and values[-1] >= _CHANCE
        kinds = {f.kind for c in self.run for f in c.filters} - {"other"}
        if not exact or self._partial() or len({c.sentence for c in self.run}) > 1 or len(kinds) > 1:
            return False  # convicts, gang members and fugitives are groups that overlap
        return _NEAR[0] <= sum(values[:-1]) / values[-1] <= _NEAR[1]

    def _complete(self) -> bool:
        """True where no member of the list went unread: no item without a figure, no "and a Ghanaian national"."""
        ids = {c.id for c in (*self.run, *self.mentions)}
        start, end = self.run[0].span.start, self.run[-1].sentence.end
        if _SINGLE.search(self.setting.lower[start:end]) or _UNCOUNTED.search(self.setting.lower[start:end]):
            return False
        if self._leaves_uncounted(end):
            return False
        inside = [c for c in self.setting.claims if start <= c.span.start < end and c.id not in ids]
        if self._filled_by([c for c in inside if c.share_of not in ids]):
            return False
        if any(dimension(c) == dimension(self.whole) and c.share_of not in ids for c in inside):
            return False
        unread = (x for x in self.setting.extraction.leftovers if x.reason in ("age", "name", "code", "list_mark"))
        if any(start <= left.span.start < end for left in unread):
            return False  # a number that was taken for an age may be a part
        first, last = self.setting.segment_index(self.run[0]), self.setting.segment_index(self.run[-1])
        held = {self.setting.segment_index(c) for c in self.run}
        following = self.setting.document.segments[last + 1 : last + 2]
        goes_on = any(s.kind == "list_item" and first != last for s in following)
        return not goes_on and all(i in held for i in range(first, last + 1))

    def _leaves_uncounted(self, end: int) -> bool:
        """True where the words around the list speak of more members and do not count them."""
        words = self.setting.lower[self.run[0].sentence.start : end]
        rests = [self.run[0].sentence.start + m.end() for m in _UNCOUNTED_REST.finditer(words)]
        counted = [c.span.start for c in self.run]
        return any(not any(abs(at - rest) <= _RIGHT_BEHIND for at in counted) for rest in rests)

    def _filled_by(self, beside: list[Claim]) -> bool:
        """True where a number among the parts, taken for something else, is just what they lack."""
        lacking = (self.whole.quantity.value or 0) - sum(c.quantity.value or 0 for c in self.run)
        return any(c.quantity.value == lacking and not c.change for c in beside)

    def exact(self) -> Relation | None:
        """The parts of a whole from all over the text, where they add up to it as narrowly as the words allow."""
        if len(self.run) < 2 or self._nested():
            return None
        narrow = total_of([in_base(c, c.quantity.plausible) for c in self.run])
        full = in_base(self.whole, self.whole.quantity.plausible)
        if not narrow.meets(full) or (narrow.high or 0) < _CHANCE:
            return None
        total = total_of([in_base(c, c.quantity.interval) for c in self.run])
        return self._made("consistent", "sum.parts", total, in_base(self.whole, self.whole.quantity.interval))

    def _fills(self, total: Interval, stated: Interval) -> bool:
        """An open-ended sum meets any larger whole; only one that lands on the whole says something."""
        if total.high is None or stated.high is None:
            return self._closed()
        return True

    def _nested(self) -> bool:
        ids = {c.id for c in self.run}
        return any(c.share_of in ids for c in self.run)

    def _partial(self) -> bool:
        words = any_of(arithmetic().partial)
        inside = any(words.search(self.setting.between(a, b)) for a, b in pairwise(self.run))
        return inside or words.search(self.between) is not None

    def _closed(self) -> bool:
        """True where the text says that the parts listed are all there are."""
        if any(closes(self.setting, c) for c in self.run[1:]):
            return True
        if self._partial():
            return False
        return self.opens or any_of(arithmetic().exhaustive).search(self._beside()) is not None

    def _beside(self) -> str:
        """The words between whole and list, but for sentences in between: "$12,000 in all" there closes no list."""
        first = self.run[0]
        home = next((m.sentence for m in reversed(self.mentions) if m.span.end <= first.span.start), None)
        if home is None or home == first.sentence or len(self.between) <= first.span.start - first.sentence.start:
            return self.between
        at = first.span.start - len(self.between)
        return self.setting.lower[at : max(at, home.end)] + " " + self.setting.before(first, _REACH)

    @property
    def opens(self) -> bool:
        """True where a colon after the whole, and no second total, opens the list."""
        earlier = [m for m in self.mentions if m.span.end <= self.run[0].span.start]
        if not earlier:
            return False
        bracket = _BRACKET.match(self.between) is not None and " and " in self.setting.between(*self.run[-2:])
        return bracket or (_OPENS.match(self.between) is not None and self._alone(earlier[-1]))

    def _alone(self, mention: Claim) -> bool:
        """True where the sentence before the list has no second total that the list could be of."""
        beside = [c for c in self.setting.claims if c.sentence == mention.sentence and c not in self.run]
        return not any(c.id != mention.id and dimension(c) == dimension(mention) for c in beside)

    def disjoint(self) -> bool:
        """True where nothing can be in two of the parts: nations, sexes, or single things of several kinds."""
        return self.division.divides(opens=self.opens)

    @cached_property
    def division(self) -> Division:
        """What the words of the parts say of one another."""
        return Division(self.setting, self.whole, self.run, self.between)

    def _made(self, verdict: Verdict, rule: str, total: Interval, stated: Interval) -> Relation:
        step, shown = added(self.setting, self.run, total, base_noun(self.whole))
        said = measured(self.setting, self.whole)
        rest = any(closes(self.setting, c) for c in self.run[1:])
        return Relation(
            kind="rest" if rest and len(self.run) == 2 else "sum",
            claims=(*(c.id for c in self.run), self.whole.id),
            verdict=verdict,
            stated=said,
            computed=shown,
            rule="rest.stated" if rest else rule,
            steps=(Step(step, total),),
            stated_interval=stated,
            computed_interval=total,
            basis=(*(c.span for c in self.run), self.whole.span),
        )
