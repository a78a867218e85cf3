"""Notices in a database: written twice as once, edited, vanished, come back; what people wrote stays."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, text

from notice_parser import Notice, parse
from notice_parser.ledger import TABLES, Report, columns, rows, sync, sync_each
from tests.ledger.published import FIRST, OPENING, TITLE, published, replaced

RULE, MONEY, COURSE = FIRST[1][1]
NEW_YEAR = datetime(2025, 1, 1, tzinfo=UTC)
MARCH = datetime(2025, 3, 1, 8, 30, tzinfo=UTC)
MAY = datetime(2025, 5, 1, tzinfo=UTC)
WITHOUT_MONEY = [FIRST[0], (FIRST[1][0], (RULE, COURSE)), FIRST[2]]


def naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def ask(url: str, question: str, **values: object) -> list[Mapping[str, Any]]:
    """The rows that a database answers. Times are as the driver of each gives them."""
    engine = create_engine(url.replace("postgresql://", "postgresql+pg8000://"))
    try:
        with engine.begin() as connection:
            done = connection.execute(text(question), values)
            return [dict(row) for row in done.mappings()] if done.returns_rows else []
    finally:
        engine.dispose()


def dump(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in a database."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return {
                name: sorted(
                    (tuple(map(str, row)) for row in connection.execute(text(f"SELECT * FROM {name}"))),
                )
                for name in sorted(inspect(connection).get_table_names())
            }
    finally:
        engine.dispose()


def put(url: str, *notices: Notice, at: datetime = NEW_YEAR, **options: Any) -> Report:
    return sync(notices, url, at=at, **options)


def keys(url: str) -> dict[str, str]:
    return {row["measure"]: row["row_key"] for row in ask(url, "SELECT measure, row_key FROM measures")}


def told(url: str, at: datetime) -> list[tuple[Any, ...]]:
    """The history of one moment: table, action, column, old, new."""
    found = ask(url, "SELECT * FROM history ORDER BY id")
    wanted = naive(at).isoformat(" ")
    return [
        (row["table_name"], row["action"], row["column_name"], row["old"], row["new"])
        for row in found
        if str(row["at"]).startswith(wanted)
    ]


def test_every_column_of_the_ledger_arrives_as_it_is(database: str, golden: Notice) -> None:
    report = put(database, golden, tables=TABLES)
    for table in TABLES:
        expected = list(rows(golden, table=table))
        found = ask(database, f"SELECT * FROM {table} ORDER BY seq")
        assert report.rows[table, "added"] == len(expected) == len(found)
        assert [
            {name: comparable(row[name]) for name in want} for want, row in zip(expected, found, strict=True)
        ] == [{name: comparable(value) for name, value in want.items()} for want in expected]


def comparable(value: Any) -> Any:
    """Numbers are floats in one database and decimals in another, truth is 1 in a third."""
    return value if value is None or isinstance(value, str) else float(value)


def test_written_twice_is_written_once(database: str, golden: Notice) -> None:
    put(database, golden, published(), tables=TABLES)
    before = dump(database)
    report = put(database, golden, published(), at=MAY, tables=TABLES)
    assert report.notices == {"unchanged": 2}
    assert not report.rows
    assert dump(database) == before


def test_versions_written_again_in_their_order_change_nothing(database: str) -> None:
    versions = published(), published(replaced("3期", "4期")), published(WITHOUT_MONEY)
    put(database, *versions)
    before = dump(database)
    report = put(database, *versions, at=MAY)
    assert report.notices == {"older": 2, "unchanged": 1}
    assert dump(database) == before


def test_an_edited_measure_is_the_same_row_with_a_history(database: str) -> None:
    put(database, published())
    before = keys(database)
    edited = published(replaced("专题培训3期", "专题培训4期"))
    (done,) = sync_each([edited], database, at=MARCH)
    assert (done.outcome, done.version) == ("changed", 2)
    assert done.counts == {("measures", "changed"): 1}
    new = COURSE.replace("3期", "4期")
    assert keys(database) == {**{k: v for k, v in before.items() if k != COURSE}, new: before[COURSE]}
    history = told(database, MARCH)
    assert ("measures", "changed", "measure", COURSE, new) in history
    assert {row[:2] for row in history} == {("measures", "changed")}
    (row,) = ask(database, "SELECT * FROM measures WHERE measure = :one", one=new)
    assert str(row["added_at"]).startswith("2025-01-01 00:00:00")
    assert str(row["changed_at"]).startswith("2025-03-01 08:30:00")


def test_an_inserted_measure_changes_no_other_row_but_its_place(database: str) -> None:
    put(database, published())
    before = keys(database)
    more = [FIRST[0], (FIRST[1][0], (RULE, "公开采购结果12次。", MONEY, COURSE)), FIRST[2]]
    (done,) = sync_each([published(more)], database, at=MARCH)
    assert done.counts[("measures", "added")] == 1
    assert {key: now for key, now in keys(database).items() if key in before} == before
    # The measures behind it have another number, and nothing else.
    assert {row[2] for row in told(database, MARCH) if row[1] == "changed" and row[0] == "measures"} == {
        "number"
    }
    order = ask(database, "SELECT measure FROM measures ORDER BY seq")
    assert [row["measure"] for row in order][3:7] == [RULE, "公开采购结果12次。", MONEY, COURSE]


def test_what_people_wrote_is_never_touched(database: str) -> None:
    put(database, published())
    people = [column.name for column in columns("measures") if column.owner == "unit" or not column.source]
    texts = [name for name in people if name != "signed_off"]
    assert {"leader", "evidence", "remarks", "signed_off_on", "review_status"} <= set(texts)
    setting = ", ".join(f"{name} = 'written by hand'" for name in texts)
    ask(
        database,
        f"UPDATE measures SET {setting}, signed_off = :yes WHERE measure = :one",
        yes=True,
        one=COURSE,
    )
    for at, problems in ((MARCH, replaced("专题培训3期", "专题培训4期")), (MAY, WITHOUT_MONEY)):
        put(database, published(problems), at=at)
        (row,) = ask(database, "SELECT * FROM measures WHERE measure LIKE '组织财务%'")
        assert {row[name] for name in texts} == {"written by hand"}
        assert row["signed_off"]


def test_what_the_parser_suggests_for_people_is_written_once(database: str, town: Notice) -> None:
    suggested = next(row for row in rows(town) if row["leader"])
    put(database, town)
    where = "WHERE row_key = :key"
    key = suggested["row_key"]
    (row,) = ask(database, f"SELECT leader FROM measures {where}", key=key)
    assert row["leader"] == suggested["leader"]
    ask(database, f"UPDATE measures SET leader = '贺之章' {where}", key=key)
    put(database, town, at=MAY)
    (row,) = ask(database, f"SELECT leader FROM measures {where}", key=key)
    assert row["leader"] == "贺之章"


def test_what_vanished_is_marked_and_comes_back_as_itself(database: str) -> None:
    put(database, published())
    ask(database, "UPDATE measures SET remarks = '见卷宗三' WHERE measure = :one", one=MONEY)
    before = keys(database)
    report = put(database, published(WITHOUT_MONEY), at=MARCH)
    assert report.rows["measures", "vanished"] == 1
    (row,) = ask(database, "SELECT * FROM measures WHERE vanished_at IS NOT NULL")
    assert (row["measure"], row["remarks"], row["row_key"]) == (MONEY, "见卷宗三", before[MONEY])
    assert ("measures", "vanished", None, None, None) in told(database, MARCH)
    again = published(replaced("69.06万元", "70.00万元"))
    report = put(database, again, at=MAY)
    assert report.rows["measures", "returned"] == 1
    (row,) = ask(database, "SELECT * FROM measures WHERE row_key = :key", key=before[MONEY])
    assert (row["vanished_at"], row["remarks"]) == (None, "见卷宗三")
    assert row["measure"] == MONEY.replace("69.06", "70.00")


def test_the_texts_of_all_versions_stay(database: str) -> None:
    versions = [published(), published(replaced("3期", "4期"))]
    put(database, *versions)
    kept = ask(database, "SELECT * FROM versions ORDER BY version")
    assert [row["version"] for row in kept] == [1, 2]
    assert [Notice.model_validate_json(row["record"]) for row in kept] == versions
    (notice,) = ask(database, "SELECT version, notice_title FROM notices")
    assert notice == {"version": 2, "notice_title": TITLE}


def test_an_older_publication_that_comes_late_is_kept_and_not_in_force(database: str) -> None:
    def dated(problems: Any, day: str) -> Notice:
        notice = published(problems)
        return notice.model_copy(update={"source": notice.source.model_copy(update={"published": day})})

    newer, older = dated(replaced("3期", "4期"), "2025-03-01"), dated(FIRST, "2024-12-01")
    report = put(database, newer, older)
    assert report.notices == {"added": 1, "older": 1}
    assert COURSE.replace("3期", "4期") in keys(database)
    assert len(ask(database, "SELECT * FROM versions")) == 2
    before = dump(database)
    put(database, newer, older, at=MAY)
    assert dump(database) == before


def test_the_same_text_in_another_file_is_nothing_new(database: str) -> None:
    notice = published()
    put(database, notice)
    before = dump(database)
    other = notice.model_copy(update={"source": notice.source.model_copy(update={"name": "副本.txt"})})
    report = put(database, other, notice, at=MAY)
    assert report.notices == {"unchanged": 2}
    assert dump(database) == before


def test_a_version_that_states_less_is_known_by_what_it_states(database: str) -> None:
    put(database, published())
    vague = published(replaced("3期", "4期"), opening=OPENING.replace("2024年4月8日至6月20日,", ""))
    report = put(database, vague, at=MARCH)
    assert report.notices == {"changed": 1}
    assert len(ask(database, "SELECT * FROM notices")) == 1
    assert len(keys(database)) == 8
    # Neither forgets what the other knew.
    report = put(database, vague, published(WITHOUT_MONEY), at=MAY)
    assert report.notices == {"unchanged": 1, "changed": 1}
    assert len(ask(database, "SELECT * FROM notices")) == 1


def test_notices_of_other_inspections_stay_apart(database: str) -> None:
    others = [
        published(opening=OPENING.replace("2024年", "2021年")),
        published(title=TITLE.replace("水务局", "林业局")),
    ]
    report = put(database, published(), *others)
    assert report.notices == {"added": 3}
    assert len(ask(database, "SELECT row_key FROM measures")) == 24


def test_the_history_has_time_and_source(database: str) -> None:
    notice = published()
    sourced = notice.model_copy(update={"source": notice.source.model_copy(update={"url": "https://a.cn/1"})})
    put(database, sourced, at=datetime(2025, 1, 1, 8, 0, 0, 123, timezone(timedelta(hours=8))))
    history = ask(database, "SELECT * FROM history")
    assert {row["source"] for row in history} == {"https://a.cn/1"}
    assert {str(row["at"])[:19] for row in history} == {"2025-01-01 00:00:00"}
    assert {row["action"] for row in history} == {"added"}


def test_a_time_without_a_zone_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="zone"):
        sync([], f"sqlite:///{tmp_path / 'x.db'}", at=datetime(2025, 1, 1))


def test_a_time_limit_that_passes_is_a_change(database: str, town: Notice) -> None:
    put(database, town, as_of=date(2025, 1, 1))
    report = put(database, town, at=MAY, as_of=date(2026, 1, 1))
    assert report.rows["measures", "changed"] == 1
    assert [row[2:] for row in told(database, MAY) if row[0] == "measures"] == [("status", "进行中", "超期")]


@pytest.mark.parametrize("sign", ["\x00", "\ud800", "😀", "'; DROP TABLE measures; --", "\\", "%s", ":x"])
def test_any_text_can_be_stored(database: str, sign: str) -> None:
    notice = published(replaced("专题培训3期", f"专题{sign}培训3期"))
    put(database, notice)
    assert put(database, notice, at=MAY).notices == {"unchanged": 1}
    (measure,) = [one for one in keys(database) if one.startswith("组织财务")]
    shown = sign.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert measure == f"组织财务、采购人员专题{shown}培训3期,126人参加。"


def test_columns_of_a_later_version_are_added_and_others_left_alone(database: str) -> None:
    put(database, published())
    ask(database, "ALTER TABLE measures DROP COLUMN results")
    ask(database, "ALTER TABLE measures ADD COLUMN office_note VARCHAR(20)")
    ask(database, "UPDATE measures SET office_note = '自用'")
    put(database, published(), at=MAY)
    found = ask(database, "SELECT results, office_note FROM measures")
    assert {row["office_note"] for row in found} == {"自用"}
    assert any(row["results"] for row in found)


def test_an_engine_of_the_caller_is_used_and_left_open(database: str) -> None:
    engine = create_engine(database)
    sync([published()], engine, at=NEW_YEAR)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM measures")).scalar() == 8
    engine.dispose()


def test_notices_are_read_one_by_one(database: str) -> None:
    """Each notice is committed before the next is asked for."""
    seen: list[int] = []

    def stream() -> Any:
        for year in ("2021年", "2022年"):
            yield published(opening=OPENING.replace("2024年", year))
            seen.append(len(ask(database, "SELECT row_key FROM notices")))

    put(database, *[])
    sync(stream(), database, at=NEW_YEAR)
    assert seen == [1, 2]


def test_a_text_that_is_no_notice_has_a_row_of_its_own(database: str) -> None:
    report = put(database, parse("今天天气很好。"), parse("今天天气不好。"))
    assert report.notices == {"added": 2}
    assert put(database, parse("今天天气很好。"), at=MAY).notices == {"unchanged": 1}
