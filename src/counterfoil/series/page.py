"""A series as one self-contained page: the chart, and a table with every figure in it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from counterfoil.model.version import __version__
from counterfoil.reference import printing
from counterfoil.series import Series, telling
from counterfoil.series.drawing import draw
from counterfoil.series.output import windows


def to_html(series: Series) -> str:
    """One file, no network, no script. Whatever comes from a source is escaped."""
    style = _asset("counterfoil.publish", "report.css") + _asset("counterfoil.series", "series.css")
    return _environment().get_template("series.html.j2").render(
        policy=_policy(style),
        style=Markup(style),  # noqa: S704 - the package's own style sheets
        version=__version__,
        series=series,
        title=telling.title(series),
        lede=telling.lede(series),
        left_out=telling.left_out(series),
        chart=draw(series),
        days=telling.days,
        about=telling.about,
        repeats=telling.repeats,
        number=printing.number,
        windows=windows(series),
    )  # fmt: skip


def _policy(style: str) -> str:
    """Nothing may load and nothing may run; the style is known by its hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


@cache
def _asset(package: str, name: str) -> str:
    return resources.files(package).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(lambda name: _asset("counterfoil.series", name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
