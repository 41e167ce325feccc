"""Find the arithmetic ties between the claims of one document."""

from __future__ import annotations

from counterfoil.model import Claim, Extraction, Operation, Relation
from counterfoil.reconcile.all_of import all_of
from counterfoil.reconcile.apiece import apiece
from counterfoil.reconcile.averages import averages
from counterfoil.reconcile.bases import bases
from counterfoil.reconcile.beyond import beyond
from counterfoil.reconcile.changes import changes
from counterfoil.reconcile.consecutive import consecutive
from counterfoil.reconcile.dated import dated
from counterfoil.reconcile.differ import differ
from counterfoil.reconcile.directions import directions
from counterfoil.reconcile.exclusive import exclusive
from counterfoil.reconcile.explained import explained, left_over
from counterfoil.reconcile.gathered import gathered
from counterfoil.reconcile.holders import holders
from counterfoil.reconcile.hundreds import hundreds
from counterfoil.reconcile.indictments import indictments
from counterfoil.reconcile.inside_terms import inside_terms
from counterfoil.reconcile.keyed_lists import keyed_lists
from counterfoil.reconcile.lead import lead
from counterfoil.reconcile.listed import listed
from counterfoil.reconcile.listed_names import listed_names
from counterfoil.reconcile.listed_things import listed_things
from counterfoil.reconcile.named import named as listed_by_name
from counterfoil.reconcile.occasions import occasions
from counterfoil.reconcile.parts import parts
from counterfoil.reconcile.pointed_back import pointed_back
from counterfoil.reconcile.rates import rates
from counterfoil.reconcile.reading import read_again
from counterfoil.reconcile.remaining import remaining
from counterfoil.reconcile.retold_terms import retold_terms
from counterfoil.reconcile.running import running
from counterfoil.reconcile.same import same
from counterfoil.reconcile.setting import Setting
from counterfoil.reconcile.shares import shares
from counterfoil.reconcile.slips import slips
from counterfoil.reconcile.split_terms import split_terms
from counterfoil.reconcile.standing import standing
from counterfoil.reconcile.stretches import stretches
from counterfoil.reconcile.switched import switched
from counterfoil.reconcile.taken_up import taken_up
from counterfoil.reconcile.terms import terms
from counterfoil.reconcile.title_parts import title_parts
from counterfoil.reconcile.title_terms import title_terms
from counterfoil.reconcile.totals import totals
from counterfoil.reconcile.twice import twice


def reconcile(extraction: Extraction, claims: tuple[Claim, ...], operation: Operation | None) -> tuple[Relation, ...]:
    """Relations that the text itself makes checkable, each with its arithmetic in intervals.

    On a page that tells several stories none ties figures of two of them.
    """
    found: dict[Relation, None] = {}
    for number in extraction.document.stories or (0,):
        told = extraction.of_story(number) if number else extraction
        kept = {claim.id for claim in told.claims}
        own = tuple(claim for claim in claims if claim.id in kept)
        found.update(dict.fromkeys(_reconcile(told, own, operation)))
    return tuple(found)


def _reconcile(extraction: Extraction, claims: tuple[Claim, ...], operation: Operation | None) -> tuple[Relation, ...]:
    read, worded = read_again(extraction, claims)
    setting = Setting(extraction, read, operation, worded)
    one_figure, means = same(setting), _means(setting)
    same_as = {claim: relation.claims for relation in one_figure for claim in relation.claims}
    family = parts(setting, same_as, frozenset(relation.claims[-1] for relation in means))
    added_up = tuple(
        r for r in totals(setting) if r.claims[-1] not in {i.claims[-1] for i in family if i.kind == "sum"}
    )
    family = tuple(r for r in (*family, *added_up) if not explained(setting, r))
    family = _with_rests(family, tuple(r for r in remaining(setting) if not left_over(setting, r)))
    keyed = keyed_lists(setting)
    keyed_to = {r.claims[-1] for r in keyed}
    family = (*(r for r in family if r.kind != "sum" or r.claims[-1] not in keyed_to), *keyed)
    moved, when = changes(setting), dated(setting)
    added = frozenset(r.claims[-1] for r in family if r.kind in ("sum", "rest") and r.verdict == "consistent")
    odds = (
        *differ(setting, _borne_out(setting, one_figure), added),
        *listed_by_name(setting),
        *all_of(setting),
        *title_terms(setting),
        *title_parts(setting),
    )
    shared = _new(
        (
            *split_terms(setting),
            *consecutive(setting),
            *running(setting),
            *exclusive(setting),
            *holders(setting),
        ),
        family,
    )
    retold = (*lead(setting), *twice(setting), *taken_up(setting), *retold_terms(setting), *slips(setting))
    return (
        *one_figure,
        *odds,
        *_unlike(
            (*pointed_back(setting), *listed_names(setting), *listed(setting), *listed_things(setting), *retold), odds
        ),
        *occasions(setting),
        *terms(setting),
        *family,
        *(r for r in beyond(setting) if r.claims[0] not in {part.claims[0] for part in family}),
        *shared,
        *_new(indictments(setting), (*family, *shared)),
        *inside_terms(setting),
        *gathered(setting),
        *standing(setting),
        *hundreds(setting),
        *(r for r in shares(setting) if not explained(setting, r)),
        *switched(setting),
        *means,
        *when,
        *stretches(setting, frozenset(i for r in when for i in r.claims)),
        *moved,
        *bases(setting, moved),
        *(r for r in directions(setting) if r.claims not in {m.claims[1:] for m in moved}),
    )


def _with_rests(family: tuple[Relation, ...], rests: tuple[Relation, ...]) -> tuple[Relation, ...]:
    """The family with what is told of rests; a shorter sum of the same rest and whole left a part out."""
    most = {r.claims[-2:]: len(r.claims) for r in family if r.kind in ("sum", "rest")}
    new = {r.claims[-2:]: r for r in rests if len(r.claims) > most.get(r.claims[-2:], 0)}
    kept = (r for r in family if r.kind not in ("sum", "rest") or r.claims[-2:] not in new)
    return (*kept, *new.values())


def _means(setting: Setting) -> tuple[Relation, ...]:
    """What each of several has or gets, each figure told of once: by its product, by what it is per, as an average."""
    shared = apiece(setting)
    told = {relation.claims[-1] for relation in shared}
    named = tuple(r for r in rates(setting) if r.claims[-1] not in told)
    told |= {relation.claims[-1] for relation in named}
    return (*shared, *named, *averages(setting, frozenset(told)))


def _borne_out(setting: Setting, one_figure: tuple[Relation, ...]) -> frozenset[str]:
    """Ids of the claims that agree with another that has a number: "hundreds" bears nothing out."""
    valued = [[i for i in r.claims if setting.by_id[i].quantity.value is not None] for r in one_figure]
    return frozenset(claim for claims in valued if len(claims) > 1 for claim in claims)


def _unlike(found: tuple[Relation, ...], told: tuple[Relation, ...]) -> tuple[Relation, ...]:
    """Of the figures at odds with another those that nothing has told of already."""
    known = {claim for relation in told for claim in relation.claims}
    kept: list[Relation] = []
    for relation in found:
        if not known & set(relation.claims):
            kept.append(relation)
            known |= {relation.claims[-1]}
    return tuple(kept)


def _new(found: tuple[Relation, ...], told: tuple[Relation, ...]) -> tuple[Relation, ...]:
    """Sums whose total no other sum has told of already."""
    known = {r.claims[-1] for r in told if r.kind == "sum"}
    return tuple(r for r in found if r.claims[-1] not in known)
