"""The command of the ledger."""

from datetime import date
from typing import TYPE_CHECKING

import click

from notice_parser.cli import arguments
from notice_parser.cli.chinese import Command
from notice_parser.cli.run import Run

if TYPE_CHECKING:
    from notice_parser.cli.ledger_files import Choices

_FILES_HELP = {"FILE…": "通报文件、文件夹、压缩包，或 parse、convert 写出的记录（JSON Lines）；- 是标准输入"}


def _to_table(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    from notice_parser.ledger.columns import TABLES

    if value is not None and value not in TABLES:
        raise click.BadParameter(f"没有 {value} 表；可用的有 {'、'.join(TABLES)}", ctx, param)
    return value


@click.command(
    "ledger",
    cls=Command,
    short_help="写整改台账（Excel 等），或更新人工填写过的台账",
    params_help=_FILES_HELP,
)
@arguments.files
@click.option("--out", metavar="文件", help="写到哪里，格式随后缀：xlsx、csv、jsonl、sqlite、parquet")
@click.option(
    "--table",
    metavar="表",
    callback=_to_table,
    help="一行是什么：measures 措施（默认）、problems、notices、quantities、stated、findings",
)
@click.option("--columns", metavar="清单", help="要哪些列：问题清单、任务清单、责任清单，或一个 TOML 文件")
@click.option("--template", metavar="文件", help="填入本单位的 Excel 模板；须同时写 --map")
@click.option("--map", "mapping", metavar="文件", help="模板的哪个表头下放哪一列（TOML 文件）")
@click.option("--update", "old", metavar="文件", help="更新这份人工填写过的台账；不写 --out 则就地更新")
@arguments.as_of
@arguments.reference_date
@arguments.encoding
@arguments.pass_run
def ledger(
    run: Run,
    files: tuple[str, ...],
    out: str | None,
    table: str | None,
    columns: str | None,
    template: str | None,
    mapping: str | None,
    old: str | None,
    as_of: date | None,
    reference_date: date | None,
    encoding: str | None,
) -> int:
    """写整改台账：每条措施一行，按问题归并；第二张表是核对结果，第三张是汇总。

    更新（--update）只改动解析得出、且没有人改过的单元格：人工填写的列（责任领导、佐证材料、备注……）
    和自加的行、列都保留；人工改过而新通报另有说法的，保留人工填写并逐条列出；
    通报里已没有的行加删除线，不删除。
    """
    from notice_parser.cli.ledger_files import Choices, write_ledger
    from notice_parser.model import Options

    choices = Choices(out or old or "", table, columns, template, mapping, old, as_of)
    _check(choices)
    return write_ledger(
        run, files, choices, encoding=encoding, options=Options(reference_date=reference_date)
    )


def _check(choices: "Choices") -> None:
    """Refuse what does not go together."""
    context = click.get_current_context()
    if not choices.out:
        raise click.UsageError("请用 --out 写明写到哪里，如 --out 台账.xlsx", context)
    if choices.old and (choices.template or choices.table or choices.columns):
        raise click.UsageError(
            "--update 沿用台账自己的列，不能同时写 --template、--table、--columns", context
        )
    if choices.template and not choices.mapping:
        raise click.UsageError("--template 须同时写 --map，说明哪个表头下放哪一列", context)
    if choices.template and (choices.table or choices.columns):
        raise click.UsageError(
            "--template 的表和列写在 --map 的文件里，不能同时写 --table、--columns", context
        )
    if choices.mapping and not (choices.template or choices.old):
        raise click.UsageError("--map 只用于 --template 和 --update", context)
