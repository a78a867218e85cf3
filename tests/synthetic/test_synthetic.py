"""The synthetic notices are what they say: the parser finds the problems and measures they were made of."""

from pathlib import Path

import pytest

from notice_parser import Options, parse
from notice_parser.batch.files import find
from notice_parser.readers import read_bytes
from tests.synthetic.containers import FORMS, write_files
from tests.synthetic.notices import synthetic
from tests.synthetic.structures import TOP, WITHIN

MADE = [synthetic(11, number) for number in range(100)]


def test_all_forms_are_there() -> None:
    forms = {made.form for made in MADE}
    assert forms == {structure.__name__ for structure in (*WITHIN, *TOP)} | {"other"}


def test_a_seed_gives_the_same_again_and_another_gives_another() -> None:
    assert [synthetic(11, number).text for number in range(100)] == [made.text for made in MADE]
    assert len({made.text for made in MADE} | {synthetic(12, number).text for number in range(100)}) == 200


def test_nearly_all_are_read_as_they_were_made() -> None:
    """What they were made to say is known without a reader; a few stand on the border of what can be told."""
    right = 0
    for made in MADE:
        notice = parse(made.text, options=Options(subjects=False))
        found = (notice.family != "none", len(notice.problems), len(notice.measures))
        right += found == (made.notice, made.problems, made.measures)
    assert right >= 90


@pytest.mark.parametrize(("name", "write"), [(name, write) for name, write, _ in FORMS])
def test_each_container_gives_the_lines_of_its_text(name: str, write) -> None:
    for made in MADE[:15]:
        text, _ = read_bytes(write(made.text), name)
        lines = [line.split() for line in text.splitlines() if line.strip()]
        assert lines == [line.split() for line in made.text.splitlines() if line.strip()]


def test_files_and_archives_of_any_size(tmp_path: Path) -> None:
    write_files(tmp_path / "a", 450, seed=5)
    write_files(tmp_path / "b", 450, seed=5)
    found = {one.name.removeprefix(str(tmp_path / "a")): one.data for one in find([str(tmp_path / "a")])}
    again = {one.name.removeprefix(str(tmp_path / "b")): one.data for one in find([str(tmp_path / "b")])}
    assert len(found) == 450
    assert all(found.values())
    assert found == again
