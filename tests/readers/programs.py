"""Files made by the programs that offices use, where these are installed: LibreOffice and Chromium."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
needs_browser = pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")
_SECONDS = 240


def converted(files: Mapping[str, bytes], to: str = "pdf") -> dict[str, bytes]:
    """Files by name (``通报.docx``), converted by LibreOffice in one run → files by name without its end."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, data in files.items():
            (folder / file).write_bytes(data)
        profile = (folder / "profile").as_uri()
        options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", to]
        _run(
            [str(OFFICE), *options, "--outdir", str(folder / "out"), *(str(folder / file) for file in files)]
        )
        return {path.stem: path.read_bytes() for path in (folder / "out").iterdir()}


def printed(page: str) -> bytes:
    """A web page, printed to PDF by Chromium."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "page.html").write_text(page, "utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        places = [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'page.pdf'}"]
        _run([str(BROWSER), *options, *places, (folder / "page.html").as_uri()])
        return (folder / "page.pdf").read_bytes()


def _run(command: list[str]) -> None:
    subprocess.run(
        command, check=True, timeout=_SECONDS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
