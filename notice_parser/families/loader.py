"""Read the rule files, strictly.

A pattern file (TOML) holds ``[atoms]``, named pieces, and ``[[rule]]`` records. In a pattern
``{name}`` stands for an atom; ``{name:column}`` would be a repeat in no regular expression,
so ``{words.units}`` stands for the ``word`` column of ``units.tsv`` of the same family, else of
``base``, longest word first.
A word file (TSV) has a header line; its first column is ``word``.
Files are read once for a process, when first asked for.
"""

import csv
import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType

from notice_parser.model.errors import RuleFileError

_REFERENCE = re.compile(r"\{([a-z_]{1,40})(?:\.([a-z_]{1,40}))?\}")
_REQUIRED = ("id", "pattern", "examples", "source")
_MAX_ATOM_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern with its proof: texts that it must find and texts that it must not."""

    id: str
    pattern: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    source: str
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class RuleSet:
    """The rules of one file, in file order, patterns with their atoms filled in."""

    file: str
    rules: tuple[Rule, ...]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        return MappingProxyType({rule.id: rule for rule in self.rules})

    @cached_property
    def compiled(self) -> Mapping[str, re.Pattern[str]]:
        """Each rule's own pattern, compiled when it is first asked for."""
        return _Compiled(self)


class _Compiled(dict[str, re.Pattern[str]]):
    """The patterns of a file: many stand only in an alternation and are never run by themselves."""

    def __init__(self, rules: RuleSet) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, rule_id: str) -> re.Pattern[str]:
        try:
            pattern = re.compile(self._rules.by_id[rule_id].pattern)
        except re.error as error:
            raise RuleFileError(f"{self._rules.file}: rule {rule_id}: pattern: {error}") from error
        self[rule_id] = pattern
        return pattern


def _read(family: str, file: str) -> str:
    try:
        return resources.files(__package__).joinpath(family, file).read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise RuleFileError(f"{family}/{file}: no such rule file") from error


def _strings(value: object, where: str, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise RuleFileError(f"{where}: {key}: must be a list of strings")
    return tuple(value)


@dataclass(frozen=True)
class _Filler:
    """Puts atoms and word lists into a pattern."""

    file: str
    family: str
    atoms: Mapping[str, str]

    def fill(self, pattern: str, where: str, depth: int = 0) -> str:
        if depth > _MAX_ATOM_DEPTH:
            raise RuleFileError(f"{where}: pattern: atoms refer to each other in a circle")

        def replace(match: re.Match[str]) -> str:
            name, column = match.groups()
            if column is not None:
                if name != "words":
                    raise RuleFileError(f"{where}: pattern: unknown reference {match.group()}")
                return alternation(self.family, column)
            if name not in self.atoms:
                raise RuleFileError(f"{where}: pattern: unknown atom {match.group()}")
            return f"(?:{self.fill(self.atoms[name], where, depth + 1)})"

        return _REFERENCE.sub(replace, pattern)


def parse_rules(raw: str, file: str, family: str, *, proven: bool = False) -> RuleSet:
    """Check the text of a pattern file. Raises ``RuleFileError`` with file, rule and key.

    The patterns of a ``proven`` file are known to compile: that the tests see to for all of the package,
    so that a program need not compile each of them once before it begins.
    """
    try:
        data = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        raise RuleFileError(f"{file}: not TOML: {error}") from error
    for key in data:
        if key not in ("atoms", "rule"):
            raise RuleFileError(f"{file}: {key}: unknown table")
    atoms = data.get("atoms", {})
    for name, value in atoms.items():
        if not isinstance(value, str):
            raise RuleFileError(f"{file}: atoms: {name}: must be a string")
    filler = _Filler(file, family, atoms)
    rules: list[Rule] = []
    seen: set[str] = set()
    for number, record in enumerate(data.get("rule", []), 1):
        rule = _rule(record, f"{file}: rule {record.get('id', number)}", filler)
        if rule.id in seen:
            raise RuleFileError(f"{file}: rule {rule.id}: id: stands twice")
        seen.add(rule.id)
        rules.append(rule)
    found = RuleSet(file, tuple(rules))
    for rule in () if proven else found:
        found.compiled[rule.id]
    return found


def _rule(record: dict[str, object], where: str, filler: _Filler) -> Rule:
    for key in _REQUIRED:
        if key not in record:
            raise RuleFileError(f"{where}: {key}: missing")
    for key in ("id", "pattern", "source"):
        if not isinstance(record[key], str) or not record[key]:
            raise RuleFileError(f"{where}: {key}: must be a text")
    pattern = filler.fill(str(record["pattern"]), where)
    examples = _strings(record["examples"], where, "examples")
    if not examples:
        raise RuleFileError(f"{where}: examples: at least one is needed")
    known = {*_REQUIRED, "counter_examples"}
    return Rule(
        id=str(record["id"]),
        pattern=pattern,
        examples=examples,
        counter_examples=_strings(record.get("counter_examples", []), where, "counter_examples"),
        source=str(record["source"]),
        extra=MappingProxyType({key: value for key, value in record.items() if key not in known}),
    )


def fingerprint() -> str:
    """SHA-256 over all rule and word files, hex: another one means other rules."""
    digest = hashlib.sha256()
    for family, file in rule_files():
        content = _read(family, file).encode()
        digest.update(f"{family}/{file} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def parse_words(raw: str, file: str) -> tuple[Mapping[str, str], ...]:
    """Check the text of a word file. Raises ``RuleFileError`` with file, line and key."""
    lines = [line for line in raw.splitlines() if line and not line.startswith("#")]
    if not lines:
        raise RuleFileError(f"{file}: empty")
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(rows)
    if header[0] != "word":
        raise RuleFileError(f"{file}: header: the first column must be 'word'")
    table: list[Mapping[str, str]] = []
    seen: set[tuple[str, str]] = set()
    for row in rows:
        where = f"{file}: word {row[0]}"
        if len(row) > len(header) or not row[0]:
            raise RuleFileError(f"{where}: {len(row)} cells under {len(header)} headers")
        record = dict(zip(header, row + [""] * (len(header) - len(row)), strict=True))
        key = (row[0], record.get("kind", ""))
        if key in seen:
            raise RuleFileError(f"{where}: stands twice")
        seen.add(key)
        table.append(MappingProxyType(record))
    return tuple(table)


@cache
def rules(family: str, name: str) -> RuleSet:
    """The checked rules of ``families/<family>/<name>.toml``."""
    return parse_rules(_read(family, f"{name}.toml"), f"{family}/{name}.toml", family, proven=True)


@cache
def words(family: str, name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of ``families/<family>/<name>.tsv``, each a mapping from column to cell."""
    return parse_words(_read(family, f"{name}.tsv"), f"{family}/{name}.tsv")


@cache
def weights(family: str, name: str) -> Mapping[str, int]:
    """The marks of ``families/<family>/<name>.tsv`` with their weights."""
    return parse_weights(_read(family, f"{name}.tsv"), f"{family}/{name}.tsv")


def parse_weights(raw: str, file: str) -> Mapping[str, int]:
    """Check the text of a file of marks and whole numbers. Raises ``RuleFileError`` with file and line."""
    lines = raw.split("\n")
    if lines[0] != "word\tweight":
        raise RuleFileError(f"{file}: header: must be 'word' and 'weight'")
    table: dict[str, int] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        mark, _, weight = line.partition("\t")
        try:
            table[mark] = int(weight)
        except ValueError:
            raise RuleFileError(f"{file}: line {number}: weight: must be a whole number") from None
    if len(table) != len(lines) - 1 - lines[1:].count(""):
        raise RuleFileError(f"{file}: a mark stands twice")
    # Asked thousands of times for a notice: a proxy would double the time.
    return table


@cache
def alternation(family: str, name: str) -> str:
    """The words of a word file as one group, longest first; those of ``base`` where it has no own."""
    if not resources.files(__package__).joinpath(family, f"{name}.tsv").is_file():
        family = "base"
    forms = sorted({row["word"] for row in words(family, name)}, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, forms))})"


def rule_files() -> tuple[tuple[str, str], ...]:
    """All rule and word files there are, as (family, file name)."""
    found: list[tuple[str, str]] = []
    for folder in resources.files(__package__).iterdir():
        if folder.is_dir() and not folder.name.startswith("_"):
            found.extend(
                (folder.name, file.name) for file in folder.iterdir() if file.name.endswith((".toml", ".tsv"))
            )
    return tuple(sorted(found))
