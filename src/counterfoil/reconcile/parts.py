"""A part and its whole, the parts of one list, and what is left of a whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from counterfoil.model import Claim, Relation, Segment, Span, Step
from counterfoil.reconcile.apposed import apposed
from counterfoil.reconcile.blocks import blocks
from counterfoil.reconcile.daily import daily
from counterfoil.reconcile.division import Division, is_further, next_fate, told_apart
from counterfoil.reconcile.leavings import closes, is_size
from counterfoil.reconcile.likeness import dimension, in_base, same_noun, side_by_side
from counterfoil.reconcile.lists import Listed, total_of
from counterfoil.reconcile.may_hold import may_hold
from counterfoil.reconcile.pairs import part_of
from counterfoil.reconcile.phrasing import MINUS, figure, interval, listing, numeral
from counterfoil.reconcile.set_off import set_off
from counterfoil.reconcile.setting import Setting
from counterfoil.reference.arithmetic import any_of, arithmetic
from counterfoil.reference.patterns import pattern

_ALIKE_WHATEVER_NAMED = ("people", "item", "money", "mass", "charge", "conviction")
"""Dimensions whose parts go by other nouns than the whole: aliens of arrests, rifles of firearms."""
_EDGE, _ROW = 3, 200
"""Characters of a line that can be a row of a list whose bullets were lost."""
_SETTLED = ("sum.parts", "sum.rounded", "sum.above", "sum.below", "rest.stated")
"""Rules of lists that say all there is to say of their parts."""
_ADDED = ("money", "mass")
"""Units of which nothing stands in two parts of a list."""
_THINGS = ("person", "event", "item", "other")
_SPELT_OUT = pattern(r"^[^.;:]{0,40},? (?:made up of|consist(?:ing|s|ed) of|compris(?:ing|es|ed)(?: of)?)\s+$")
_OTHERS = pattern(r"\b(?:others?|another|more|several|some|many|dozens|and (?:their|his|her|its))\b")
_IN_TURN = pattern(r"\b(?:consecutive(?:ly)?|one after (?:the other|another)|back[- ]to[- ]back)\b")
"""Terms that are served in turn come to the whole."""
_SIGHT = 700
"""Characters within which "the remaining" looks back: three or four sentences."""


def parts(
    setting: Setting, same_as: dict[str, tuple[str, ...]], means: frozenset[str] = frozenset()
) -> tuple[Relation, ...]:
    """Every part against its whole, every list against its total, every rest.

    same_as: for each claim the ids of the claims that state the same figure, so that a whole is checked in its most
    exact wording. means: ids of averages, which are parts of nothing.
    """
    found: list[Relation] = []
    for whole, every in _families(setting, same_as):
        members = [claim for claim in every if claim.id not in means]
        mentions = tuple(setting.by_id[i] for i in same_as.get(whole.id, (whole.id,)))
        runs = [tuple(run) for run in _runs(setting, members)]
        totals = [r for run in runs if (r := Listed(setting, whole, mentions, run).relation()) is not None]
        if not totals and len(runs) > 1:
            family = Listed(setting, whole, mentions, tuple(members)).exact()
            totals.extend([family] if family is not None else [])
        found.extend(totals)
        summed = {i for r in totals if r.rule in _SETTLED for i in r.claims}
        found.extend(r for p in members if p.id not in summed and (r := _part(setting, p, whole, mentions)) is not None)
        found.extend(_unstated_rest(setting, whole, members))
    found.extend(_untied_lists(setting, same_as))
    found.extend(blocks(setting, same_as, frozenset(i for r in found if r.kind in ("sum", "rest") for i in r.claims)))
    found.extend(daily(setting, same_as, frozenset(i for r in found if r.kind in ("sum", "rest") for i in r.claims)))
    found.extend(apposed(setting, same_as, {r.claims[-1] for r in found if r.kind == "sum"}))
    found.extend(set_off(setting, same_as, {r.claims[-1] for r in found if r.kind in ("sum", "rest")}))
    found.extend(_made_up_of(setting, [r for r in found if r.verdict != "note" and r.kind != "part"]))
    found.extend(_rest_of_the_last(setting, {i for r in found for i in r.claims}))
    return tuple(found)


def _families(setting: Setting, same_as: dict[str, tuple[str, ...]]) -> list[tuple[Claim, list[Claim]]]:
    """Wholes with their parts in text order; parts of claims that state one figure are of one family."""
    families: dict[tuple[str, ...], list[Claim]] = {}
    for claim in setting.claims:
        whole = setting.by_id.get(claim.share_of or "")
        if whole is None or whole.id == claim.id or not _summable(claim, whole) or setting.is_mean(whole):
            continue
        families.setdefault(same_as.get(whole.id, (whole.id,)), []).append(claim)
    found = []
    for ids, members in families.items():
        outside = [m for m in members if m.id not in ids]
        outside = [m for m in outside if not is_size(setting, m)]
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
    runs: list[list[Claim]] = []
    for member in members:
        last = runs[-1][-1] if runs else None
        ended = last is not None and len(runs[-1]) > 1 and closes(setting, last)
        if last is None or ended or last.share_of != member.share_of or not _together(setting, last, member):
            runs.append([])
        runs[-1].append(member)
    joined: list[list[Claim]] = []
    for run in runs:
        before: list[Claim] = []
        if len(run) == 1 and closes(setting, run[0]):
            beside = bool(joined) and joined[-1][-1].sentence == run[0].sentence
            while joined and run[0].span.start - joined[-1][0].span.start < _SIGHT:
                if beside and joined[-1][-1].sentence != run[0].sentence:
                    break  # the parts of its own sentence are those that a rest is left of
                before = [*joined.pop(), *before]
            before = [c for c in before if not _among(setting, c)] or before
            before = [c for c in before if not setting.in_headline(c)] or before  # a title's part is told again
        elif joined and _goes_on(setting, joined[-1], run[0]):
            before = joined.pop()
        joined.append([*before, *run])
    return joined


def _among(setting: Setting, claim: Claim) -> bool:
    """True for "eight people, among them two mechanics": such a part says nothing of what is left."""
    return any_of(arithmetic().partial).search(setting.before(claim, 20)) is not None


def _goes_on(setting: Setting, run: list[Claim], claim: Claim) -> bool:
    """True where the next sentence tells of another part of the same whole: "Another 18 have charges pending"."""
    if claim.share_of != run[-1].share_of or claim.span.start - run[-1].span.start > _SIGHT:
        return False
    so_far, whole = sum(c.quantity.value or 0 for c in run), setting.by_id.get(claim.share_of or "")
    if whole is None or so_far == whole.quantity.value:
        return False  # the list is whole already: "Another 13 were arrested on Sunday" are others
    return (is_further(setting, claim) and told_apart(setting, claim)) or next_fate(setting, run[-1], claim)


def _together(setting: Setting, one: Claim, two: Claim) -> bool:
    """True where the two stand in one sentence, in one list, or in rows that follow one another."""
    if one.sentence == two.sentence:
        return True
    first, second = setting.segment(one), setting.segment(two)
    if first is None or second is None:
        return False
    if first.kind == second.kind == "list_item":
        return first.lead == second.lead
    return setting.segment_index(two) - setting.segment_index(one) == 1 and _row(first, one) and _row(second, two)


def _row(segment: Segment, claim: Claim) -> bool:
    """True where the figure opens or ends a short line, as in a list whose bullets were lost."""
    edge = claim.span.start - segment.span.start <= _EDGE or segment.span.end - claim.span.end <= _EDGE
    return edge and len(segment.span) <= _ROW


def _part(setting: Setting, part: Claim, whole: Claim, mentions: tuple[Claim, ...] = ()) -> Relation | None:
    """A part is at most its whole. mentions: the other claims that state the whole."""
    if not same_noun(part, whole) and dimension(part) not in _ALIKE_WHATEVER_NAMED:
        return None
    small, large = side_by_side(part, whole)
    too_large = small.low is not None and large.high is not None and small.low > large.high
    if too_large and not any(_tied_by_words(setting, part, told) for told in (whole, *mentions)):
        return None
    return part_of(setting, part, whole, too_large=too_large)


def _tied_by_words(setting: Setting, part: Claim, whole: Claim) -> bool:
    """True where the part's own sentence says of which whole it is a part."""
    if setting.is_further(part) or not may_hold(setting, part, whole):
        return False
    holder = setting.by_id.get(whole.share_of or "")
    fits = holder is not None and (holder.quantity.value or 0) >= (part.quantity.value or 0)
    if fits and part.sentence != whole.sentence:
        return False  # "of those arrested" may be of all of whom the last number is itself a part
    if part.id in setting.worded and part.share_of == whole.id:
        return True
    of_whole = any_of(arithmetic().of_whole)
    if whole.sentence == part.sentence:
        return of_whole.search(setting.between(part, whole) + " " + setting.before(whole, 24)) is not None
    near = any(c.id == whole.id for c in setting.neighbours(part))
    return near and of_whole.search(setting.before(part, 40) + " | " + setting.after(part, 20)) is not None


def _unstated_rest(setting: Setting, whole: Claim, members: list[Claim]) -> list[Relation]:
    """What the rest comes to where the text does not say: "36 of the 216 were removed, with the rest to follow"."""
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
        left = in_base(whole, whole.quantity.interval).minus(total_of([in_base(c, c.quantity.interval) for c in run]))
        if left.high is not None and left.high < 0:
            continue
        at = last.span.end + match.start(1)
        taken = f" {MINUS} ".join(numeral(setting, c) for c in run)
        words = f"{numeral(setting, whole)} {MINUS} {taken} = {interval(left)}"
        found.append(
            Relation(
                kind="rest",
                claims=(*(c.id for c in run), whole.id),
                verdict="consistent",
                stated=f"{listing([figure(setting, c) for c in run])} of {figure(setting, whole)}, and the rest",
                computed=interval(left),
                rule="rest.unstated",
                steps=(Step(words, left),),
                computed_interval=left,
                basis=(*(c.span for c in run), whole.span, Span(at, at + match.end(1) - match.start(1))),
            )
        )
    return found


def _untied_lists(setting: Setting, same_as: dict[str, tuple[str, ...]]) -> list[Relation]:
    """Lists after a colon whose members nothing ties to the number before it: told where they add up to it.

    Where they do not, only members of which nobody and nothing can be two are surely of the whole.
    """
    found: list[Relation] = []
    for whole in setting.claims:
        inside = [c for c in setting.claims if c.sentence == whole.sentence and c.span.start > whole.span.end]
        bracket = setting.lower.find(")", whole.span.end, whole.sentence.end)
        if inside and setting.between(whole, inside[0]).endswith("("):
            inside = [c for c in inside if c.span.end <= bracket]
        colon = setting.lower.find(":", whole.span.end, whole.sentence.end)
        if colon > 0 and all(dimension(c) != dimension(whole) for c in inside if c.span.end <= colon):
            inside = [c for c in inside if c.span.start > colon]  # "5,300 items at four markets: 2,200 …"
        run = tuple(c for c in inside if dimension(c) == dimension(whole) and c.quantity.unit != "percent")
        if whole.quantity.unit in ("country", "place", "organisation"):
            continue  # "from three countries: 70 from Peru …" lists people
        if len(run) < 2 or any(c.share_of or c.change for c in run) or whole.change or len(run) != len(inside):
            continue
        mentions = tuple(setting.by_id[i] for i in same_as.get(whole.id, (whole.id,)))
        listed = Listed(setting, whole, mentions, run)
        spelt = _SPELT_OUT.search(setting.between(whole, run[0])) is not None
        made = listed.relation() if listed.opens or spelt else None
        in_turn = dimension(whole) == "time" and _IN_TURN.search(setting.sentence(whole)) is not None
        sure = listed.disjoint() or (spelt and whole.quantity.unit in _ADDED) or in_turn
        if made is not None and (made.verdict == "consistent" or sure):
            found.append(made)
    return found


def _uncommon(setting: Setting, run: tuple[Claim, ...]) -> bool:
    """True where each figure but the first names nothing: "Seventy passed, 14 failed and the remaining six were …"."""
    return all(_VERB.match(setting.after(c, 40)) is not None for c in run)


def _in_one_unit(setting: Setting, run: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Figures that name nothing, counted in the unit of the one number shortly before that they can be parts of."""
    if len(run) < 2 or len({c.quantity.unit for c in run}) == 1 or not _uncommon(setting, run):
        return run
    most = max(c.quantity.value or 0 for c in run)
    near = [c for c in setting.neighbours(run[0], 2) if c.span.end < run[0].sentence.start and c.noun is not None]
    able = {c.quantity.unit: c for c in near if (c.quantity.value or 0) > most and c.quantity.unit in _THINGS}
    if len(able) != 1 or any(c.quantity.unit not in _THINGS for c in run):
        return run
    whole = next(iter(able.values()))
    return tuple(replace(c, noun=whole.noun, quantity=replace(c.quantity, unit=whole.quantity.unit)) for c in run)


def _made_up_of(setting: Setting, told: list[Relation]) -> list[Relation]:
    """Lists that a verb or "the remaining" closes and that nothing ties to the number they are of.

    "The passengers comprised 61 Peruvians, 34 Poles and 23 Latvians"; "Seventy passed, 14 failed and the remaining
    six were towed".

    The whole is the one number of their kind that the two sentences before give; where they give two, nothing is said.
    """
    found: list[Relation] = []
    closing = any_of(arithmetic().exhaustive)
    for sentence in dict.fromkeys(c.sentence for c in setting.claims):
        run = _in_one_unit(setting, tuple(c for c in setting.claims if c.sentence == sentence))
        if len(run) < 2 or any(c.id in setting.worded or c.change or dimension(c) != dimension(run[0]) for c in run):
            continue
        opening = setting.before(run[0], 22)
        by_verb = closing.search(opening) is not None and "total" not in opening and not any(c.share_of for c in run)
        bare = len(run) > 2 and not opening.strip() and _uncommon(setting, run)
        division = Division(setting, run[0], run, "")
        by_rest = bare and (closes(setting, run[-1]) or division.by_fate)
        by_rest = by_rest or (not opening.strip() and _told_apart(setting, run, division))
        kin = [c for c in setting.neighbours(run[0], 2) if c.span.end < sentence.start and _summable(run[0], c)]
        near = [c for c in kin if not c.share_of and not c.change]
        if not (by_verb or by_rest) or not near or len({c.quantity.value for c in kin}) != 1:
            continue
        own = {c.id for c in run}
        listed = Listed(setting, near[-1], tuple(near), tuple(replace(c, share_of=None) for c in run))
        made = listed.relation() if by_rest or listed.disjoint() else None
        if made is not None and by_verb and made.rule == "sum.below":
            continue  # what the verb stands by may be a group of the whole: "the first flight comprised …"
        if made is not None and not any(own & set(r.claims) for r in told):
            found.append(made)
    return found


def _told_apart(setting: Setting, run: tuple[Claim, ...], division: Division) -> bool:
    """True for men and women, or places of arrest, right behind a sentence that counts everybody it names."""
    before = [c for c in setting.claims if setting.adjoins(c, run[0])]
    if not before or any(setting.is_further(c) for c in run):
        return False
    if _OTHERS.search(setting.lower[before[0].sentence.start : run[0].span.start].replace("more than", "")) is not None:
        return False
    if division.by_sex and not any(c.share_of for c in run):
        return _uncommon(setting, run)
    return len(run) > 2 and run[0].measure == "arrest" and division.by_site


def _rest_of_the_last(setting: Setting, told: set[str]) -> list[Relation]:
    """A part before "the rest" that nothing ties to its whole: the whole is the last larger figure of its kind."""
    found: list[Relation] = []
    for part in setting.claims:
        tail = setting.lower[part.span.end : part.sentence.end]
        if part.id in told or part.share_of or dimension(part) != "people" or not _REST.search(tail):
            continue
        near = [c for c in setting.neighbours(part) if c.span.end <= part.span.start and dimension(c) == "people"]
        if not near or near[-1].change or (near[-1].quantity.value or 0) <= (part.quantity.value or 0):
            continue
        found.extend(_unstated_rest(setting, near[-1], [part]))
        found.extend([r] if (r := _part(setting, part, near[-1])) is not None else [])
    return found


_VERB = pattern(r"^(?: [\pL]+){0,2} (?:[\pL]{3,}ed|were|was|had|have|are|is|got|went|came|fled|left|remain)\b")
_REST = pattern(r"(?:^|[^\pL])(the rest|the remainder|the others)(?:[^\pL]|$)")
