"""Time grows with the length of a text and no faster, whatever stands in it.

A part of what ``make torture`` measures at greater lengths; ``tests/growth.py`` tells how.
"""

import pytest

from notice_parser import Options, parse
from tests.adversarial import FAMILIES, PUMPS, pump, sample
from tests.growth import exponent

LIMIT = 1.25
_LENGTH = 600
_EVERY = 211
_OPTIONS = Options(family="inspection_rectification")


def work(text: str) -> None:
    parse(text, options=_OPTIONS)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Rules are read and words counted once; neither is the work of a text."""
    work("".join(make(200) for make in FAMILIES.values()))


def test_there_are_forms_enough() -> None:
    assert len(FAMILIES) >= 35
    assert len(set(PUMPS)) == len(PUMPS) >= 60


@pytest.mark.parametrize("name", FAMILIES)
def test_a_form_grows_linearly(name: str) -> None:
    grows, _ = exponent(work, FAMILIES[name], _LENGTH, LIMIT)
    assert grows <= LIMIT


@pytest.mark.parametrize(("first", "second"), sample(_EVERY))
def test_a_pump_grows_linearly(first: str, second: str) -> None:
    grows, _ = exponent(work, pump(first, second), _LENGTH, LIMIT)
    assert grows <= LIMIT


def test_growth_by_the_square_is_seen() -> None:
    """The measure itself: work that looks at every pair of signs is not taken for linear."""

    def by_pairs(text: str) -> int:
        return sum(one == other for one in text for other in text)

    grows, _ = exponent(by_pairs, FAMILIES["one digit"], 50, LIMIT)
    assert grows > 1.6
