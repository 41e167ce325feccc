"""The only reader of data files: YAML in, frozen dataclasses out, every field checked against its type."""

from __future__ import annotations

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
    try:
        return msgspec.convert(_raw(name), kind, strict=True)
    except msgspec.ValidationError as error:
        raise DataError(
            f"The data file {name} does not fit its schema: {error}.",
            "What it describes cannot be used.",
            "Correct the file; its schema is in docs/reference/data.",
        ) from error


def names(folder: str = "") -> tuple[str, ...]:
    """Names of the data files in `folder`, sorted."""
    path = resources.files("counterfoil").joinpath("data", *folder.split("/") if folder else ())
    return tuple(sorted(entry.name for entry in path.iterdir() if entry.name.endswith(".yml")))
