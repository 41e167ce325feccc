"""A newsroom's page that lists statements, saved as a file: its entries, where a page is surely that and no statement.

A page taken for a listing is no longer read as a statement, so every doubt speaks for the statement: entries must be
alike, each headed by a link to an address of its own, nearly all with a day, and beside them the page may hold nothing
that a statement would (see `doubts`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from urllib.parse import urljoin, urlsplit

from counterfoil.read.documents import Known
from counterfoil.read.doubts import may_be_statement
from counterfoil.read.encodings import decode
from counterfoil.read.feeds import Item
from counterfoil.read.furniture import printed_date
from counterfoil.read.html import declared_in
from counterfoil.read.limits import PAGE_TAGS, TEXT_CHARACTERS
from counterfoil.read.markup import RAW, Tag, Text, pieces, scan
from counterfoil.read.page import page
from counterfoil.read.publication import parse_printed
from counterfoil.reference.reading import elements

_FEWEST = 5
_LINKED, _DATED, _TOLD = 0.9, 0.8, 0.2
"""Share of the entries that must have an address of their own, and a day; and that may have it amid a sentence."""
_TITLE_WORDS = 3
_LONGEST_ENTRY = 1_200
"""Characters: entries that are longer are statements told one under another, and no summaries."""
_TEASER = 30
_GOES_ON = frozenset(",;:)’'–—-")
"""What stands first in words that go on with a sentence; also last, in words that a link goes on with."""
_GROUPS, _DEPTH = 20, 400
_FOLLOWS = frozenset({"b", "em", "font", "i", "mark", "small", "strong", "sub", "sup", "u", "wbr"})
"""Elements that do not end a run of words."""
_PLACES = frozenset({"odd", "even", "first", "last", "active"})
"""Classes that say where an entry stands, and not what it is."""
_ENDED_BY_NEXT = {
    "li": ("ul", "ol", "menu", "dir"), "tr": ("table",), "td": ("tr",), "th": ("tr",), "dt": ("dl",), "dd": ("dl",),
}  # fmt: skip  # one long line of names reads better than one name a line
"""Elements whose end tag may be left out, each with those that one inside it must stand in, to be another one."""


@dataclass(slots=True)
class _Node:
    name: str
    key: str
    parent: int
    start: int
    end: int = 0
    linked: bool = False
    heading: bool = False
    timed: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one place of the page. link: number of the link that they are in. day: what the page says they mean."""

    start: int
    words: str
    block: int
    link: int | None
    heading: bool
    day: date | None


@dataclass(slots=True)
class _Tree:
    """Elements and runs of words in the order of the source."""

    nodes: list[_Node] = field(default_factory=lambda: [_Node("", "", -1, 0)])
    open: list[int] = field(default_factory=lambda: [0])
    runs: list[_Run] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    base: str | None = None
    block: int = 0
    words: list[str] = field(default_factory=list)
    since: int = 0
    day: date | None = None

    def tag(self, tag: Tag) -> None:
        """Open or close an element."""
        if tag.name not in _FOLLOWS:
            self.end_run()
        self.block += tag.name in elements().blocks or tag.name == "br"
        if tag.closing:
            self._close(tag.name, tag.end)
            return
        said = tag.attributes() if tag.name in ("a", "base", "time") else {}
        if tag.name == "base" and self.base is None:
            self.base = said.get("href")
        if tag.name in elements().void or tag.name in RAW or tag.source.endswith("/>") or tag.name in _FOLLOWS:
            return
        if tag.name in _ENDED_BY_NEXT:
            self._close(tag.name, tag.start, _ENDED_BY_NEXT[tag.name])
        if len(self.open) < _DEPTH:
            above = self.nodes[self.open[-1]]
            linked, timed = above.linked or tag.name == "a", above.timed or tag.name == "time"
            heading = above.heading or tag.name in elements().headings
            self.nodes.append(_Node(tag.name, _key(tag), self.open[-1], tag.start, 0, linked, heading, timed))
            self.open.append(len(self.nodes) - 1)
        if tag.name == "a":
            self.links.append(said.get("href", ""))
        elif tag.name == "time":
            self.day = parse_printed(said.get("datetime", ""))
            if self.day is not None:  # the words are often left to a script
                self.runs.append(_Run(tag.start, "", self.block, None, heading=False, day=self.day))

    def text(self, source: str, run: Text) -> None:
        """Add words to the run at hand."""
        if run.raw is not None:
            return
        if not self.words:
            self.since = run.start
        self.words += [piece.words for piece in pieces(source, run)]

    def end_run(self) -> None:
        """Keep the run at hand, if it holds any words."""
        words = " ".join("".join(self.words).split())
        self.words = []
        if words:
            here = self.nodes[self.open[-1]]
            link = len(self.links) - 1 if here.linked else None
            printed = printed_date(words) if len(words) <= 60 else None
            day = (self.day if here.timed else None) or (parse_printed(printed) if printed else None)
            self.runs.append(_Run(self.since, words, self.block, link, here.heading, day))

    def _close(self, name: str, end: int, unless: tuple[str, ...] = ()) -> None:
        """End the innermost element of this name with all in it, unless one of the others stands nearer."""
        for place in range(len(self.open) - 1, max(0, len(self.open) - 50), -1):
            if self.nodes[self.open[place]].name in unless:
                return
            if self.nodes[self.open[place]].name == name:
                while len(self.open) > place:
                    self._pop(end)
                return

    def _pop(self, end: int) -> None:
        self.nodes[self.open.pop()].end = end


def _key(tag: Tag) -> str:
    """What elements of one kind share: name and classes, without those that only count."""
    if "class" not in tag.source:
        return tag.name
    classes = tag.attributes().get("class", "").casefold().split()
    return " ".join((tag.name, *sorted(one for one in set(classes) - _PLACES if not any(c.isdigit() for c in one))))


def entries(data: bytes, name: str, known: Known) -> list[Item] | None:
    """The entries of a listing, in its order; None where the page is none, or not surely one.

    known: what stands beside the file; its address is the one that links of the page are read from, where the page
    gives none. Raises SourceError where the bytes are no text, or the page is longer than any.
    """
    source = decode(data, name, declared_in(data)).text
    if source.count("</a") < _FEWEST or len(source) > 10 * TEXT_CHARACTERS:
        return None
    tree = _tree(source)
    groups = _groups(tree)
    if not groups:
        return None
    found = page(source, name)
    parts = [(part, told) for group in groups for part in group if (told := _title(_within(tree, part))) is not None]
    if may_be_statement(found, [(part.start, part.end) for part, _ in parts]):
        return None
    base = _joined(known.url or found.canonical or found.metas.get("og:url") or "", tree.base or "")
    issuer = known.issuer or known.source or found.metas.get("og:site_name")
    return [_item(told, tree, base, issuer) for _, told in parts]


def _joined(base: str, address: str) -> str:
    """An address read from a base; the address itself where either is malformed."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _tree(source: str) -> _Tree:
    tree = _Tree()
    for count, event in enumerate(scan(source)):
        if count > 2 * PAGE_TAGS:
            break
        if isinstance(event, Tag):
            tree.tag(event)
        else:
            tree.text(source, event)
    tree.end_run()
    for index in tree.open:
        tree.nodes[index].end = len(source)
    return tree


def _groups(tree: _Tree) -> list[list[_Node]]:
    """The groups of entries: the one with most of them, and others that are made as it is and lie apart from it."""
    alike: dict[tuple[int, str], list[_Node]] = {}
    for node in tree.nodes[1:]:
        alike.setdefault((node.parent, node.key), []).append(node)
    many = sorted((group for group in alike.values() if len(group) >= _FEWEST), key=len, reverse=True)[:_GROUPS]
    chosen = [group for group in many if _lists(tree, group)]
    if not chosen:
        return []
    same = [group for group in chosen if group[0].key == chosen[0][0].key]
    apart: list[list[_Node]] = []
    for group in same:
        if all(group[-1].end <= other[0].start or other[-1].end <= group[0].start for other in apart):
            apart.append(group)
    return sorted(apart, key=lambda group: group[0].start)


def _lists(tree: _Tree, group: Sequence[_Node]) -> bool:
    """Whether these elements are entries of a listing."""
    told = [_within(tree, node) for node in group]
    titles = [title for runs in told if (title := _title(runs)) is not None]
    addresses = {tree.links[title.link or 0].partition("#")[0].strip() for title in titles}
    dated = sum(any(run.day is not None for run in runs) for runs in told)
    return (
        len(addresses) >= _LINKED * len(group)
        and dated >= _DATED * len(group)
        and sum(_amid_sentence(title) for title in titles) <= _TOLD * len(group)
        and median(sum(len(run.words) for run in runs) for runs in told) <= _LONGEST_ENTRY
        and all(_leads_away(address) for address in addresses)
    )


def _amid_sentence(title: _Told) -> bool:
    """Whether the link of a title is part of a sentence, as in cases that are told one by one."""
    block = {run.block for run in title.title}
    beside = [run for run in title.runs if run.block in block and run.link is None and run.words and run.day is None]
    before = [run.words for run in beside if run.start < title.title[0].start]
    after = [run.words for run in beside if run.start > title.title[-1].start]
    if after and (after[0][0] in _GOES_ON or after[0][0].islower()):
        return len(after[0].split()) >= _TITLE_WORDS
    return bool(before) and len(before[-1].split()) >= 2 and (before[-1][-1] in _GOES_ON or _last(before[-1]).islower())


def _last(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1]


def _leads_away(address: str) -> bool:
    """Whether an address is that of another page."""
    try:
        return bool(address) and urlsplit(address).scheme in ("", "http", "https")
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class _Told:
    """What an entry says: its runs, those that are its title, and the link of it."""

    runs: tuple[_Run, ...]
    title: tuple[_Run, ...]
    link: int


def _within(tree: _Tree, node: _Node) -> tuple[_Run, ...]:
    first = bisect_right(tree.runs, node.start, key=lambda run: run.start)
    last = bisect_right(tree.runs, node.end - 1, key=lambda run: run.start)
    return tuple(tree.runs[first:last])


def _title(runs: tuple[_Run, ...]) -> _Told | None:
    """The entry with its title: the link in its heading, else its longest; None where it has none of some words."""
    linked: dict[int, list[_Run]] = {}
    for run in runs:
        if run.link is not None and run.day is None:
            linked.setdefault(run.link, []).append(run)
    titles = [(said[0].heading, sum(len(run.words) for run in said), -link, said) for link, of_link in linked.items()
              if len(_words(said := _heading_of(of_link)).split()) >= _TITLE_WORDS]  # fmt: skip  # one thought
    if not titles:
        return None
    _, _, link, said = max(titles, key=lambda title: title[:3])
    return _Told(runs, tuple(said), -link)


def _heading_of(runs: list[_Run]) -> list[_Run]:
    """The runs of a link that are a title: its heading, else its first line of some words; a link may hold a card."""
    heading = [run for run in runs if run.heading]
    if heading:
        return heading
    lines: dict[int, list[_Run]] = {}
    for run in runs:
        lines.setdefault(run.block, []).append(run)
    return next((line for line in lines.values() if len(_words(line).split()) >= _TITLE_WORDS), runs)


def _words(runs: Sequence[_Run]) -> str:
    return " ".join(run.words for run in runs)


def _item(told: _Told, tree: _Tree, base: str, issuer: str | None) -> Item:
    days = [run.day for run in told.runs if run.day is not None]
    address = _joined(base, tree.links[told.link].strip())
    blocks: dict[int, list[_Run]] = {}
    for run in told.runs:
        # Other links that stand alone lead elsewhere: share it, its author; those to the same page say "Read more".
        if run.day is None and run not in told.title and not _repeats(run, told, tree):
            blocks.setdefault(run.block, []).append(run)
    teasers = [_words(block) for block in blocks.values() if _is_teaser(block, told.link)]
    url = address if _leads_away(address) and urlsplit(address).scheme else None
    return Item(_words(told.title), "\n".join(teasers), url, days[0] if days else None, None, issuer, whole=False)


def _repeats(run: _Run, told: _Told, tree: _Tree) -> bool:
    """Whether a run is another link to the page that the title leads to."""
    return run.link not in (None, told.link) and tree.links[run.link or 0].strip() == tree.links[told.link].strip()


def _is_teaser(block: list[_Run], link: int) -> bool:
    """Whether a line of an entry tells something, in words that do not lead to other pages."""
    own = _words([run for run in block if run.link in (None, link)])
    return len(own) >= _TEASER and len(own.split()) >= 2 * _TITLE_WORDS
