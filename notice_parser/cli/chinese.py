"""click in Chinese: headings of the help pages, texts of the errors, widths of the characters."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, get_args

import click

from notice_parser.cli.display import width, wrap

NARROWEST = 60
WIDEST = 400
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


class Formatter(click.HelpFormatter):
    """Lays out help pages by the width of the characters; Chinese ones fill two columns."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        self.write(f"{prefix or '用法：'}{prog} {args}".rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{heading}：\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for line in text.splitlines() or [""]:
            for piece in wrap(line.strip(), self.width - self.current_indent):
                self.write(f"{indent}{piece}".rstrip() + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        pairs = list(rows)
        column = min(max(width(term) for term, _ in pairs), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, meaning in pairs:
            lines = wrap(meaning, self.width - self.current_indent - column) if meaning else [""]
            if width(term) > column - col_spacing:
                self.write(f"{indent}{term}\n")
                term = ""
            for line in lines:
                self.write(f"{indent}{term}{' ' * (column - width(term))}{line}".rstrip() + "\n")
                term = ""


class Context(click.Context):
    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is Chinese; ``params_help`` explains its arguments."""

    context_class = Context

    def __init__(self, *args: Any, params_help: dict[str, str] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[选项]")
        self.params_help = params_help or {}
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_option(super().get_help_option(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            # Errors about an option's value do not always know their command.
            error.ctx = error.ctx or ctx
            raise

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        if self.params_help:
            with formatter.section("参数"):
                formatter.write_dl(list(self.params_help.items()))
        _format_options(self, ctx, formatter)


class Group(click.Group):
    """A group of commands whose help and errors are Chinese."""

    context_class = Context
    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[选项]")
        kwargs.setdefault("subcommand_metavar", "命令 [参数]…")
        kwargs.setdefault("no_args_is_help", False)
        super().__init__(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they are defined: the most used first."""
        return list(self.commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_option(super().get_help_option(ctx))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl(
                [(name, self.commands[name].short_help or "") for name in self.list_commands(ctx)]
            )
        _format_options(self, ctx, formatter)
        self.format_epilog(ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            ctx.fail(f"没有命令 {args[0]}；可用的命令：{'、'.join(self.commands)}")
        return super().resolve_command(ctx, args)


def to_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """The day that an option gives, written 2024-12-31."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value} 不是日期；请写成 2024-12-31", ctx, param) from None


def to_number(least: int, most: int) -> Callable[[click.Context, click.Parameter, str | None], int | None]:
    """The whole number between two others that an option gives."""

    def convert(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
        if value is None:
            return None
        if value.isascii() and value.isdigit() and least <= int(value[:9]) <= most:
            return int(value)
        raise click.BadParameter(f"{value} 不是 {least} 到 {most} 之间的整数", ctx, param)

    return convert


def to_moment(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    """The moment that an option gives; without a zone it is meant as on this machine."""
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value).astimezone()
    except (ValueError, OverflowError):
        raise click.BadParameter(f"{value} 不是时间；请写成 2024-12-31T09:00:00+08:00", ctx, param) from None


def to_tables(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    """The tables of a ledger that an option names, apart by commas."""
    from notice_parser.ledger.columns import TABLES

    names = tuple(dict.fromkeys(name.strip() for name in value.replace("，", ",").split(",") if name.strip()))
    for name in names:
        if name not in TABLES:
            raise click.BadParameter(f"没有表 {name}；可用：{'、'.join(TABLES)}", ctx, param)
    return names


def to_time_limit(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """The profile of a time limit that an option names."""
    from notice_parser.model.options import TimeLimit

    known = get_args(TimeLimit)
    if value not in known:
        raise click.BadParameter(f"没有时限 {value}；可用：{'、'.join(known)}", ctx, param)
    return value


def to_url(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """The URL of a database, by option or environment variable."""
    if not value:
        raise click.MissingParameter(ctx=ctx, param=param)
    return value


def explain_usage(error: click.UsageError) -> str:
    """A wrong call in one Chinese line that says what to do."""
    where = error.ctx.command_path if error.ctx else "notice-parser"
    return f"{_usage_problem(error)}。用法见 {where} --help"


def _usage_problem(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        close = f"；是不是 {'、'.join(error.possibilities)}" if error.possibilities else ""
        return f"没有选项 {error.option_name}{close}"
    if isinstance(error, click.BadOptionUsage):
        takes_none = "not take" in error.message
        return f"选项 {error.option_name} {'不带值' if takes_none else '后面要跟一个值'}"
    if isinstance(error, click.MissingParameter):
        name = _parameter_name(error)
        return f"缺少{'选项' if isinstance(error.param, click.Option) else '参数'} {name}"
    if isinstance(error, click.BadParameter):
        return f"{_parameter_name(error)} 的值不对：{error.message}"
    if _CHINESE.search(error.message):
        return error.message
    if error.ctx is not None and isinstance(error.ctx.command, Group):
        return f"缺少命令；可用的命令：{'、'.join(error.ctx.command.commands)}"
    given = re.search(r"\((.{1,200})\)", error.message)
    return f"多出参数 {given.group(1)}" if given else "命令写法不对"


def _parameter_name(error: click.BadParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name if parameter is not None else "参数"


def _help_option(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "显示本说明"
    return option


def _format_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    records = [
        param.get_help_record(ctx) for param in command.get_params(ctx) if isinstance(param, click.Option)
    ]
    with formatter.section("选项"):
        formatter.write_dl([record for record in records if record is not None])
