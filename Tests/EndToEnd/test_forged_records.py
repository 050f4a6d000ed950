"""A record in the cache that somebody has forged, sums and all, neither stops a build nor makes it lose a file."""

import os
import random
import time
from pathlib import Path

import pytest
import sound_site
from test_edits import ENTRIES, cache, folder, note

__all__ = ["cache", "folder"]

# `make faults` tries more of them.
ROUNDS = 300 if os.environ.get("FAULTS") == "all" else 16
EXTREMES = [0, 1, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**63, 2**64 - 1]
STAMP = 40
MASK = 2**64 - 1


def total(data: bytes) -> int:
    """The sum of `RecordBytes.sum(of:)`."""
    prime, sums = 0x100_0000_01B3, [0xCBF2_9CE4_8422_2325] * 4
    whole = len(data) // 32 * 32
    for offset in range(0, whole, 32):
        for lane in range(4):
            part = int.from_bytes(data[offset + 8 * lane : offset + 8 * lane + 8], "little")
            value = (sums[lane] ^ part) * prime & MASK
            sums[lane] = value ^ value >> 32
    for byte in data[whole:]:
        sums[0] = (sums[0] ^ byte) * prime & MASK
    result = 0
    for value in sums:
        result = (result ^ value) * prime & MASK
    return result


class Reader:
    """Goes through a record."""

    def __init__(self, data: bytes) -> None:
        self.data, self.offset = data, 0

    def number(self) -> int:
        self.offset += 8
        return int.from_bytes(self.data[self.offset - 8 : self.offset], "little")

    def text(self) -> None:
        length = self.number()
        self.offset += length

    def texts(self) -> None:
        for _ in range(self.number()):
            self.text()

    def files(self, count: int) -> None:
        for _ in range(count):
            self.text()
            self.offset += STAMP

    def folder(self, count: int) -> None:
        self.text()
        self.files(count)

    def frame(self, site: Path) -> None:
        """What all pages are made from."""
        for _ in range(7):
            self.text()
        for _ in range(3):
            self.number()
        self.texts()
        content = sound_site.snapshot(site / "content")
        self.folder(sum(not path.startswith(("notes/", "static/", "permalinks")) for path in content))
        self.folder(len(sound_site.snapshot(site / "theme")))
        self.texts()

    def own_files(self, site: Path) -> None:
        """Notes and static files, which stand for themselves."""
        self.folder(sum(path.startswith(("notes/", "static/")) for path in sound_site.snapshot(site / "content")))


def forge_record(data: bytearray, site: Path, change) -> bytearray:
    reader = Reader(data)
    reader.number()
    reader.frame(site)
    reader.text()
    reader.files(len(sound_site.snapshot(site / "public")) - 1)
    start = reader.offset + 2 * STAMP
    assert total(data[start:-8]) == int.from_bytes(data[-8:], "little"), "the form of the record is not as it was"
    body = change(data[start:-8])
    return data[:start] + body + total(body).to_bytes(8, "little")


def forge_site(data: bytearray, site: Path, change) -> bytearray:
    reader = Reader(data)
    reader.frame(site)
    reader.own_files(site)
    reader.texts()
    sizes = [reader.number() for _ in range(reader.number())]
    head, chunks = data[: reader.offset], []
    for size in sizes:
        chunks.append(data[reader.offset : reader.offset + size])
        reader.offset += size
    rest = data[reader.offset : -8]
    assert total(rest) == int.from_bytes(data[-8:], "little"), "the form of the record is not as it was"
    sums = 8 * (len(chunks) + 1)
    number = random.randrange(len(chunks) + 1)
    if number < len(chunks):
        chunks[number] = change(chunks[number])
        head[-8 * len(sizes) :] = b"".join(len(chunk).to_bytes(8, "little") for chunk in chunks)
    else:
        rest = rest[: 8 + sums] + change(rest[8 + sums :])
    rest[8 : 8 + sums] = b"".join(total(part).to_bytes(8, "little") for part in [head, *chunks])
    return head + b"".join(chunks) + rest + total(rest).to_bytes(8, "little")


def changes(chance: random.Random):
    """Ways of damaging some bytes."""

    def flip(data: bytearray) -> bytearray:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return data

    def overwrite(data: bytearray) -> bytearray:
        size = chance.choice([4, 8])
        start = chance.randrange(max(1, len(data) - size))
        # Where numbers stand that count something, mostly small ones are.
        zeros = [at for at in range(start, min(len(data) - 8, start + 4096)) if data[at + 2 : at + 8] == bytes(6)]
        start = zeros[0] if zeros and chance.random() < 0.7 else start
        data[start : start + size] = (chance.choice(EXTREMES) & (2 ** (8 * size) - 1)).to_bytes(size, "little")
        return data

    def cut(data: bytearray) -> bytearray:
        return data[: chance.randrange(len(data))]

    return [flip, flip, overwrite, overwrite, overwrite, cut]


@pytest.mark.parametrize("kind", ["record", "site"])
def test_a_forged_record_stops_no_build_and_loses_no_file(run, folder: Path, cache: Path, kind: str):
    time.sleep(0.05)
    assert run("build").returncode == 0
    files = set(sound_site.snapshot(folder / "public"))
    chance = random.Random(13)
    random.seed(14)
    for round_ in range(ROUNDS // 4 if kind == "record" else ROUNDS):
        (record,) = [file for file in (cache / "docsite/builds").iterdir() if (file.suffix == ".site") == (kind == "site")]
        forge = forge_site if kind == "site" else forge_record
        record.write_bytes(forge(bytearray(record.read_bytes()), folder, chance.choice(changes(chance))))
        (folder / f"content/notes/code_{round_ % 9}.md").write_text(note(round_ + 1000), encoding="utf-8")
        time.sleep(0.02)
        result = run("build")
        assert result.returncode in (0, 1), f"round {round_}: {result.returncode}\n{result.stderr[:6000]}"
        assert files <= set(sound_site.snapshot(folder / "public")), f"round {round_}"
        if result.returncode == 1 or "0 new" not in result.stderr:
            assert run("build", "--no-cache").returncode == 0
            assert run("build").returncode == 0
