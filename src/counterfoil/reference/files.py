"""The only reader of data files: YAML in, frozen dataclasses out, every field checked against its type."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeVar

import msgspec
import yaml

from counterfoil.model import DataError

T = TypeVar("T")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def _raw(name: str) -> Any:  # noqa: ANN401 - YAML is untyped until `load` has checked it
    path = resources.files("counterfoil").joinpath("data", *name.split("/"))
    with path.open("rb") as handle:
        return yaml.load(handle, Loader=_Loader)  # noqa: S506 - the loader is the safe one, in C where there is one


def load(name: str, kind: type[T]) -> T:
    """The data file `data/NAME` as a `kind`, a frozen dataclass or msgspec.Struct.

    Raises DataError where a field is missing, unknown or of the wrong type.
    """
    raw = _raw(name)
    try:
        made = msgspec.convert(raw, kind, strict=True)
    except msgspec.ValidationError as error:
        raise _misfit(name, kind, str(error)) from error
    extra = _unknown(raw, made)
    if extra:
        raise _misfit(name, kind, f"the field {extra!r} is unknown")
    return made


def _misfit(name: str, kind: type, why: str) -> DataError:
    return DataError(
        f"The data file {name} does not fit its schema: {why}.",
        "What it describes cannot be used.",
        f"Correct the file; its fields are those of {kind.__module__}.{kind.__qualname__}.",
    )


def _unknown(raw: object, made: object) -> str | None:
    """The first field of the file that no record takes: msgspec passes over those of dataclasses."""
    if is_dataclass(made) and isinstance(raw, dict):
        known = {field.name for field in fields(made)}
        below = ((raw[name], getattr(made, name)) for name in known if name in raw)
        return next(iter(raw.keys() - known), None) or next(filter(None, (_unknown(a, b) for a, b in below)), None)
    if isinstance(raw, dict) and isinstance(made, dict):
        return next(filter(None, (_unknown(raw[key], made[key]) for key in raw if key in made)), None)
    if isinstance(raw, list) and isinstance(made, tuple | list):
        return next(filter(None, (_unknown(a, b) for a, b in zip(raw, made, strict=True))), None)
    return None


def names(folder: str = "") -> tuple[str, ...]:
    """Names of the data files in `folder`, sorted."""
    path = resources.files("counterfoil").joinpath("data", *folder.split("/") if folder else ())
    return tuple(sorted(entry.name for entry in path.iterdir() if entry.name.endswith(".yml")))
