"""Agencies and their offices, as statements name them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.reference.files import load


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency. short: the abbreviation it goes by, where it has one. parent: the id of the body it belongs to."""

    id: str
    short: str | None
    name: str
    parent: str | None
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgencyTable:
    """data/agencies.yml."""

    schema: str
    about: str
    source: str
    agencies: tuple[Agency, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """The area of responsibility of one ERO field office. valid_from, valid_to: years its boundary is known to hold."""

    id: str
    name: str
    forms: tuple[str, ...]
    covers: tuple[str, ...]
    valid_from: int | None
    valid_to: int | None


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """data/offices.yml. other: names of offices that are no city, state or area."""

    schema: str
    about: str
    source: str
    areas: tuple[Area, ...]
    other: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def agencies() -> AgencyTable:
    """The agencies."""
    return load("agencies.yml", AgencyTable)


@cache
def offices() -> OfficeTable:
    """The field offices and areas of responsibility."""
    return load("offices.yml", OfficeTable)


@cache
def agency_forms() -> dict[str, str]:
    """Every way to print an agency, to its id."""
    return {
        form: agency.id
        for agency in agencies().agencies
        for form in (agency.name, *((agency.short,) if agency.short else ()), *agency.forms)
    }


@cache
def shorts() -> dict[str, str]:
    """Agency id to the abbreviation it goes by."""
    return {agency.id: agency.short for agency in agencies().agencies if agency.short}


@cache
def area_names() -> dict[str, str]:
    """Names of areas of responsibility to their ids."""
    return {form: area.id for area in offices().areas for form in (area.name, *area.forms)}
