"""The corpus: every file keeps the rules of annotation, every form is shown at least twice.

Messages name file, tag and offset and never quote a text: a third of the files is sealed.
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from notice_parser.evaluation.gold import load
from notice_parser.evaluation.lint import validate
from notice_parser.evaluation.run import gold_files

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = gold_files([CORPUS])
LEAST_NOTICES = 36
LEAST_SEALED = 12
LENGTHS = range(800, 6001)


@cache
def manifest() -> list[dict[str, str]]:
    """The rows of the manifest: file, split, forms (ids parted by blanks)."""
    return table(CORPUS / "manifest.tsv")


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("name", FILES)
def test_the_annotation_keeps_its_rules(name: str) -> None:
    assert validate(FILES[name]) == []


@pytest.mark.parametrize("name", FILES)
def test_a_notice_is_as_long_as_notices_are(name: str) -> None:
    gold = load(FILES[name])
    assert gold.family == "none" or len(gold.text) in LENGTHS


def test_the_golden_text_is_that_of_its_gold() -> None:
    gold = load(CORPUS / "golden/dongying-culture-center.xml")
    assert gold.text == (CORPUS / "golden/dongying-culture-center.txt").read_text("utf-8")


def test_the_manifest_lists_every_file_once() -> None:
    listed = Counter(f"{row['split']}/{row['file']}" for row in manifest())
    own = {name for name in FILES if not name.startswith("golden/")}
    assert {name for name in listed if not name.startswith("golden/")} == own
    assert [name for name, times in listed.items() if times > 1] == []


def test_every_form_is_shown_by_two_files() -> None:
    forms = {row["id"] for row in table(CORPUS / "forms.tsv")}
    shown = Counter(form for row in manifest() for form in set(row["forms"].split()))
    assert set(shown) - forms == set(), "forms that forms.tsv does not know"
    assert sorted(form for form in forms if shown[form] < 2) == []


def test_a_third_of_the_corpus_is_sealed() -> None:
    splits = Counter(name.partition("/")[0] for name in FILES if not name.startswith("golden/"))
    assert set(splits) == {"dev", "gate"}
    assert splits["gate"] >= max(LEAST_SEALED, splits.total() / 3)
    assert splits.total() >= LEAST_NOTICES


def test_every_role_and_status_of_the_annotation_is_shown() -> None:
    golds = [load(path) for path in FILES.values()]
    roles = {element.role for gold in golds for element in gold.of("section")}
    statuses = {element.attributes["status"] for gold in golds for element in gold.of("measure")}
    assert roles == {"overview", "progress", "plan", "contact", "other"}
    assert statuses >= {
        "completed",
        "mostly_completed",
        "in_progress",
        "long_term",
        "planned",
        "not_completed",
    }
