"""Programs outside Python that some tests need."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

REQUIRE = "SHISAKU_REQUIRE_PROGRAMS"
"""Set to 1 (by .ci/run) it makes a missing program a failure; elsewhere the test is skipped."""


def program(name: str, package: str) -> str:
    """The path of a program that the Debian package ``package`` brings."""
    path = shutil.which(name)
    if path is None:
        missing(f"{name} がありません(apt-get install {package})")
    return path


def missing(reason: str) -> NoReturn:
    """Something a test needs is not there: a skip, or a failure where it is required."""
    if os.environ.get(REQUIRE) == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def as_pdf_text(file: Path, folder: Path) -> str:
    """The text of a document as LibreOffice lays it out, and behind it its comments (PDF annotations)."""
    soffice = program("soffice", "libreoffice-writer-nogui")
    pdftotext = program("pdftotext", "poppler-utils")
    # A profile of its own: two conversions at the same time would wait for one another.
    profile = (folder / "soffice").as_uri()
    options = '{"ExportNotes":{"type":"boolean","value":"true"}}'
    subprocess.run(
        [
            soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", folder, file,
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    pdf = folder / f"{file.stem}.pdf"
    assert pdf.is_file(), f"LibreOffice could not open {file.name}"
    done = subprocess.run([pdftotext, "-layout", pdf, "-"], check=True, capture_output=True, timeout=60)
    notes = re.findall(rb"/Contents\s*<([0-9A-Fa-f]+)>", pdf.read_bytes())
    return "\n".join(
        [done.stdout.decode("utf-8"), *(bytes.fromhex(n.decode()).decode("utf-16") for n in notes)]
    )
