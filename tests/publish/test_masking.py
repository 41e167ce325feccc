import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from counterfoil.model import AuditRecord, Document, Leftover, NameKind, NameMention, Segment, Span
from counterfoil.publish import mask, to_csv, to_html, to_index, to_json, to_table
from tests.publish.sample import LEAKS, OFFICIAL, TEXT, at, audited


def _terminal(record: AuditRecord) -> str:
    console = Console(width=80, record=True, file=io.StringIO())
    console.print(to_table(record))
    return console.export_text()


OUTPUTS: dict[str, Callable[[AuditRecord], str]] = {
    "json": lambda record: to_json(record).decode(),
    "html": to_html,
    "index": lambda record: to_index([record], ["report.html"]),
    "csv": lambda record: to_csv([record]),
    "terminal": _terminal,
}


@pytest.mark.parametrize("kind", OUTPUTS)
def test_no_private_name_age_or_birth_date_leaves_the_program(kind: str) -> None:
    shown = OUTPUTS[kind](audited())
    assert "[name]" in shown, "the sample names a person where each output would show it"
    for leak in LEAKS:
        assert leak not in shown
        assert leak.lower().replace(" ", "-") not in shown


@pytest.mark.parametrize("kind", ["json", "html"])
def test_officials_keep_their_names(kind: str) -> None:
    assert OFFICIAL in OUTPUTS[kind](audited())


def _document(text: str) -> Document:
    parts: list[Segment] = []
    start = 0
    for line in text.split("\n"):
        parts.append(Segment(Span(start, start + len(line)), "body", "segment.body"))
        start += len(line) + 1
    return Document("x", text, "0" * 64, segments=tuple(parts))


def _shown(text: str, *names: tuple[str, NameKind]) -> str:
    mentions = [NameMention(at(words, 1, text), kind, f"name.{kind}") for words, kind in names]
    return mask(_document(text), mentions).quote(Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "names", "shown"),
    [
        ("Ines Vale was held. Vale ran.", [("Ines Vale", "person")], "[name] was held. [name] ran."),
        ("Ines Vale ran. INES VALE RAN.", [("Ines Vale", "person")], "[name] ran. [name] RAN."),
        ("Ines Vale-Orr ran. Orr’s car.", [("Ines Vale-Orr", "person")], "[name] ran. [name]’s car."),
        ("Ines de la Vale ran de la.", [("Ines de la Vale", "person")], "[name] ran de la."),
        ("Ines Vale ran to Valeton.", [("Ines Vale", "person")], "[name] ran to Valeton."),
        ("Director Ines Vale spoke.", [("Ines Vale", "official")], "Director Ines Vale spoke."),
        ("Will Orr ran. Will he? He will.", [("Will Orr", "person")], "[name] ran. Will he? He will."),
        ("April Orr ran in April.", [("April Orr", "person")], "[name] ran in April."),
        (
            "Ines Vale ran. Chief Tom Vale spoke.",
            [("Ines Vale", "person"), ("Tom Vale", "official")],
            "[name] ran. Chief Tom Vale spoke.",
        ),
        (
            "Austin Orr ran to Austin, Texas.",
            [("Austin Orr", "person"), ("Austin, Texas", "place")],
            "[name] ran to Austin, Texas.",
        ),
        ("Ines Vale, 41, ran.", [("Ines Vale", "person")], "[name], [age], ran."),
        ("Ines Vale, age 41, ran.", [("Ines Vale", "person")], "[name], age [age], ran."),
        ("The 41-year-old ran.\nInes Vale hid.", [("Ines Vale", "person")], "The [age]-year-old ran.\n[name] hid."),
        (
            "Ines Vale ran.\nA child under age 14 hid.",
            [("Ines Vale", "person")],
            "[name] ran.\nA child under age 14 hid.",
        ),
        ("Ines Vale, born June 2, 1980, ran.", [("Ines Vale", "person")], "[name], born [birth date], ran."),
        ("Ines Vale (DOB: 6/2/1980) ran.", [("Ines Vale", "person")], "[name] (DOB: [birth date]) ran."),
        ("A 41-year-old man ran.", [], "A 41-year-old man ran."),
    ],
)
def test_what_is_masked(text: str, names: list[tuple[str, NameKind]], shown: str) -> None:
    assert _shown(text, *names) == shown


def test_an_age_read_as_one_is_masked_with_the_name() -> None:
    text = "Ines Vale, forty-one years of age, ran."
    age = Leftover(at("forty-one", 1, text), 41, "exact", "age", "leftover.age")
    hide = mask(_document(text), [NameMention(at("Ines Vale", 1, text), "person", "name.person")], [age])
    assert hide.quote(Span(0, len(text))) == "[name], [age] years of age, ran."


def test_a_place_keeps_its_name_though_a_person_shares_it() -> None:
    text = "Ines Vale ran to Vale."
    names = [
        NameMention(Span(0, 9), "person", "name.person"),
        NameMention(Span(17, 21), "place", "name.place"),
    ]
    hide = mask(_document(text), names)
    assert hide.quote(Span(0, len(text))) == "[name] ran to Vale."
    assert hide.label("Vale") == "Vale", "a field that holds a place's name holds it as written"
    assert hide.words("Vale ran") == "[name] ran", "in prose the word may be the person"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://t.example/ines-vale-sentenced-to-20-years", "https://t.example/[name]-sentenced-to-20-years"),
        ("https://t.example/INES_VALE.html", "https://t.example/[name].html"),
        ("https://t.example/two-valets-sentenced", "https://t.example/two-valets-sentenced"),
        ("vale-sentenced", "[name]-sentenced"),
        ("ines-at-large", "ines-at-large"),
    ],
)
def test_addresses_are_masked_where_they_spell_a_name(address: str, shown: str) -> None:
    text = "Ines Vale ran."
    hide = mask(_document(text), [NameMention(Span(0, 9), "person", "name.person")])
    assert hide.address(address) == shown


@given(st.text(alphabet="Ines Vale-Orr,37\n", max_size=60), st.data())
def test_pieces_stand_for_the_whole_span_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
    names = [NameMention(Span(min(pair), max(pair)), "person", "name.person") for pair in spans]
    hide = mask(_document(text), names)
    pieces = hide.pieces(Span(start, end))
    assert [span.start for _, span in pieces] == [start, *(span.end for _, span in pieces[:-1])][: len(pieces)]
    assert sum(len(span) for _, span in pieces) == end - start
    for words, span in pieces:
        assert words == text[span.start : span.end] or words.startswith("[")
    for name in names:
        assert not len(name.span) or hide.covers(name.span)


def test_offsets_still_point_into_the_source() -> None:
    record = audited()
    assert all(record.document.quote(claim.span) == TEXT[claim.span.start : claim.span.end] for claim in record.claims)
