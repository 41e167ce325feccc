"""The colours of the report, light and dark: contrast by WCAG 2.2, level AA."""

import re
from importlib import resources

import pytest

CSS = resources.files("counterfoil.publish").joinpath("templates", "report.css").read_text(encoding="utf-8")
TONES = ("bad", "odd", "open", "note", "good")


def _tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", css))


LIGHT = _tokens(CSS.split("@media (prefers-color-scheme: dark)")[0])
DARK = _tokens(CSS.split("@media (prefers-color-scheme: dark)")[1].split("*,")[0])


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_the_standard_has_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_both_schemes_name_the_same_colours() -> None:
    assert set(LIGHT) == set(DARK)
    assert len(LIGHT) > 15


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_type_can_be_read_on_everything_it_stands_on(scheme: dict[str, str]) -> None:
    pairs = [("ink", "paper"), ("soft", "paper"), ("ink", "plain-wash"), ("soft", "plain-wash")]
    pairs += [(tone, "paper") for tone in TONES]
    for tone in TONES:  # figures are ink on the wash; notes lit up hold ink, soft type and the tone itself
        pairs += [("ink", f"{tone}-wash"), ("soft", f"{tone}-wash"), (tone, f"{tone}-wash")]
    for front, back in pairs:
        assert contrast(scheme[front], scheme[back]) >= 4.5, f"{front} on {back}"


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_stand_out_from_the_paper(scheme: dict[str, str]) -> None:
    for front in ("soft", *TONES):
        assert contrast(scheme[front], scheme["paper"]) >= 3


def test_each_verdict_has_its_own_line_or_shape() -> None:
    lines = dict(re.findall(r"\.v-([a-z-]+) \{[^}]*--line: ([a-z]+);", CSS))
    assert lines["inconsistent"] == "double"
    assert len({lines[verdict] for verdict in ("inconsistent", "not-comparable", "not-checkable", "consistent")}) == 4
    template = resources.files("counterfoil.publish").joinpath("templates", "parts.html.j2").read_text(encoding="utf-8")
    shapes = re.findall(r'<symbol id="g-([a-z-]+)"[^>]*>(.*?)</symbol>', template)
    assert len(shapes) == len({drawing for _, drawing in shapes}) == 5


def test_motion_and_focus_are_looked_after() -> None:
    assert "scroll-behavior" not in CSS.split("prefers-reduced-motion")[0]
    assert ":focus-visible" in CSS
    assert "transition" not in CSS
    assert "url(" not in CSS.replace('url("#hatch")', "")
