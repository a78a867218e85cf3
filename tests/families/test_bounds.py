"""Every pattern takes bounded time at each place of a text: read off its parse tree, not timed."""

import base64
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from notice_parser.families import loader
from tests.families.bounds import faults, ways
from tests.families.patterns import PACKAGE, sites

ROOT = Path(__file__).parents[2]
FILES = [
    (family, name.removesuffix(".toml")) for family, name in loader.rule_files() if name.endswith(".toml")
]
RULES = {rule.id: rule.pattern for family, name in FILES for rule in loader.rules(family, name)}

TOO_MANY = "repeats that can share their signs in too many ways"
_WORDS = "its rounds begin with words that are unlike, so a text can use few of the ways that signs allow"
_WINDOW = (
    "tried only in the 64 characters before 牵头, 负责, 主抓: bounded by the window, see `led by` in torture"
)
# Rules whose many ways no text can make use of, and why. The scaling suite presses on each of them.
EXCUSED = {
    "contact.hours": _WORDS,
    "subject_name.person": _WORDS,
    "subject_name.house": _WORDS,
    "opening.authority_basis": _WORDS,
    "stated.disciplined.list": _WORDS,
    "responsible.led": _WINDOW,
    "responsible.office": _WINDOW,
}


@cache
def compiled() -> list[tuple[str, int, str | bytes, int]]:
    """What a run of the package gave to ``re``: file, line, pattern, flags."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.families.patterns"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=300,
    )
    found: list[tuple[str, int, str | bytes, int]] = []
    for file, line, packed, flags, is_bytes in json.loads(done.stdout):
        pattern = base64.b64decode(packed)
        found.append((file, line, pattern if is_bytes else pattern.decode("utf-8", "surrogatepass"), flags))
    return found


@pytest.mark.parametrize("rule_id", RULES)
def test_every_rule_is_bounded(rule_id: str) -> None:
    found = faults(RULES[rule_id])
    if rule_id in EXCUSED:
        assert found == [TOO_MANY], "no longer needs its excuse"
    else:
        assert found == []


def test_every_pattern_of_the_code_is_seen() -> None:
    """A pattern that is put together must have been compiled in the run; one written out is read here."""
    reached = {(file, line) for file, line, _, _ in compiled()}
    unseen = [
        site
        for path in sorted(PACKAGE.rglob("*.py"))
        for site in sites(path)
        if site.literal is None
        and not any((site.file, line) in reached for line in range(site.first, site.last + 1))
    ]
    assert not unseen
    assert len(reached) > 100


def test_every_pattern_of_the_code_is_bounded() -> None:
    excused = [RULES[rule_id] for rule_id in EXCUSED]
    wrong = [
        (file, line, found)
        for file, line, pattern, flags in compiled()
        if not any(rule in str(pattern) for rule in excused) and (found := faults(pattern, flags))
    ]
    written = [
        (site.file, site.first, found)
        for path in sorted(PACKAGE.rglob("*.py"))
        for site in sites(path)
        if site.literal is not None and (found := faults(site.literal))
    ]
    assert not wrong + written


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("(?:整改)+完成", "a repeat without bound"),
        ("[^。]+完成", "a repeat without bound"),
        (".*?完成", "a repeat without bound"),
        ("(?=.*完成)已", "a repeat without bound"),
        ("(?<![0-9])[0-9]+项", "a repeat without bound"),
        ("(?:已(?:经){0,}完成){1,3}", "a repeat without bound"),
        (r"([一二])、\1", "a back-reference"),
        (r"(?P<n>[一二])、(?P=n)", "a back-reference"),
        ("(?<![0-9])(?:[0-9]{1,3},)++", "a repeat inside a repeat without bound"),
        ("[0-9]++项", "a run without bound that can start again inside itself"),
        ("(?<![,])[0-9]++项", "a run without bound that can start again inside itself"),
        ("[一-龥][0-9一-龥]++项", "a run without bound that can start again inside itself"),
        ("(?:[一-龥]{1,60}){1,6}完成", TOO_MANY),
        ("(?:关于|对|[一-龥]){1,40}完成", TOO_MANY),
        ("[^。]{0,80}整[^。]{0,80}改[^。]{0,80}完", TOO_MANY),
    ],
)
def test_what_is_refused(pattern: str, fault: str) -> None:
    assert fault in faults(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "[0-9]{1,4}项",
        "(?<![0-9])[0-9]++项",
        "<[^<>]*+>",
        "[ 　]+",
        "(?:已|已经)?完成",
        "(?>整|整改)完",
        "(?:[0-9]{1,3},){1,12}[0-9]{3}",
        "[^。\n]{1,40}+。",
        "(?:《[^《》]{1,60}》、){0,6}",
        "[^。]{0,80}整改[^。]{0,80}完成",
        "(?:党委|党组|党工委|纪委|纪检组){1,3}",
    ],
)
def test_what_is_allowed(pattern: str) -> None:
    assert faults(pattern) == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("整改", 1),
        ("[0-9]{1,4}项", 1),
        ("[一-龥]{1,4}项", 4),
        ("[一-龥]{1,4}+项", 1),
        ("(?:党|党委|党委会)书记", 3),
        ("[一-龥]{0,3}整[一-龥]{0,3}改", 16),
    ],
)
def test_ways_are_counted(pattern: str, expected: int) -> None:
    """Each sign of a run that could also begin what follows it is one more way."""
    assert ways(pattern) == expected
