"""What a reader is told: the codes, the order, the words."""

from __future__ import annotations

import pytest

from counterfoil.check import check
from counterfoil.model import VERDICTS, Finding
from counterfoil.reconcile import reconcile
from counterfoil.reference.findings import findings
from tests.reconcile.statement import statement

FAULTY = """Officers arrest {214|person||arrest} people in Lakeport

Officers arrested {241|P} in Lakeport. The {9|duration|day|extent}-day operation ran [April 7 to April 14|4/7|4/14].
Of the {241|P} arrested, {171|P|of=c4}, or {60 percent|%|of=c4}, were convicted.
They removed {19|P|of=c4}; the rest remain.
The {400|P|hedge=over} arrested last year faced {2,000|charge|charge|charge|hedge=over},
an average of {nine|charge|charge|charge}.
The {63|S} officers are a record number for the region. Assaults on them rose {700 percent|D}.
""".replace(",\nan average", ", an average")


def told(marked: str) -> tuple[Finding, ...]:
    extraction = statement(marked)
    return check(extraction, extraction.claims, None, reconcile(extraction, extraction.claims, None))


def codes(marked: str) -> list[tuple[str, str]]:
    return [(f.code, f.verdict) for f in told(marked)]


def test_each_fault_has_its_code() -> None:
    assert {code for code, verdict in codes(FAULTY) if verdict == "inconsistent"} == {
        "title-differs", "duration", "share", "average",
    }  # fmt: skip
    assert ("record-without-series", "not checkable") in codes(FAULTY)
    assert ("change-without-base", "not checkable") in codes(FAULTY)
    assert ("rest", "consistent") in codes(FAULTY)


def test_most_serious_first_and_the_same_every_time() -> None:
    first, again = told(FAULTY), told(FAULTY)
    assert first == again
    ranks = [VERDICTS.index(f.verdict) for f in first]
    assert ranks == sorted(ranks)


def test_every_finding_has_a_documented_code_and_verdict_and_stands_on_words() -> None:
    known = findings()
    for finding in told(FAULTY):
        assert finding.verdict in known[finding.code].verdicts
        assert finding.claims
        assert finding.basis
        assert finding.says.endswith(f": {finding.verdict}.")


def test_no_finding_judges_the_writer() -> None:
    words = " ".join(f.says.lower() for f in told(FAULTY))
    texts = " ".join(f"{c.title} {c.means} {c.changes}".lower() for c in findings().values())
    for word in ("true", "false", "lie", "lied", "wrongly", "misleading"):
        assert word not in words.split()
        assert word not in texts.replace(",", " ").replace(".", " ").split()


def test_arithmetic_is_written_out() -> None:
    says = {f.code: f.says for f in told(FAULTY)}
    assert "171 ÷ 241 ≈ 71 percent" in says["share"]
    assert "April 7 to April 14, both ends counted, is 8 days" in says["duration"]
    assert "241 − 171 − 19" not in says["rest"]
    assert "241 − 19 = 222" in says["rest"]


def test_parts_of_one_whole_make_one_finding() -> None:
    marked = "Of the {216|P} arrested, {36|P|of=c1} were gang members. Of those, {12|P|of=c1} were convicted.\n"
    assert codes(marked) == [("part-of-whole", "consistent")]
    (finding,) = told(marked)
    assert finding.claims == ("c2", "c3", "c1")


def test_a_length_given_twice_makes_one_finding() -> None:
    marked = (
        "Officers finish {9|duration|day|extent}-day operation\n\nThe {nine|duration|day|extent}-day operation ran "
        "from [April 7 to April 14|4/7|4/14].\n"
    )
    assert codes(marked).count(("duration", "inconsistent")) == 1


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("About {60 percent|%} of the people arrested had a conviction.\n", "share-without-base"),
        ("Assaults rose {700 percent|D}.\n", "change-without-base"),
        ("They arrested {241|P}, a record for the region.\n", "record-without-series"),
        ("They arrested {241|P}, the largest number ever.\n", "record-without-series"),
        (
            "They arrested {216|P}, including {400|conviction|conviction|conviction} for assault.\n",
            "units-differ",
        ),
        (
            "More than {75|item|firearm|traffic|hedge=over} firearms\n\nThe men sold {75|item|firearm|traffic}.\n",
            "hedge-varies",
        ),
    ],
)
def test_wording(marked: str, code: str) -> None:
    assert code in {c for c, _ in codes(marked)}


@pytest.mark.parametrize(
    "marked",
    [
        "The purity was {60 percent|percent|purity|other}.\n",
        "They arrested {241|P} with a criminal record.\n",
        "They arrested {241|P}, one of the largest gangs in history.\n",
        "They arrested {241|P}, a record, compared to {200|P} the year before.\n",
        "More than {70|item|firearm|traffic|hedge=over} firearms\n\nThe men sold {75|item|firearm|traffic} firearms.\n",
    ],
)
def test_wording_that_only_looks_alike(marked: str) -> None:
    assert {verdict for _, verdict in codes(marked)} <= {"consistent"}
