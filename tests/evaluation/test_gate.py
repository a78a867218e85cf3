"""The gate: floors hold, a fall or a changed corpus fails, lowering takes its flag."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from mirror import mirror

from notice_parser.evaluation import run
from notice_parser.evaluation.gate import (
    Floors,
    check,
    judge,
    main,
    measured,
    new_floors,
    read_floors,
    write_floors,
)
from notice_parser.evaluation.gold import GoldError, loads
from notice_parser.evaluation.run import Evaluation, Parse, evaluate
from notice_parser.model import Notice

XML = (
    '<notice family="inspection_rectification"><paragraph><date from="2024-10">2024年10月</date>和'
    '<date from="2024-11">11月</date>共<quantity value="3" unit="次">3次</quantity>。</paragraph></notice>'
)


def perfect(text: str) -> Notice:
    return mirror(loads(XML))


def losing_a_date(text: str) -> Notice:
    notice = perfect(text)
    (node,) = notice.outline
    return notice.model_copy(update={"outline": (node.model_copy(update={"dates": node.dates[:1]}),)})


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev/one.xml").write_text(XML, "utf-8")
    return tmp_path


@pytest.fixture
def whole(corpus: Path) -> Evaluation:
    return evaluate(corpus, parse=perfect)


@pytest.fixture
def worse(corpus: Path) -> Evaluation:
    return evaluate(corpus, parse=losing_a_date)


def test_only_layers_with_something_in_them_are_measured(whole: Evaluation, worse: Evaluation) -> None:
    assert measured(whole) == {
        "dev": {"family": 1.0, "date": 1.0, "date_interval": 1.0, "quantity": 1.0, "quantity_value": 1.0}
    }
    # One of two dates found: F1 = 2/3, rounded down so that the same run always passes.
    assert measured(worse)["dev"]["date"] == 0.6666


def test_floors_as_measured_are_passed(whole: Evaluation, worse: Evaluation) -> None:
    for evaluation in (whole, worse):
        verdict = judge(new_floors(None, evaluation, lower=False), evaluation)
        assert (verdict.passed, verdict.failures, verdict.changes) == (True, (), "")


def test_a_fall_fails_and_is_shown(whole: Evaluation, worse: Evaluation) -> None:
    verdict = judge(new_floors(None, whole, lower=False), worse)
    assert verdict.failures == (
        "dev.date: 0.6666 低于下限 is below its floor 1.0000",
        "dev.date_interval: 0.6666 低于下限 is below its floor 1.0000",
    )
    assert "-0.3334" in verdict.changes


def test_a_gain_passes_and_is_shown(whole: Evaluation, worse: Evaluation) -> None:
    verdict = judge(new_floors(None, worse, lower=False), whole)
    assert verdict.passed
    assert "+0.3334" in verdict.changes


def test_another_corpus_fails(whole: Evaluation) -> None:
    floors = Floors("0" * 64, measured(whole))
    (failure,) = judge(floors, whole).failures
    assert "the corpus differs: pinned 000000000000" in failure


def test_a_layer_without_floor_and_a_split_that_is_gone_fail(whole: Evaluation) -> None:
    least = {"dev": {"family": 1.0}, "gate": {"family": 0.5}}
    failures = judge(Floors(whole.fingerprint, least), whole).failures
    assert "dev.date: 未设下限 has no floor" in failures
    assert "gate.family: 0.0000 低于下限 is below its floor 0.5000" in failures


def test_lowering_takes_its_flag(whole: Evaluation, worse: Evaluation) -> None:
    before = new_floors(None, whole, lower=False)
    with pytest.raises(GoldError, match=r"dev\.date: 1\.0000 → 0\.6666: lowering takes --lower-floors"):
        new_floors(before, worse, lower=False)
    assert new_floors(before, worse, lower=True).least["dev"]["date"] == 0.6666


def test_floors_survive_their_file(tmp_path: Path, worse: Evaluation) -> None:
    floors = new_floors(None, worse, lower=False)
    write_floors(tmp_path / "floors.toml", floors)
    assert read_floors(tmp_path / "floors.toml") == floors


def test_check_reads_the_floors_of_the_corpus(corpus: Path, whole: Evaluation) -> None:
    with pytest.raises(GoldError, match="set floors with --raise-floors"):
        check(corpus, parse=perfect)
    write_floors(corpus / "floors.toml", new_floors(None, whole, lower=False))
    assert check(corpus, parse=perfect).passed
    assert not check(corpus, parse=losing_a_date).passed
    (corpus / "dev/one.xml").write_text(XML + "\n", "utf-8")
    assert not check(corpus, parse=perfect).passed


def test_the_command_sets_raises_refuses_and_lowers(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gate(parser: Parse, *flags: str) -> tuple[int, str]:
        monkeypatch.setattr(run, "_own_parser", lambda: parser)
        result = CliRunner().invoke(main, [str(corpus), *flags])
        return result.exit_code, result.output

    assert gate(perfect)[0] == 1
    assert gate(losing_a_date, "--raise-floors")[0] == 0
    assert gate(losing_a_date) == (0, "通过 passed\n")
    assert gate(perfect, "--raise-floors")[0] == 0
    assert gate(losing_a_date)[0] == 1
    assert gate(losing_a_date, "--raise-floors")[0] == 1
    assert gate(perfect) == (0, "通过 passed\n")
    assert gate(losing_a_date, "--lower-floors")[0] == 0
    assert gate(losing_a_date) == (0, "通过 passed\n")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("fingerprint = ", "not TOML"),
        ("[dev]\ndate = 1.0", "fingerprint: missing"),
        ('fingerprint = "0"\n[test]\ndate = 1.0', "test: unknown split"),
        ('fingerprint = "0"\n[dev]\ndatum = 1.0', r"dev\.datum: unknown layer"),
        ('fingerprint = "0"\n[dev]\ndate = 98.0', r"dev\.date: must be a number from 0\.0 to 1\.0"),
        ('fingerprint = "0"\n[dev]\ndate = "1"', r"dev\.date: must be a number from 0\.0 to 1\.0"),
    ],
)
def test_broken_floors_are_refused(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "floors.toml").write_text(content, "utf-8")
    with pytest.raises(GoldError, match=complaint):
        read_floors(tmp_path / "floors.toml")
