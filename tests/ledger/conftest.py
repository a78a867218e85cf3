"""Notices for the ledgers' tests."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from notice_parser import Notice, parse, parse_file
from tests.ledger import servers

GOLDEN_FILE = Path(__file__).parents[2] / "corpus/golden/dongying-culture-center.txt"

TOWN = """白石镇党委关于市委第三巡察组巡察反馈意见整改进展情况的通报
根据市委统一部署,2024年3月18日至5月17日,市委第三巡察组对白石镇党委开展了巡察,并于2024年6月25日反馈了意见。
一、整改落实情况
(一)贯彻粮食安全部署不力方面
1.撂荒地整治虚报面积。
整改目标:底数清、去向明。
整改措施及成效:
一是重新认定撂荒地427.5亩,追回补贴8.18万元,给予党内警告处分1人、诫勉谈话2人。
二是修订《白石镇耕地保护管理办法》,长期坚持。下一步,将逐村核对。
责任领导:龙望山(党委副书记)
责任单位:镇农业农村办公室、镇自然资源所
完成时限:2024年11月底
2.渠系损毁无人修。
整改目标:全部修复。
整改措施及成效:
一是干渠修复工程正在施工。
责任领导:韦思齐
责任单位:镇水利站
完成时限:2025年6月底前
"""


@cache
def _golden() -> Notice:
    return parse_file(GOLDEN_FILE)


@pytest.fixture
def golden() -> Notice:
    return _golden()


@pytest.fixture
def town() -> Notice:
    return parse(TOWN)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[servers.Server]:
    with servers.postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def mariadb() -> Iterator[servers.Server]:
    with servers.mariadb() as server:
        yield server


# MySQL's statements are tested as text everywhere, and run where MariaDB is installed.
DATABASES = ("sqlite", "postgresql", *(["mariadb"] if servers.mariadb_program() else []))


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'ledger.db'}"
        return
    server: servers.Server = request.getfixturevalue(request.param)
    with server.database("台账") as url:
        yield url
