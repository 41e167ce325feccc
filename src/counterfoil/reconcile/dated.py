"""All that is tied by the calendar: lengths against dates, dates against one another, ages and weekdays."""

from __future__ import annotations

from counterfoil.model import Relation
from counterfoil.reconcile.ages import ages
from counterfoil.reconcile.clock import clock
from counterfoil.reconcile.courses import courses
from counterfoil.reconcile.durations import durations
from counterfoil.reconcile.elapsed import elapsed
from counterfoil.reconcile.in_days import in_days
from counterfoil.reconcile.lengths import lengths
from counterfoil.reconcile.order import order
from counterfoil.reconcile.redated import redated
from counterfoil.reconcile.sequel import sequel
from counterfoil.reconcile.setting import Setting
from counterfoil.reconcile.states import states
from counterfoil.reconcile.weekdays import weekdays
from counterfoil.reconcile.windows import windows


def dated(setting: Setting) -> tuple[Relation, ...]:
    """Every tie of time; of one length only what is found first is told."""
    told: list[Relation] = [*durations(setting), *lengths(setting), *in_days(setting)]
    for relation in (*elapsed(setting), *windows(setting), *states(setting), *sequel(setting)):
        if not any(relation.basis[0].overlaps(other.basis[0]) for other in told if other.rule != "duration.window"):
            told.append(relation)
    found = (*told, *(r for r in (*order(setting), *courses(setting)) if r not in told))
    return (*found, *clock(setting), *redated(setting), *ages(setting), *weekdays(setting))
