"""What goes wrong with a database: killed in the middle, two runs at once, no server, a wrong URL."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, event, make_url, text

from notice_parser import Notice
from notice_parser.ledger import sync
from notice_parser.model import DatabaseError
from tests.ledger import servers
from tests.ledger.published import FIRST, OPENING, published, replaced
from tests.ledger.test_sync import ask, dump

ROOT = Path(__file__).parents[2]
NEW_YEAR = datetime(2025, 1, 1, tzinfo=UTC)
MAY = datetime(2025, 5, 1, tzinfo=UTC)
PASSWORD = "ge heim/@:%1"

# Writes records from standard input, and stops dead in the middle of the second notice.
KILLED = """
import sys
from datetime import UTC, datetime
from sqlalchemy import Engine, event
from notice_parser import Notice
from notice_parser.ledger import sync

notices = [Notice.model_validate_json(line) for line in sys.stdin.buffer.readlines()]
seen = 0

@event.listens_for(Engine, "after_cursor_execute")
def stop(connection, cursor, statement, *_):
    global seen
    seen += statement.replace("`", "").startswith("INSERT INTO history")
    if seen == 3:
        print("in the middle", flush=True)
        while True:
            pass

sync(notices, sys.argv[1], at=datetime(2025, 5, 1, tzinfo=UTC))
"""


def other_years() -> list[Notice]:
    return [published(opening=OPENING.replace("2024年", f"{year}年")) for year in (2021, 2022)]


def test_a_run_killed_in_the_middle_of_a_notice_leaves_nothing_of_it(database: str) -> None:
    first, second = other_years()
    sync([first, second], database, at=NEW_YEAR)
    before = dump(database)
    edited = [published(replaced("3期", "4期"), opening=OPENING.replace("2024年", "2022年")), published()]
    records = "\n".join(one.model_dump_json() for one in edited).encode()
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, database], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(records)
        process.stdin.close()
        assert process.stdout.readline().strip() == b"in the middle"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    # The first is written whole, the second not at all.
    after = dump(database)
    assert len(after["notices"]) == len(before["notices"]) == 2
    assert len(after["versions"]) == 3
    assert {row["version"] for row in ask(database, "SELECT version FROM notices")} == {1, 2}
    report = sync(edited, database, at=MAY)
    assert report.notices == {"unchanged": 1, "added": 1}


def test_an_error_in_the_middle_takes_the_notice_back(database: str) -> None:
    sync([published()], database, at=NEW_YEAR)
    before = dump(database)
    engine = create_engine(database)

    @event.listens_for(engine, "before_cursor_execute")
    def refuse(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if statement.replace("`", "").startswith("INSERT INTO history"):
            raise MemoryError

    with pytest.raises(MemoryError):
        sync([published(replaced("3期", "4期"))], engine, at=MAY)
    engine.dispose()
    assert dump(database) == before


def test_runs_at_the_same_time_write_once(database: str) -> None:
    notices = [*other_years(), published()]
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda _: sync(notices, database, at=NEW_YEAR), range(4)))
    assert sum(report.notices["added"] for report in reports) == 3
    assert sum(report.notices["unchanged"] for report in reports) == 9
    once = ask(database, "SELECT row_key, count(*) AS n FROM history GROUP BY row_key, action")
    assert {row["n"] for row in once} == {1}
    assert len(once) == 3 * 9


def told(url: str) -> DatabaseError:
    with pytest.raises(DatabaseError) as caught:
        sync([published()], url, at=NEW_YEAR)
    message = caught.value.message
    assert "\n" not in message
    assert caught.value.__cause__ is None
    for secret in (PASSWORD, "ge heim", "ge%20heim", "ge+heim"):
        assert secret not in message
    return caught.value


@pytest.mark.parametrize(
    ("url", "reason", "words"),
    [
        ("ledger.db", "bad_url", "sqlite:///台账.db"),
        ("", "bad_url", "sqlite:///台账.db"),
        ("oracle://a:ge%20heim@h/x", "bad_url", "oracle"),
        ("postgresql://u:ge%20heim@h:port/x", "bad_url", "地址"),
        ("postgresql+nodriver://u:ge%20heim@h/x", "bad_url", "nodriver"),
        ("postgresql://u:ge%20heim@h/x?target=any", "bad_url", "target"),
        ("postgresql://u:ge%20heim@h/x?sslmode=some", "bad_url", "require"),
        ("postgresql://u:ge%20heim@h/x?connect_timeout=soon", "bad_url", "connect_timeout"),
        ("mysql+mysqldb://u:ge%20heim@h/x", "missing_extra", "MySQLdb"),
        ("sqlite:////no/such/folder/x.db", "refused", "unable to open"),
    ],
)
def test_a_url_that_does_not_work(url: str, reason: str, words: str) -> None:
    error = told(url)
    assert error.reason == reason
    assert words in error.message


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "mysql", "mariadb"])
def test_a_server_that_is_not_there(scheme: str) -> None:
    port = servers.free_port()
    error = told(f"{scheme}://tester:ge%20heim%2F%40%3A%251@127.0.0.1:{port}/x?connect_timeout=5")
    assert error.reason == "refused"
    assert error.message.startswith("连不上数据库")
    assert str(port) in error.message


def test_a_wrong_password(postgresql: servers.Server) -> None:
    error = told(postgresql.url.set(password=PASSWORD).render_as_string(hide_password=False))
    assert error.reason == "refused"
    assert "password authentication failed" in error.message
    hidden = postgresql.url.set(password=None).update_query_dict({"password": PASSWORD})
    assert "password authentication failed" in told(hidden.render_as_string(hide_password=False)).message


@pytest.mark.parametrize("module", ["sqlalchemy", "pg8000", "pymysql"])
def test_a_missing_extra_is_named(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    url, extra = {
        "sqlalchemy": ("sqlite://", "[sql]"),
        "pg8000": ("postgresql://u@h/x", "[postgresql]"),
        "pymysql": ("mysql://u@h/x", "[mysql]"),
    }[module]
    error = told(url)
    assert error.reason == "missing_extra"
    assert f"pip install 'notice-parser{extra}'" in error.message


def test_a_table_of_somebody_else_is_left_alone(database: str) -> None:
    ask(database, "CREATE TABLE measures (id INTEGER PRIMARY KEY)")
    error = told(database)
    assert (error.reason, "measures" in error.message) == ("foreign_table", True)
    assert dump(database) == {"measures": []}


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    path.write_text("这不是数据库。" * 100, "utf-8")
    error = told(f"sqlite:///{path}")
    assert error.reason == "refused"
    assert "not a database" in error.message


def test_a_file_that_may_only_be_read(tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    sync([], f"sqlite:///{path}", at=NEW_YEAR)
    error = told(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert error.reason == "refused"
    assert "readonly" in error.message


def test_the_options_of_a_url_of_postgresql(postgresql: servers.Server) -> None:
    with postgresql.database("选项") as url:
        plain = make_url(url).update_query_dict({"connect_timeout": "5", "application_name": "台账"})
        sync([published()], plain.render_as_string(hide_password=False), at=NEW_YEAR)
        assert dump(url)["measures"]
        # The server of the tests speaks no TLS.
        strict = make_url(url).update_query_dict({"sslmode": "require"})
        assert "SSL" in told(strict.render_as_string(hide_password=False)).message


def test_no_right_to_write(postgresql: servers.Server) -> None:
    with postgresql.database("只读") as url:
        sync([published()], url, at=NEW_YEAR)
        before = dump(url)
        ask(url, "CREATE ROLE reader LOGIN PASSWORD 'geheim'")
        ask(url, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
        reader = make_url(url).set(username="reader", password="geheim").render_as_string(hide_password=False)
        error = told(reader)
        assert error.reason == "refused"
        assert "permission denied" in error.message
        assert "geheim" not in error.message
        assert dump(url) == before
        ask(url, "DROP OWNED BY reader")
        ask(url, "DROP ROLE reader")


def test_the_statements_of_mysql() -> None:
    from sqlalchemy.dialects import mysql
    from sqlalchemy.schema import CreateTable

    from notice_parser.ledger.tables import row_table, upsert

    dialect: Any = mysql.dialect()
    dialect.server_version_info = (8, 0, 36)
    table = row_table("stated")
    made = str(CreateTable(table).compile(dialect=dialect))
    assert "row_key VARCHAR(120) NOT NULL" in made
    assert "PRIMARY KEY (row_key)" in made
    assert "CHARSET=utf8mb4" in made and "ENGINE=InnoDB" in made
    assert "figure_text LONGTEXT COMMENT '自述原文'" in made
    statement = str(upsert("mysql", table, ["figure", "figure_value"]).compile(dialect=dialect))
    assert statement.startswith("INSERT INTO stated (")
    assert statement.split("ON DUPLICATE KEY UPDATE ")[1] in (
        "figure = new.figure, figure_value = new.figure_value",
        "figure = VALUES(figure), figure_value = VALUES(figure_value)",
    )


def test_what_is_written_says_nothing_of_people(database: str) -> None:
    """No statement but the first insert names a column of people."""
    from notice_parser.ledger import columns

    sync([published()], database, at=NEW_YEAR)
    engine = create_engine(database)
    statements: list[str] = []

    @event.listens_for(engine, "before_cursor_execute")
    def keep(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    sync([published([FIRST[0], *replaced("3期", "4期")[1:]])], engine, at=MAY)
    engine.dispose()
    (upsert,) = [one for one in statements if one.replace("`", "").startswith("INSERT INTO measures")]
    after = upsert.partition("UPDATE")[2] + " ".join(
        one for one in statements if one.startswith(("SELECT", "UPDATE"))
    )
    people = [column.name for column in columns("measures") if column.owner == "unit"]
    assert after
    assert not [name for name in people if name in after.replace("`", " ").replace(",", " ").split()]


def test_nothing_is_left_of_a_query(tmp_path: Path) -> None:
    """Only the database file is there afterwards."""
    sync([published()], f"sqlite:///{tmp_path / 'a.db'}", at=NEW_YEAR)
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
    engine = create_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    engine.dispose()
