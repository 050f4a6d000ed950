#!/usr/bin/env python3
"""Saves in a loop, as an author's day in ten minutes: how long until the browser shows each, and what the preview costs.

    preview.py [--entries 43] [--minutes 10] [--pause 0.5]

43 entries are this repository's own site; any other number is a catalog made for the purpose. A save is one of a note
that a page in Chromium shows, written the ways that editors have. In between come stylesheets, faults and their cures.
`event` is the time from the save until the preview tells its pages, `shown` until the page has it in a frame; `load` is
what else the machine had to do.

Ends with 1 where a save was not shown within ten seconds, and where descriptors, threads or memory grew.
"""
import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "Tests"), str(ROOT / "Tests/Preview")]
from preview import Preview  # noqa: E402

DOCSITE = Path(os.environ.get("DOCSITE", ROOT / ".build/release/docsite"))
PATIENCE = 10

# When the frame comes that has the number of a state, and which that is.
WATCHER = r"""
document.addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => {
    window.state = Number(/This is state (\d+)\./.exec(document.body.textContent)?.[1] ?? -1);
    window.stateShownAt = performance.timeOrigin + performance.now();
}));
"""


class Listener:
    """What the preview tells its pages, and when: a browser without a browser."""

    def __init__(self, port):
        self.connection = socket.create_connection(("127.0.0.1", port))
        self.connection.sendall(b"GET /.docsite/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        self.news = threading.Condition()
        self.last = ("", 0.0)
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        for line in self.connection.makefile("rb"):
            if line.startswith(b"data: "):
                now = time.time()
                with self.news:
                    self.last = (json.loads(line[6:])["pages"], now)
                    self.news.notify_all()

    def wait_for_another(self, pages):
        """When an edition of the pages came that is not this one."""
        with self.news:
            if not self.news.wait_for(lambda: self.last[0] != pages, PATIENCE):
                sys.exit(f"a save was not told within {PATIENCE} seconds")
            return self.last[1]


def site(folder, entries):
    """A site in a folder: the note that is saved, the page that shows it."""
    shutil.copytree(ROOT / "theme", folder / "theme")
    if entries == 43:
        shutil.copytree(ROOT / "content", folder / "content")
        code = "used_token"
    else:
        here = ROOT / "Benchmarks"
        subprocess.run([sys.executable, here / "corpus.py", "made-up", str(entries), folder / "corpus"], check=True)
        subprocess.run([sys.executable, here / "docsite_site.py", folder / "corpus", folder / "content", "on"], check=True)
        code = f"e{entries // 2:06d}"
    return folder / f"content/notes/{code}.md", f"errors/{code}/"


def in_place(path, text):
    path.write_text(text, encoding="utf-8")


def by_rename(path, text):
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def with_backup(path, text):
    path.replace(path.with_name(path.name + "~"))
    path.write_text(text, encoding="utf-8")
    path.with_name(path.name + "~").unlink()


WAYS = [in_place, by_rename, with_backup]


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def figures(times):
    """Median, 95th percentile and longest, in ms."""
    milliseconds = [1000 * time for time in times]
    return statistics.median(milliseconds), percentile(milliseconds, 0.95), max(milliseconds)


class Run:
    def __init__(self, preview, page, note, address):
        self.preview, self.page, self.note = preview, page, note
        self.text = note.read_text(encoding="utf-8")
        self.listener = Listener(preview.port)
        self.number = 0
        page.add_init_script(WATCHER)
        page.goto(address)

    def save(self):
        """Saves the note, and waits for it: seconds until the event and until the frame."""
        self.number += 1
        pages = self.listener.last[0]
        start = time.time()
        WAYS[self.number % len(WAYS)](self.note, f"{self.text}\nThis is state {self.number}.\n")
        told = self.listener.wait_for_another(pages)
        self.page.wait_for_function("number => window.state === number", arg=self.number, timeout=PATIENCE * 1000)
        return told - start, self.page.evaluate("window.stateShownAt") / 1000 - start

    def change_styles(self):
        style = self.preview.folder / "theme/assets/site.css"
        heard = len(self.preview.said)
        in_place(style, style.read_text(encoding="utf-8").split("\n.state")[0] + f"\n.state {{ order: {self.number}; }}\n")
        self.preview.wait_for("changed", after=heard)

    def make_a_mistake(self):
        heard = len(self.preview.said)
        in_place(self.note, f"{self.text}\n[x](#no_such_code_{self.number})\n")
        self.preview.wait_for("the site before", after=heard)
        self.page.locator("docsite-preview").wait_for(timeout=PATIENCE * 1000, state="attached")
        heard = len(self.preview.said)
        in_place(self.note, f"{self.text}\nThis is state {self.number}.\n")
        self.preview.wait_for("all is well again", after=heard)
        self.page.locator("docsite-preview").wait_for(timeout=PATIENCE * 1000, state="detached")


def measure(run, minutes, pause):
    """A line a minute; each with what the preview holds."""
    print(f"{'minute':>6}{'saves':>7}{'event ms':>21}{'shown ms':>21}{'MiB':>8}{'files':>7}{'threads':>9}{'CPU s':>8}{'load':>6}")
    print(f"{'':13}{'median   p95   max':>21}{'median   p95   max':>21}")
    events, frames, held = [], [], []
    for minute in range(1, minutes + 1):
        told, shown = [], []
        end = time.monotonic() + 60
        while time.monotonic() < end:
            event, frame = run.save()
            told.append(event)
            shown.append(frame)
            if run.number % 10 == 0:
                run.change_styles()
            if run.number % 25 == 0:
                run.make_a_mistake()
            time.sleep(pause)
        preview = run.preview
        held.append((preview.resident_kilobytes / 1024, preview.descriptors, preview.threads))
        events += told
        frames += shown
        columns = "".join(f"{'':3}{m:6.0f}{p:6.0f}{x:6.0f}" for m, p, x in (figures(told), figures(shown)))
        memory, files, threads = held[-1]
        cpu = preview.cpu_seconds
        print(f"{minute:6}{len(told):7}{columns}{memory:8.1f}{files:7}{threads:9}{cpu:8.1f}{os.getloadavg()[0]:6.1f}", flush=True)
    columns = "".join(f"{'':3}{m:6.0f}{p:6.0f}{x:6.0f}" for m, p, x in (figures(events), figures(frames)))
    print(f"{'all':>6}{len(events):7}{columns}")
    return held


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=43)
    parser.add_argument("--minutes", type=int, default=10)
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between two saves")
    options = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        note, path = site(Path(folder), options.entries)
        preview = Preview(DOCSITE, Path(folder).resolve())
        try:
            run = Run(preview, browser.new_page(), note, preview.address + path)
            print(f"{options.entries} entries, {options.minutes} minutes")
            held = measure(run, options.minutes, options.pause)
        finally:
            preview.end()
            browser.close()
    # The first minutes fill what is kept from then on.
    settled, last = held[min(1, len(held) - 1)], held[-1]
    grown = [
        name
        for name, before, after, slack in zip(["MiB", "files", "threads"], settled, last, [10 + settled[0] / 4, 0, 2])
        if after > before + slack
    ]
    if grown:
        sys.exit(f"grew after the second minute: {', '.join(grown)}")


if __name__ == "__main__":
    main()
