"""What the program is linked with: each library is loaded, and bound, before its first line runs."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="on macOS these libraries are part of the system")
def test_neither_all_of_foundation_nor_icu_nor_curl_is_loaded(docsite: Path):
    ldd = shutil.which("ldd")
    assert ldd
    listing = subprocess.run([ldd, docsite], capture_output=True, text=True, check=True).stdout
    names = {line.split()[0].partition(".so")[0] for line in listing.splitlines()}
    assert "libc" in names
    assert names.isdisjoint(
        {"libFoundation", "libFoundationInternationalization", "libFoundationNetworking", "lib_FoundationICU", "libcurl"}
    )
    # Those that are left: of Swift, of the compiler, of the system, and the three that do the work of a build.
    assert {"libcmark", "libutf8proc", "libyaml-0"} <= names
    assert len(names) <= 25
