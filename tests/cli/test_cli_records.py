"""``parse``, ``schema``, ``families``, ``evaluate``: what stands on stdout."""

import json
from datetime import date
from pathlib import Path

import pytest

import notice_parser.pipeline
from notice_parser import Notice, Options, parse
from notice_parser.families.loader import rule_files


def test_one_file_is_one_record_on_one_line(call, golden: str) -> None:
    result = call("parse", golden)
    assert (result.code, result.err) == (0, "")
    assert result.out.count("\n") == 1
    assert Notice.model_validate_json(result.out).model_dump_json() == result.out.rstrip("\n")


def test_the_command_and_the_library_say_the_same(call, golden: str) -> None:
    record = Notice.model_validate_json(call("parse", golden).out)
    notice = parse(Path(golden).read_text("utf-8"))
    assert record.model_copy(update={"source": notice.source}) == notice


def test_indented_is_the_same_record(call, golden: str) -> None:
    indented = call("parse", "--indent", golden).out
    assert indented.startswith('{\n  "schema_version"')
    assert json.loads(indented) == json.loads(call("parse", golden).out)


def test_chinese_is_written_as_such(call, golden: str) -> None:
    assert "东营市文化活动中心" in call("parse", golden).out


def test_several_files_are_json_lines(call, golden: str) -> None:
    lines = call("parse", golden, golden).out.splitlines()
    assert len(lines) == 2
    assert lines[0] == lines[1]


def test_the_text_is_in_the_record_on_request(call, golden: str) -> None:
    assert json.loads(call("parse", golden).out)["source"]["text"] is None
    text = Path(golden).read_text("utf-8")
    assert json.loads(call("parse", "--text", golden).out)["source"]["text"] == text


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], Options()),
        (["--no-subjects"], Options(subjects=False)),
        (["--text"], Options(include_text=True)),
        (["--reference-date", "2024-12-31"], Options(reference_date=date(2024, 12, 31))),
    ],
)
def test_options_reach_the_parser(
    arguments: list[str], expected: Options, call, golden: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = []
    original = parse("")

    def record(text: str, **keywords: object) -> Notice:
        given.append(keywords["options"])
        return original

    monkeypatch.setattr(notice_parser.pipeline, "parse", record)
    assert call("parse", *arguments, golden).code == 0
    assert given == [expected]


def test_big5_is_read_on_request(call) -> None:
    data = "關於巡察整改進展情況的通報".encode("big5")
    record = json.loads(call("parse", "--text", "--encoding", "big5", "-", stdin=data).out)
    assert record["source"]["text"] == "關於巡察整改進展情況的通報"


def test_the_schema_describes_the_record(call) -> None:
    schema = json.loads(call("schema").out)
    assert schema["title"] == "Notice"
    assert set(schema["properties"]) == set(Notice.model_fields)


def test_the_families_are_listed(call) -> None:
    lines = call("families").out.splitlines()
    assert lines[0].split() == ["类别", "规则", "词", "说明"]
    shown = {line.split()[0]: line.split()[1:] for line in lines[1:]}
    assert set(shown) == {family for family, _ in rule_files()}
    assert int(shown["base"][0]) > 50
    assert shown["inspection_rectification"][2] == "巡察（巡视）整改通报"


def test_an_evaluation_is_a_table(call, golden: str) -> None:
    out = call("evaluate", str(Path(golden).with_suffix(".xml"))).out
    assert "措施 measure" in out
    assert "F1" in out


def test_an_evaluation_as_json(call, golden: str) -> None:
    report = json.loads(call("evaluate", "--json", str(Path(golden).parent)).out)
    assert report["layers"]["measure"]["gold"] == 30


def test_gains_and_losses_against_an_earlier_evaluation(call, golden: str, tmp_path: Path) -> None:
    corpus, saved = str(Path(golden).parent), tmp_path / "earlier.json"
    report = json.loads(call("evaluate", "--json", corpus).out)
    saved.write_text(json.dumps(report), "utf-8")
    assert "各层无变化" in call("evaluate", corpus, "--against", str(saved)).out
    (document,) = report["documents"].values()
    document["layers"]["measure"]["correct"] = 29
    document["missing"] = {"measure": ["「已制定」@1"]}
    saved.write_text(json.dumps(report), "utf-8")
    out = call("evaluate", corpus, "--against", str(saved)).out
    assert "+ 漏 missing 「已制定」@1" in out
    assert "各层无变化" in call("evaluate", corpus, "--against", str(saved), "--layer", "date").out


@pytest.mark.parametrize("content", [None, "{", "[]", "{}"])
def test_an_earlier_evaluation_that_is_none(call, golden: str, tmp_path: Path, content: str | None) -> None:
    saved = tmp_path / "earlier.json"
    if content is not None:
        saved.write_text(content, "utf-8")
    result = call("evaluate", str(Path(golden).parent), "--against", str(saved))
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1


def test_changes_are_no_json(call, golden: str) -> None:
    result = call("evaluate", str(Path(golden).parent), "--json", "--against", "earlier.json")
    assert (result.code, result.err.count("\n")) == (2, 1)


def test_nothing_to_evaluate(call, tmp_path: Path) -> None:
    result = call("evaluate", str(tmp_path))
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1
