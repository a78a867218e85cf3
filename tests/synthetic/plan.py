"""What a synthetic notice says, before it has a form: who, when, which problems, measures and status."""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.synthetic import figures

_STATUS_WEIGHTS = {
    "completed": 12,
    "unstated": 6,
    "in_progress": 2,
    "long_term": 2,
    "mostly_completed": 1,
    "not_completed": 1,
}
# Places in a sentence and the most that is counted there.
_COUNTED = {
    "people": 12, "people2": 6, "times": 15, "times2": 9, "pieces": 120, "rules": 14, "places": 40,
    "items": 4000, "visits": 900, "days": 20, "days2": 9, "books": 30_000,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault and what was done about it; measures end in their status."""

    text: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """``year`` is that of the inspection's end; ``number`` of its team."""

    place: str
    unit: str
    committee: str
    year: int
    number: int
    areas: tuple[tuple[str, tuple[Problem, ...]], ...]

    @property
    def problems(self) -> list[Problem]:
        return [problem for _, problems in self.areas for problem in problems]

    @property
    def measures(self) -> int:
        return sum(len(problem.measures) for problem in self.problems)

    @property
    def issuer(self) -> str:
        return f"中共{self.place}{self.unit}{self.committee}"

    @property
    def team(self) -> str:
        return f"{self.level}委第{figures.chinese(self.number)}巡察组"

    @property
    def level(self) -> str:
        """市, 县 or 区."""
        return self.place[-1]


@cache
def words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def plan(rng: random.Random, size: int) -> Plan:
    """A notice of about so many problems."""
    said = words()
    year = rng.randrange(2017, 2026)
    faults = rng.sample(said["problems"], k=min(max(size, 1), len(said["problems"])))
    areas = []
    headings = rng.sample(said["areas"], k=len(said["areas"]))
    while faults:
        many = rng.randrange(2, 6)
        taken, faults = faults[:many], faults[many:]
        chosen = tuple(Problem(fault, _measures(rng, year)) for fault in taken)
        areas.append((headings[len(areas) % len(headings)], chosen))
    return Plan(
        place=rng.choice(said["places"]),
        unit=rng.choice([*said["units"], *said["villages"]]),
        committee=rng.choice(said["committees"]),
        year=year,
        number=rng.randrange(1, 12),
        areas=tuple(areas),
    )


def _measures(rng: random.Random, year: int) -> tuple[str, ...]:
    said = words()
    chosen = rng.sample(said["measures"], k=rng.randrange(1, 5))
    kinds = rng.choices(list(_STATUS_WEIGHTS), list(_STATUS_WEIGHTS.values()), k=len(chosen))
    return tuple(
        f"{filled(rng, sentence, year)}。{rng.choice(said['status'][kind])}"
        for sentence, kind in zip(chosen, kinds, strict=True)
    )


def filled(rng: random.Random, sentence: str, year: int, **known: str) -> str:
    """A sentence with its places filled in."""
    said = words()
    slots = {name: figures.count(rng, most) for name, most in _COUNTED.items() if f"{{{name}}}" in sentence}
    slots |= {
        "date": figures.date(rng, year),
        "date2": figures.date(rng, year),
        "day": f"{year}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}",
        "years": f"{year - 3}年",
        "money": figures.money(rng),
        "money2": figures.money(rng),
        "percent": figures.percent(rng),
        "rule": rng.choice(said["rules_named"]),
        "rule2": rng.choice(said["rules_named"]),
        "heads": f"{rng.randrange(20, 500)}人次",
        "length": f"{rng.randrange(1, 30)}.{rng.randrange(1, 9)}公里",
        "area": f"{rng.randrange(100, 9000)}平方米",
        "place": rng.choice(said["villages"]),
        "index": f"{rng.randrange(10**8, 10**9)}/{year}-{rng.randrange(100, 999):05}",
        "leader": rng.choice(said["leaders"]),
        "office": rng.choice(said["offices"]),
        "person": rng.choice(said["surnames"]) + rng.choice(said["given"]),
        **known,
    }
    return sentence.format(**slots)
