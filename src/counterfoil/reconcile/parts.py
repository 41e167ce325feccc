"""A part and its whole, the parts of one list, and what is left of a whole."""

from __future__ import annotations

from itertools import groupby

from counterfoil.model import Claim, Interval, Relation, Span, Step, Verdict
from counterfoil.reconcile.likeness import allowed, dimension, in_base, same_noun
from counterfoil.reconcile.phrasing import MINUS, figure, interval, listing, measured, numeral
from counterfoil.reconcile.setting import Setting, stem
from counterfoil.reference.arithmetic import any_of, arithmetic
from counterfoil.reference.patterns import pattern

_EACH = pattern(r"^[^.;,]{0,40}\beach\b")
_COUNTED = ("charge", "conviction", "item", "money", "mass")
_OPENS = pattern(r"^[^.;]{0,160}:\s*$")
_ALIKE_WHATEVER_NAMED = ("people", "item", "money", "mass", "charge", "conviction")
"""Dimensions whose parts go by other nouns than the whole: aliens of arrests, rifles of firearms, convictions of offenses."""
_CHANCE = 10
"""Parts from different sentences that add up to less than this may do so by chance."""
_ROW = 200
"""Characters of a line that can be a row of a list whose bullets were lost."""
_SIGHT = 700
"""Characters within which "the remaining" looks back: three or four sentences."""


def parts(setting: Setting, same_as: dict[str, tuple[str, ...]]) -> tuple[Relation, ...]:
    """Every part against its whole, every list against its total, every rest.

    same_as: for each claim the ids of the claims that state the same figure, so that a whole is checked in its most exact
    wording.
    """
    found: list[Relation] = []
    for whole, members in _families(setting, same_as):
        runs = [tuple(run) for run in _runs(setting, members)]
        totals = [r for run in runs if (r := _List(setting, whole, run).relation()) is not None]
        if not totals and len(runs) > 1 and (family := _List(setting, whole, tuple(members)).exact()) is not None:
            totals.append(family)
        found.extend(totals)
        summed = {i for r in totals for i in r.claims}
        found.extend(r for p in members if p.id not in summed and (r := _part(setting, p, whole)) is not None)
        found.extend(_unstated_rest(setting, whole, members))
    return tuple(found)


def _families(setting: Setting, same_as: dict[str, tuple[str, ...]]) -> list[tuple[Claim, list[Claim]]]:
    """Wholes with their parts in text order; parts of claims that state one figure are of one family."""
    families: dict[tuple[str, ...], list[Claim]] = {}
    for claim in setting.claims:
        whole = setting.by_id.get(claim.share_of or "")
        if whole is None or whole.id == claim.id or not _summable(claim, whole):
            continue
        families.setdefault(same_as.get(whole.id, (whole.id,)), []).append(claim)
    found = []
    for ids, members in families.items():
        outside = [m for m in members if m.id not in ids]
        if outside:
            found.append((_most_exact(setting, ids, outside[0]), outside))
    return found


def _most_exact(setting: Setting, ids: tuple[str, ...], part: Claim) -> Claim:
    """The wording of the whole with the narrowest meaning; the one the part points to where several are as narrow."""

    def rank(claim: Claim) -> tuple[bool, bool, int]:
        return claim.quantity.hedge != "exact", claim.id != part.share_of, claim.span.start

    return min((setting.by_id[i] for i in ids), key=rank)


def _summable(part: Claim, whole: Claim) -> bool:
    """True where the two count in one unit, so that a part can be taken off its whole."""
    if part.quantity.unit in ("percent", "factor") or part.change or part.quantity.value is None:
        return False
    if whole.quantity.unit in ("percent", "factor") or whole.change:
        return False
    return dimension(part) == dimension(whole)


def _runs(setting: Setting, members: list[Claim]) -> list[list[Claim]]:
    """Members split into lists: those of one sentence, of one list, of rows below one another, or closed by a rest."""

    def together(one: Claim, two: Claim) -> bool:
        first, second = setting.segment(one), setting.segment(two)
        if one.sentence == two.sentence:
            return True
        if first is None or second is None:
            return False
        if first.kind == second.kind == "list_item":
            return first.lead == second.lead
        gap = setting.segment_index(two) - setting.segment_index(one)
        return gap == 1 and max(len(first.span), len(second.span)) <= _ROW

    runs: list[list[Claim]] = []
    for member in members:
        if runs and runs[-1][-1].share_of == member.share_of and together(runs[-1][-1], member):
            runs[-1].append(member)
        else:
            runs.append([member])
    joined: list[list[Claim]] = []
    for run in runs:
        if len(run) == 1 and _closes(setting, run[0]):
            while joined and run[0].span.start - joined[-1][0].span.start < _SIGHT:
                run = [*joined.pop(), *run]
        joined.append(run)
    return joined


def _closes(setting: Setting, claim: Claim) -> bool:
    return any_of(arithmetic().remainder).search(setting.before(claim, 22)) is not None


class _List:
    """Parts that the text lists together, against the whole it gives for them."""

    def __init__(self, setting: Setting, whole: Claim, run: tuple[Claim, ...]) -> None:
        self.setting, self.whole = setting, whole
        self.run = tuple(c for c in run if c.quantity.hedge != "vague")
        self.between = self._between()

    def _between(self) -> str:
        """The words from the whole to the first part, or before the parts where the whole comes later."""
        first = self.run[0] if self.run else self.whole
        if self.whole.span.end <= first.span.start and first.span.start - self.whole.span.end < 400:
            return self.setting.lower[self.whole.span.end : first.span.start]
        return self.setting.before(first, 80)

    def relation(self) -> Relation | None:
        """The list added up; None where the text does not say that these are all the parts and they do not meet."""
        if len(self.run) < 2 or any(_EACH.match(self.setting.after(c, 60)) for c in self.run) or self._nested():
            return None
        total = _total([in_base(c, c.quantity.interval) for c in self.run])
        stated = in_base(self.whole, self.whole.quantity.interval)
        wide = _total([allowed(c) for c in self.run])
        most = allowed(self.whole)
        if total.meets(stated):
            if not self._fills(total, stated):
                return None
            return self._made("consistent", "sum.parts", total, stated)
        if wide.meets(most):
            return self._made("consistent", "sum.rounded", total, stated) if self._closed() else None
        if wide.low is not None and most.high is not None and wide.low > most.high:
            if self._closed() or self._disjoint():
                return self._made("inconsistent", "sum.above", total, stated)
            return None
        if self._closed():
            return self._made("inconsistent", "sum.below", total, stated)
        if len(self.run) > 2 and self._disjoint():
            return self._short(total, stated)
        return None

    def _short(self, total: Interval, stated: Interval) -> Relation:
        """Parts that leave some of the whole unnamed: no fault where the words leave the list open, a note elsewhere."""
        partial = self._partial()
        return self._made("consistent" if partial else "note", "sum.partial" if partial else "sum.short", total, stated)

    def exact(self) -> Relation | None:
        """The parts of a whole from all over the text, where they add up to it as narrowly as the words allow."""
        if len(self.run) < 2 or self._nested():
            return None
        narrow = _total([in_base(c, c.quantity.plausible) for c in self.run])
        full = in_base(self.whole, self.whole.quantity.plausible)
        if not narrow.meets(full) or (narrow.high or 0) < _CHANCE:
            return None
        total = _total([in_base(c, c.quantity.interval) for c in self.run])
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
        inside = any(words.search(self.setting.between(a, b)) for a, b in zip(self.run, self.run[1:], strict=False))
        return inside or words.search(self.between) is not None

    def _closed(self) -> bool:
        """True where the text says that the parts listed are all there are."""
        if any(_closes(self.setting, c) for c in self.run[1:]):
            return True
        if self._partial():
            return False
        if _OPENS.match(self.between) and self.whole.span.end <= self.run[0].span.start:
            return True
        return any_of(arithmetic().exhaustive).search(self.between) is not None

    def _disjoint(self) -> bool:
        """True where nobody and nothing can be in two of the parts: nations, sexes, or single things of several kinds."""
        if self.whole.quantity.unit in _COUNTED and all(c.quantity.unit == self.whole.quantity.unit for c in self.run):
            named = [(c.noun, tuple(sorted(c.filters)), c.places) for c in self.run]
            return len(set(named)) == len(named) and self._one_breath()
        for kind in ("nationality", "sex"):
            values = [tuple(f.value.lower() for f in c.filters if f.kind == kind) for c in self.run]
            if all(len(v) == 1 for v in values):
                stems = [stem(v[0])[:5] for v in values]
                return len(set(stems)) == len(stems) and self._one_breath()
        return False

    def _one_breath(self) -> bool:
        return len({self.setting.segment_index(c) for c in self.run}) == 1 or all(
            (s := self.setting.segment(c)) is not None and s.kind == "list_item" for c in self.run
        )

    def _made(self, verdict: Verdict, rule: str, total: Interval, stated: Interval) -> Relation:
        shown = [numeral(self.setting, c) for c in self.run]
        said = measured(self.setting, self.whole)
        rest = any(_closes(self.setting, c) for c in self.run[1:])
        step = f"{' + '.join(shown)} = {interval(total)}"
        return Relation(
            kind="rest" if rest and len(self.run) == 2 else "sum", claims=(*(c.id for c in self.run), self.whole.id),
            verdict=verdict, stated=said, computed=interval(total), rule="rest.stated" if rest else rule,
            steps=(Step(step, total),), stated_interval=stated, computed_interval=total,
            basis=(*(c.span for c in self.run), self.whole.span),
        )  # fmt: skip


def _total(found: list[Interval]) -> Interval:
    total = Interval.point(0)
    for one in found:
        total = total.plus(one)
    return total


def _part(setting: Setting, part: Claim, whole: Claim) -> Relation | None:
    """A part is at most its whole."""
    if not same_noun(part, whole) and dimension(part) not in _ALIKE_WHATEVER_NAMED:
        return None
    small, large = allowed(part), allowed(whole)
    too_large = small.low is not None and large.high is not None and small.low > large.high
    if too_large and not _tied_by_words(setting, part, whole):
        return None
    said, full = measured(setting, part), measured(setting, whole)
    sign = ">" if too_large else "≤"
    return Relation(
        kind="part", claims=(part.id, whole.id), verdict="inconsistent" if too_large else "consistent",
        stated=f"{said} of {full}", computed=f"{said} {sign} {full}", rule="part.above" if too_large else "part.whole",
        steps=(Step(f"{said} {sign} {full}"),), stated_interval=in_base(part, part.quantity.interval),
        computed_interval=in_base(whole, whole.quantity.interval), basis=(part.span, whole.span),
    )  # fmt: skip


def _tied_by_words(setting: Setting, part: Claim, whole: Claim) -> bool:
    """True where the part's own sentence says of which whole it is a part."""
    if setting.is_further(part):
        return False
    of_whole = any_of(arithmetic().of_whole)
    if whole.sentence == part.sentence:
        return of_whole.search(setting.between(part, whole) + " " + setting.before(whole, 24)) is not None
    near = any(c.id == whole.id for c in setting.neighbours(part))
    return near and of_whole.search(setting.before(part, 40) + " | " + setting.after(part, 20)) is not None


def _unstated_rest(setting: Setting, whole: Claim, members: list[Claim]) -> list[Relation]:
    """ "36 of 216 were removed, the rest …": what the rest comes to, where the text does not say."""
    found: list[Relation] = []
    for _, group in groupby(members, key=lambda c: c.sentence):
        run = [c for c in group if c.quantity.hedge != "vague"]
        if not run:
            continue
        last = run[-1]
        tail = setting.lower[last.span.end : last.sentence.end]
        match = _REST.search(tail)
        if match is None:
            continue
        left = in_base(whole, whole.quantity.interval).minus(_total([in_base(c, c.quantity.interval) for c in run]))
        if left.high is not None and left.high < 0:
            continue
        at = last.span.end + match.start(1)
        taken = f" {MINUS} ".join(numeral(setting, c) for c in run)
        words = f"{numeral(setting, whole)} {MINUS} {taken} = {interval(left)}"
        found.append(Relation(
            kind="rest", claims=(*(c.id for c in run), whole.id), verdict="consistent",
            stated=f"{listing([figure(setting, c) for c in run])} of {figure(setting, whole)}, and the rest",
            computed=interval(left), rule="rest.unstated", steps=(Step(words, left),), computed_interval=left,
            basis=(*(c.span for c in run), whole.span, Span(at, at + match.end(1) - match.start(1))),
        ))  # fmt: skip
    return found


_REST = pattern(r"(?:^|[^\pL])(the rest|the remainder|the others)(?:[^\pL]|$)")
