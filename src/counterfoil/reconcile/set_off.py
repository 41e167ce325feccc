"""Wholes that dashes, brackets or a comma right behind them spell out: "57 guns — 40 rifles, six shotguns —"."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.model import Claim, Interval, Relation
from counterfoil.reconcile.division import is_overlapping
from counterfoil.reconcile.likeness import allowed, dimension, in_base
from counterfoil.reconcile.lists import Listed, total_of
from counterfoil.reconcile.reading import HEDGED
from counterfoil.reconcile.setting import Setting, stem, words_of
from counterfoil.reference.patterns import pattern

_OPENED = pattern(
    r"^(?: [\pL’'-]+){0,6}?(?: in [\pL’' -]{1,40}?)?(?:\s?([—–(])\s?| (-) |(,) )" + rf"(?:a total of )?{HEDGED}$"
)
_NEXT = pattern(rf"^(?: [^\s,;:.—–()]+){{0,9}}?(?:[,;] and|[,;]| and) {HEDGED}$")
_ENDED = pattern(r"^(?: [^\s,;:.—–()]+){0,9}?(?:\s?[—–)]|\s-\s|[,;.”\"]|$)")
_CLOSED = pattern(r"^(?: [^\s,;:.—–()]+){0,9}?(?:\s?[—–)]|\s-\s|[.”\"]*$)")
_AND_ONE = pattern(r"^(?: [\pL-]+){1,4},? and an? (?:[\pL-]+ ){0,2}[\pL-]+(?:\s?[—–)]|\s-\s|[.”\"]*$)")
"""Behind the last figure of a list whose last member has none: "two pistols and a shotgun"."""
_ONE_WORD = pattern(r"^ ([\pL-]+)(?:\s?[,;.—–)]| and\b| in (?:nature|scope)|$)")
_SINGLE = pattern(r"(?:,|\band|,\s?and) an? (?:[\pL-]+ ){0,2}[\pL-]+")
_OPEN_LIST = pattern(
    r"\b(?:including|includes?|among|such as|like|mostly|mainly|primarily|chiefly|of (?:whom|which|them|these|those)"
    r"|each|every|per|apiece|respectively|others?|several|some|many|dozens|more|remaining|rest|or|plus|up from"
    r"|down from|compared|was|were|is|are|had|has|have|who|that|which|with)\b"
)
"""Words between two figures of a list that leave members out, say more than what a part is, or count another way."""
_KINDS = (
    ({"firearm", "gun", "weapon"}, {
        "rifle", "pistol", "handgun", "shotgun", "revolver", "carbine", "submachine", "firearm", "gun", "machinegun",
        "long", "derringer", "suppressor", "silencer",
    }),
    ({"vehicle", "automobile"}, {
        "car", "truck", "suv", "van", "minivan", "motorcycle", "pickup", "sedan", "boat", "trailer", "tractor-trailer",
        "bus", "atv", "semitruck", "semi",
    }),
    ({"document", "record", "paper", "id"}, {
        "passport", "visa", "card", "license", "permit", "certificate", "form", "green",
    }),
    ({"device"}, {"phone", "cellphone", "laptop", "computer", "tablet", "drive", "smartphone", "camera"}),
    ({"animal"}, {"dog", "cat", "horse", "rooster", "hen", "bird", "turtle", "snake", "monkey", "parrot", "lizard"}),
)  # fmt: skip  # a table of words
"""Nouns, and what they are kinds of."""
_ADDED = ("money", "mass")
"""Units of which nothing stands in two parts of a list."""
_OPPOSITES = (
    {"domestic", "foreign"}, {"domestic", "international"}, {"domestic", "overseas"}, {"federal", "state"},
    {"criminal", "administrative"}, {"criminal", "civil"}, {"felony", "misdemeanor"}, {"felonies", "misdemeanors"},
    {"adult", "juvenile"}, {"adults", "juveniles"}, {"adults", "children"}, {"adults", "minors"},
    {"male", "female"}, {"males", "females"}, {"men", "women"}, {"boys", "girls"}, {"northbound", "southbound"},
    {"inbound", "outbound"}, {"commercial", "residential"}, {"public", "private"}, {"rural", "urban"},
    {"local", "state"}, {"local", "state-level"}, {"local", "federal"}, {"completed", "pending"}, {"open", "closed"},
)  # fmt: skip  # a table of words
"""Words for what nothing is at once."""


def set_off(setting: Setting, same_as: dict[str, tuple[str, ...]], told: set[str]) -> tuple[Relation, ...]:
    """Such wholes against what spells them out. told: ids of wholes that a list was held against already."""
    found: list[Relation] = []
    listed: set[str] = set()
    for index, whole in enumerate(setting.claims):
        if whole.id in told or whole.id in listed or not _whole(setting, whole):
            continue
        run, mark = _run(setting, whole, setting.claims[index + 1 :])
        if len(run) < 2 or not _sound_list(setting, whole, run):
            continue
        mentions = tuple(setting.by_id[i] for i in same_as.get(whole.id, (whole.id,)))
        made = _Spelt(setting, whole, mentions, tuple(replace(c, share_of=None) for c in run), mark).relation()
        if made is not None and made.verdict in ("consistent", "inconsistent"):
            found.append(made)
            listed.update(c.id for c in run)
    return tuple(found)


class _Spelt(Listed):
    """Parts that dashes or brackets set off, or that a comma does."""

    def __init__(
        self, setting: Setting, whole: Claim, mentions: tuple[Claim, ...], run: tuple[Claim, ...], mark: str
    ) -> None:
        super().__init__(setting, whole, mentions, run)
        self.mark = mark

    def relation(self) -> Relation | None:
        """The list added up, where its parts are kinds of the whole or exclude one another."""
        parts = total_of([in_base(c, c.quantity.interval) for c in self.run])
        stated = in_base(self.whole, self.whole.quantity.interval)
        wide, most = total_of([allowed(c) for c in self.run]), allowed(self.whole)
        summed = self.whole.quantity.unit in _ADDED and self.mark != ","
        # "23 vehicles, 12 guns and 40 magazines" lists three things, "12 on Monday, 15 on Tuesday" is no whole of 15
        divided = self.mark != "," and self.disjoint() and not self._of_another_kind()
        apart = summed or self._kinds() or self._opposite() or divided
        if not apart:
            return None
        singles = len(list(_SINGLE.finditer(self._tail())))
        if parts.meets(stated):
            return self._made("consistent", "sum.parts", parts, stated) if parts.high is not None else None
        if wide.meets(most) or (singles and wide.plus(Interval.point(singles)).meets(most)):
            return None
        if self._adds_up_to_another(parts):
            return None
        if wide.low is not None and most.high is not None and wide.low > most.high:
            return self._made("inconsistent", "sum.above", parts, stated)
        closed = self.mark != "," or self._kinds() or self._opposite()
        return self._made("inconsistent", "sum.below", parts, stated) if closed and self._ends() else None

    def _tail(self) -> str:
        return self.setting.lower[self.run[0].span.end : self.run[-1].sentence.end]

    def _ends(self) -> bool:
        """True where the last part is joined by "and", and nothing of the list follows it."""
        joined = " and" in self.setting.between(self.run[-2], self.run[-1])
        behind = self.setting.lower[self.run[-1].span.end : self.run[-1].sentence.end]
        return (joined and _CLOSED.match(behind) is not None) or _AND_ONE.match(behind) is not None

    def _kinds(self) -> bool:
        """True where each part is of another kind of what the whole counts."""
        noun = self.whole.noun
        table = next((kinds for nouns, kinds in _KINDS if noun in nouns), None)
        named = [_kind(self.setting, c) for c in self.run]
        return table is not None and None not in named and len(set(named)) == len(named) and set(named) <= table

    def _opposite(self) -> bool:
        """True for "230 domestic and 165 foreign": words for what nothing is at once."""
        words = [m.group(1) if (m := _ONE_WORD.match(self.setting.after(c, 40))) else None for c in self.run]
        return len(words) == 2 and any(set(words) == pair for pair in _OPPOSITES)


def _kind(setting: Setting, claim: Claim) -> str | None:
    """The noun of a part, as it is written in the words behind its figure."""
    if claim.noun is not None:
        return claim.noun
    words = words_of(setting.after(claim, 40))[:1]
    return stem(words[0]) if words else None


def _whole(setting: Setting, claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity.value is None or claim.change or quantity.unit in ("percent", "factor", "duration"):
        return False
    return quantity.hedge != "vague" and not setting.is_mean(claim)


def _run(setting: Setting, whole: Claim, later: tuple[Claim, ...]) -> tuple[list[Claim], str]:
    """The figures that spell the whole out, and the mark that sets them off."""
    run: list[Claim] = []
    mark = ""
    for claim in later:
        if claim.sentence != whole.sentence:
            break
        if run and whole.quantity.unit in _ADDED and dimension(claim) != dimension(whole):
            continue  # "$270,500 from one firm and $329,500 from another"
        if not _whole(setting, claim):
            break
        if not run:
            opened = _OPENED.match(setting.between(whole, claim))
            if opened is None:
                break
            mark = opened.group(1) or opened.group(2) or opened.group(3) or ""
        else:
            between = setting.between(run[-1], claim)
            if _NEXT.match(between) is None or _OPEN_LIST.search(between) is not None:
                break
        if not _counts_alike(whole, claim):
            break
        run.append(claim)
    return run, mark


def _counts_alike(whole: Claim, part: Claim) -> bool:
    """True where the part counts in the whole's kind, or names nothing of its own."""
    plain = {"other", "item", "event", "person"}
    return dimension(part) == dimension(whole) or {part.quantity.unit, whole.quantity.unit} <= plain


def _sound_list(setting: Setting, whole: Claim, run: list[Claim]) -> bool:
    """True where the list ends as one does, and no word of it says that it leaves some out or counts some twice."""
    opening = setting.between(whole, run[0]).replace("more than", "")
    behind = setting.lower[run[-1].span.end : run[-1].sentence.end]
    if _ENDED.match(behind) is None or _OPEN_LIST.search(opening) is not None:
        return False
    end = _ENDED.match(behind)
    own = behind[: end.end()] if end is not None else ""
    if _OPEN_LIST.search(own.replace("more than", "")) is not None:
        return False
    return not is_overlapping(setting, run[0].span.start, run[-1].sentence.end)
