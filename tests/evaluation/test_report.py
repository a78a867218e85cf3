"""The table, the JSON and the comparison with an earlier run; what is sealed stays unread."""

import json
from pathlib import Path

import pytest
from mirror import mirror

from notice_parser.evaluation.gold import GoldError, loads
from notice_parser.evaluation.report import against, as_dict, as_json, as_text, read_run
from notice_parser.evaluation.run import Evaluation, evaluate, fingerprint, gold_files
from notice_parser.model import Notice

DATED = '<paragraph><date from="2024-11">{}</date>办结。</paragraph>'
GOLD = {
    "dev/one.xml": f'<notice family="inspection_rectification">{DATED.format("2024年11月")}</notice>',
    "dev/two.xml": '<notice family="none">市委部署春耕。</notice>',
    "gate/three.xml": f'<notice family="inspection_rectification">{DATED.format("二〇二四年冬月")}</notice>',
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name, xml in GOLD.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(xml, "utf-8")
    return tmp_path


def perfect(text: str) -> Notice:
    """A parser that knows the three texts by heart."""
    return next(mirror(gold) for gold in map(loads, GOLD.values()) if gold.text == text)


def dateless(text: str) -> Notice:
    """A parser that sees no dates."""
    notice = perfect(text)
    outline = tuple(node.model_copy(update={"dates": ()}) for node in notice.outline)
    return notice.model_copy(update={"outline": outline})


def test_documents_are_named_by_folder_and_file(corpus: Path) -> None:
    names = ["dev/one.xml", "dev/two.xml", "gate/three.xml"]
    assert [one.name for one in evaluate(corpus, parse=perfect).documents] == names
    assert [one.name for one in evaluate(corpus / "dev", parse=perfect).documents] == names[:2]
    assert [one.name for one in evaluate(corpus / "gate/three.xml", parse=perfect).documents] == names[2:]
    assert [one.name for one in evaluate(corpus, split="gate", parse=perfect).documents] == names[2:]


def test_nothing_to_score_is_said(corpus: Path) -> None:
    with pytest.raises(GoldError, match="no such file"):
        evaluate(corpus / "missing", parse=perfect)
    with pytest.raises(GoldError, match="no gold file"):
        evaluate(corpus, split="golden", parse=perfect)


def test_two_files_of_one_name_are_refused(corpus: Path) -> None:
    (corpus / "old/dev").mkdir(parents=True)
    (corpus / "old/dev/one.xml").write_text(GOLD["dev/one.xml"], "utf-8")
    with pytest.raises(GoldError, match="two files of this name"):
        gold_files([corpus])


def test_the_fingerprint_is_of_names_and_content_and_not_of_line_ends(corpus: Path) -> None:
    before = fingerprint(gold_files([corpus]))
    path = corpus / "dev/two.xml"
    path.write_bytes('<notice family="none">市委部署\r\n春耕。</notice>'.encode())
    with_crlf = fingerprint(gold_files([corpus]))
    path.write_bytes('<notice family="none">市委部署\n春耕。</notice>'.encode())
    assert fingerprint(gold_files([corpus])) == with_crlf != before
    path.rename(corpus / "dev/renamed.xml")
    assert fingerprint(gold_files([corpus])) != with_crlf


def row(report: str, layer: str) -> list[str]:
    return next(line.split() for line in report.splitlines() if f" {layer} " in line)


def test_the_table_of_a_perfect_run(corpus: Path) -> None:
    report = as_text(evaluate(corpus, parse=perfect))
    assert row(report, "date") == ["日期", "date", "2", "2", "2", "1.0000", "1.0000", "1.0000"]
    assert row(report, "area") == ["方面", "area", "0", "0", "0", "—", "—", "—"]
    assert row(report, "family")[2:5] == ["3", "3", "3"]


def test_misses_are_named_but_for_sealed_documents(corpus: Path) -> None:
    evaluation = evaluate(corpus, parse=dateless)
    report = as_text(evaluation, misses=True)
    assert row(report, "date") == ["日期", "date", "0", "0", "2", "0.0000", "0.0000", "0.0000"]
    assert "日期 date 漏 missing 「2024年11月」@0" in report
    assert "gate/three.xml" in report
    for shown in (report, as_json(evaluation), against(as_dict(evaluation), evaluation)):
        assert "二〇二四" not in shown
    layers = as_dict(evaluation)["documents"]["gate/three.xml"]["layers"]
    assert layers["date"] == {"correct": 0, "predicted": 0, "gold": 1}


def test_one_layer_alone(corpus: Path) -> None:
    evaluation = evaluate(corpus, parse=dateless)
    report = as_text(evaluation, misses=True, layer="date")
    assert "date_interval" not in report and "漏 missing 「2024年11月」" in report
    with pytest.raises(GoldError, match="layer datum: must be one of family title"):
        as_text(evaluation, layer="datum")


def earlier(evaluation: Evaluation) -> dict[str, object]:
    loaded = json.loads(as_json(evaluation))
    assert isinstance(loaded, dict)
    return loaded


def test_gains_against_an_earlier_run(corpus: Path) -> None:
    before, after = evaluate(corpus, parse=dateless), evaluate(corpus, parse=perfect)
    report = against(earlier(before), after)
    assert row(report, "date") == ["日期", "date", "0.0000", "1.0000", "+1.0000", "+2", "-2"]
    assert "    + 漏 missing 「2024年11月」@0" in report
    assert "日期 date: 错漏 misses 1 → 0" in report
    assert "dev/two.xml" not in report


def test_losses_against_an_earlier_run(corpus: Path) -> None:
    before, after = evaluate(corpus, parse=perfect), evaluate(corpus, parse=dateless)
    report = against(earlier(before), after, layer="date")
    assert row(report, "date") == ["日期", "date", "1.0000", "0.0000", "-1.0000", "-2", "+2"]
    assert "    - 漏 missing 「2024年11月」@0" in report


def test_the_same_run_changes_nothing(corpus: Path) -> None:
    evaluation = evaluate(corpus, parse=perfect)
    report = against(earlier(evaluation), evaluation)
    assert report.split("\n\n") == ["相同文件 documents in both: 3", "各层无变化 no layer changed\n"]


def test_a_changed_corpus_is_said(corpus: Path) -> None:
    before = earlier(evaluate(corpus, parse=perfect))
    (corpus / "dev/two.xml").unlink()
    report = against(before, evaluate(corpus, parse=perfect))
    assert "语料已变 corpus differs\n  - dev/two.xml" in report
    assert "各层无变化" in report


def test_an_earlier_run_is_read_from_its_file(corpus: Path) -> None:
    evaluation = evaluate(corpus, parse=perfect)
    (corpus / "run.json").write_text(as_json(evaluation), "utf-8")
    assert read_run(corpus / "run.json") == as_dict(evaluation)
    (corpus / "run.json").write_text("[]", "utf-8")
    for name in ("run.json", "dev/one.xml", "missing.json"):
        with pytest.raises(GoldError, match="not an evaluation in JSON"):
            read_run(corpus / name)


@pytest.mark.parametrize("broken", [{}, {"documents": []}, {"documents": None, "fingerprint": ""}])
def test_an_earlier_run_that_is_none(corpus: Path, broken: dict[str, object]) -> None:
    with pytest.raises(GoldError, match="not an evaluation in JSON"):
        against(broken, evaluate(corpus, parse=perfect))
