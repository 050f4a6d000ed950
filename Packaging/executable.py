"""What an executable of Linux asks of the machine that runs it, read from its ELF header."""

import struct
from dataclasses import dataclass
from pathlib import Path

MACHINES = {62: "x86_64", 183: "aarch64"}
INTERPRETER = 3


@dataclass(frozen=True)
class Executable:
    machine: str
    # Whether it is whole by itself: no loader has to find libraries for it.
    is_static: bool

    @property
    def tags(self) -> list[str]:
        """On which platforms a wheel with it runs.

        A static one asks for a kernel only, so that each libc is fine, the oldest that pip knows of among them. One that
        is not was linked with what this machine has, which is no promise about any other.
        """
        if not self.is_static:
            return [f"linux_{self.machine}"]
        return [f"{libc}_{self.machine}" for libc in ("manylinux_2_17", "manylinux2014", "musllinux_1_1")]


def read(path: Path) -> Executable:
    """Reads a file; one that is no 64-bit ELF executable ends the program."""
    with path.open("rb") as file:
        head = file.read(64)
        if head[:6] != b"\x7fELF\x02\x01":
            raise SystemExit(f"error: {path} is no executable of 64-bit Linux")
        machine = struct.unpack_from("<H", head, 18)[0]
        start = struct.unpack_from("<Q", head, 32)[0]
        size, count = struct.unpack_from("<HH", head, 54)
        file.seek(start)
        kinds = [struct.unpack_from("<I", file.read(size))[0] for _ in range(count)]
    if machine not in MACHINES:
        raise SystemExit(f"error: {path} is for a machine that nothing is released for")
    return Executable(MACHINES[machine], INTERPRETER not in kinds)
