"""A web page as blocks of text: what a reader sees, in order, each character with its place in the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from counterfoil.model import Span
from counterfoil.read.limits import PAGE_TAGS, TEXT_CHARACTERS, too_long
from counterfoil.read.markup import RAW, Piece, Tag, Text, pieces, scan
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.reading import elements

_DEPTH = 500
"""Open elements beyond this are not told apart; no real page nests so deep."""
_WHOLE = frozenset({"html", "body", "main", "article"})
"""Elements whose class names speak of the page as a whole."""
Role = Literal["heading", "item", "prose", "furniture"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table: tables and rows are counted over the whole page, columns from 0 in each row."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One block of a page.

    depth: of nested lists. main: 2 inside the element that the page names as its main one, 1 inside an article,
    0 elsewhere. hinted: a class name around it is one that menus and footers have. article: which article of the page
    it stands in, counted from 1; 0 outside articles. cell: the table, the row and the column it stands in; None outside
    tables.
    """

    span: Span
    role: Role
    level: int
    depth: int
    main: int
    hinted: bool
    article: int = 0
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of a page. places: (text start, text end, source start, source end), in characters."""

    text: str
    blocks: tuple[PageBlock, ...]
    places: tuple[tuple[int, int, int, int], ...]
    metas: dict[str, str]
    data: tuple[str, ...]
    title: str | None
    canonical: str | None
    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open, with all that the open elements down to it say of the text in them."""

    name: str
    furniture: bool = False
    hinted: bool = False
    main: int = 0
    heading: int = 0
    lists: int = 0
    item: bool = False
    masthead: bool = False
    article: int = 0
    cell: Cell | None = None


_ROOT = _Open("")


@cache
def _parts_of_name() -> Pattern:
    return pattern(r"[A-Za-z]+")


@dataclass(slots=True)
class _Walk:
    source: str
    text: list[str] = field(default_factory=list)
    at: int = 0
    blocks: list[PageBlock] = field(default_factory=list)
    places: list[tuple[int, int, int, int]] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    title: str | None = None
    canonical: str | None = None
    start: int | None = None
    space: Piece | None = None
    breaks: int = 0
    ld: bool = False
    articles: int = 0
    rows: int = 0
    tables: int = 0
    columns: int = 0

    def end_block(self) -> None:
        """Close the block at hand, if it holds any text."""
        self.space, self.breaks = None, 0
        if self.start is None:
            return
        self.blocks.append(self._block(Span(self.start, self.at)))
        self.start = None

    def _block(self, span: Span) -> PageBlock:
        here = self.here
        # A site's header is furniture, but the headline may stand in it.
        furniture = here.furniture or (here.masthead and here.heading != 1)
        role: Role = "furniture" if furniture else "heading" if here.heading else "item" if here.item else "prose"
        return PageBlock(span, role, here.heading, here.lists, here.main, here.hinted, here.article, here.cell)

    @property
    def here(self) -> _Open:
        """The innermost open element."""
        return self.open[-1] if self.open else _ROOT

    def add(self, piece: Piece) -> None:
        """Add the words of a piece to the block at hand; white space waits until words follow."""
        if piece.words == " ":
            self.space = self.space or piece
            return
        if self.start is None:
            if self.text:
                self._put("\t" if self._in_row() else "\n\n")
            self.start = self.at
        elif self.breaks:
            self._put("\n")
        elif self.space is not None:
            # One plain space of the source keeps its place; a run of white space has no single one.
            if self.source[self.space.start : self.space.end] == " ":
                self._place(self.space)
            self._put(" ")
        self.space, self.breaks = None, 0
        self._place(piece)
        self._put(piece.words)

    def _in_row(self) -> bool:
        """True where the words to come stand in the same row of a table as those before them."""
        above, here = self.blocks[-1].cell if self.blocks else None, self.here.cell
        return above is not None and here is not None and above.row == here.row and above.column != here.column

    def _put(self, words: str) -> None:
        self.text.append(words)
        self.at += len(words)

    def _place(self, piece: Piece) -> None:
        end = self.at + len(piece.words)
        literal = len(piece.words) == piece.end - piece.start and self.source.startswith(piece.words, piece.start)
        if literal and self.places:
            text_start, text_end, start, stop = self.places[-1]
            if text_end == self.at and stop == piece.start and text_end - text_start == stop - start:
                self.places[-1] = (text_start, end, start, piece.end)
                return
        self.places.append((self.at, end, piece.start, piece.end))

    def tag(self, tag: Tag) -> None:
        """Open or close an element."""
        if tag.name == "br":
            self.breaks += 1
            if self.breaks > 1:
                self.end_block()
            return
        if tag.name in elements().blocks:
            self.end_block()
        if tag.closing:
            self._close(tag.name)
            return
        self._note(tag)
        if tag.name not in elements().void and tag.name not in RAW and not tag.source.endswith("/>"):
            self._enter(tag)

    def _enter(self, tag: Tag) -> None:
        # These end tags may be left out: any block ends a paragraph, an item or a cell ends the one before.
        while self.open and (
            (self.open[-1].name == "p" and tag.name in elements().blocks)
            or (self.open[-1].name == tag.name and tag.name in ("li", "option", "td", "th"))
        ):
            self.open.pop()
        if len(self.open) >= _DEPTH or tag.name not in elements().noted:
            return
        said = tag.attributes()
        above = self.here
        role = said.get("role", "").casefold()
        furniture = tag.name in elements().furniture or role in elements().roles or "hidden" in said
        named = f"{said.get('class', '')} {said.get('id', '')}".casefold()
        hinted = tag.name not in _WHOLE and any(
            word.group() in elements().classes for word in _parts_of_name().finditer(named)
        )
        lists = above.lists + (tag.name in elements().lists)
        cell = self._cell(tag.name, said)
        self.articles += tag.name == "article"
        self.open.append(
            _Open(
                tag.name,
                above.furniture or furniture,
                above.hinted or hinted,
                max(above.main, 2 if tag.name == "main" or role == "main" else tag.name == "article"),
                int(tag.name[1]) if tag.name in elements().headings else above.heading,
                lists,
                above.item or (tag.name == "li" and lists > 0),
                above.masthead or (tag.name == "header" and not above.main),
                self.articles if tag.name == "article" else above.article,
                cell,
            )
        )

    def _cell(self, name: str, said: dict[str, str]) -> Cell | None:
        """The cell that an element stands in, once it is open."""
        above = self.here.cell
        if name == "table":
            self.tables += 1
            return Cell(self.tables, 0, 0)
        if above is None or name not in ("tr", "td", "th"):
            return above
        if name == "tr":
            self.rows += 1
            self.columns = 0
            return Cell(above.table, self.rows, 0)
        column = self.columns
        span = said.get("colspan", "")
        self.columns += int(span) if span.isdecimal() and len(span) < 3 else 1
        return Cell(above.table, above.row, column)

    def _close(self, name: str) -> None:
        for place in range(len(self.open) - 1, max(-1, len(self.open) - 50), -1):
            if self.open[place].name == name:
                del self.open[place:]
                return

    def _note(self, tag: Tag) -> None:
        """Keep what the tag says of the page as a whole."""
        if tag.name == "meta":
            said = tag.attributes()
            name = said.get("property") or said.get("name") or said.get("itemprop") or ""
            if said.get("content"):
                self.metas.setdefault(name.casefold(), said["content"].strip())
        elif tag.name == "link":
            said = tag.attributes()
            if said.get("rel", "").casefold() == "canonical" and self.canonical is None:
                self.canonical = said.get("href")
        elif tag.name == "time":
            moment = tag.attributes().get("datetime")
            if moment and not self.here.furniture:
                self.times.append(moment)
        elif tag.name == "script":
            self.ld = tag.attributes().get("type", "").casefold() == "application/ld+json"

    def run(self, run: Text) -> None:
        """Add a run of text, or keep it aside where it is data."""
        if run.raw == "title":
            if self.title is None:
                self.title = (
                    "".join(piece.words for piece in pieces(self.source, Text(run.start, run.end))).strip() or None
                )
            return
        if run.raw is not None:
            if run.raw == "script" and self.ld:
                self.data.append(self.source[run.start : run.end])
            return
        for piece in pieces(self.source, run):
            self.add(piece)
            if self.at > TEXT_CHARACTERS:
                return


def page(source: str, name: str) -> Page:
    """The blocks of the HTML `source`, furniture included, with what its head says of it.

    Raises SourceError where it is longer than any page of one statement.
    """
    walk = _Walk(source)
    tags = 0
    for event in scan(source):
        if isinstance(event, Tag):
            tags += 1
            if tags > PAGE_TAGS or walk.at > TEXT_CHARACTERS:
                raise too_long(name)
            walk.tag(event)
        else:
            walk.run(event)
    walk.end_block()
    return Page(
        "".join(walk.text), tuple(walk.blocks), tuple(walk.places), walk.metas, tuple(walk.data), walk.title,
        walk.canonical, tuple(walk.times),
    )  # fmt: skip
