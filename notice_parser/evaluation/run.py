"""Parse the notices of gold files and score them."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from notice_parser.evaluation.gold import GoldError, load
from notice_parser.evaluation.scores import Scores, score, total
from notice_parser.model import Notice

Parse = Callable[[str], Notice]
# The split whose files are only measured: what is missed in them is counted and never shown.
SEALED = "gate"
SPLITS = ("dev", "gate", "golden")


@dataclass(frozen=True, slots=True)
class Document:
    """The scores of one gold file. ``name`` is folder and file, ``split`` the folder if it is one."""

    name: str
    split: str
    scores: Scores

    @property
    def sealed(self) -> bool:
        return self.split == SEALED


@dataclass(frozen=True)
class Evaluation:
    """All documents of a run, by name, and the fingerprint of their gold files."""

    documents: tuple[Document, ...]
    fingerprint: str

    @cached_property
    def totals(self) -> Scores:
        """The micro averages over all documents."""
        return total(document.scores for document in self.documents)

    def of_split(self, split: str) -> Scores:
        return total(document.scores for document in self.documents if document.split == split)


def evaluate(
    paths: Path | Iterable[Path], *, split: str | None = None, parse: Parse | None = None
) -> Evaluation:
    """Score every gold file at or under the paths; ``split`` keeps those of one folder (``dev``).

    Raises ``GoldError`` for a file that is no gold notice and where there is none to score.
    """
    files = gold_files([paths] if isinstance(paths, Path) else paths, split)
    parse = parse or _own_parser()
    documents = []
    for name, path in files.items():
        gold = load(path)
        documents.append(Document(name, _split(path), score(parse(gold.text), gold)))
    return Evaluation(tuple(documents), fingerprint(files))


def _own_parser() -> Parse:
    """The library's parser, imported when first needed: comparing records takes none."""
    from notice_parser.pipeline import parse

    return parse


def gold_files(paths: Iterable[Path], split: str | None = None) -> dict[str, Path]:
    """The gold files at or under the paths, sorted by their names (``dev/a01.xml``)."""
    found: dict[str, Path] = {}
    for path in paths:
        if not path.exists():
            raise GoldError(f"{path}: no such file or folder")
        for file in sorted(path.rglob("*.xml")) if path.is_dir() else [path]:
            name = f"{file.resolve().parent.name}/{file.name}"
            if found.setdefault(name, file).resolve() != file.resolve():
                raise GoldError(f"{name}: two files of this name: {found[name]}, {file}")
    kept = {name: found[name] for name in sorted(found) if split is None or _split(found[name]) == split}
    if not kept:
        raise GoldError(f"no gold file (*.xml){f' of split {split}' if split else ''} there")
    return kept


def _split(path: Path) -> str:
    folder = path.resolve().parent.name
    return folder if folder in SPLITS else ""


def fingerprint(files: dict[str, Path]) -> str:
    """sha256 over the names and bytes of gold files, in the order of their names.

    Line ends count as they are read from XML, so that a checkout with other ones is the same corpus.
    """
    digest = hashlib.sha256()
    for name in sorted(files):
        content = files[name].read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
