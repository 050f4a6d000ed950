"""What a user of the program sees: exit status, standard output, standard error, files."""

import json
import subprocess
from pathlib import Path

import pytest
import sound_site

BROKEN = {"content/notes/used_token.md": "See [x](#invalid_crad).\n"}


def test_build_writes_the_site_and_says_so_on_standard_error(run, folder: Path):
    result = run("build")
    assert (result.returncode, result.stdout) == (0, "")
    assert "0 removed" in result.stderr
    assert "used_token" in (folder / "public/errors/used_token/index.html").read_text()


def test_quiet_says_nothing_when_all_is_well(run):
    result = run("build", "--quiet")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_a_fault_is_told_with_place_and_cure_and_nothing_is_written(run, folder: Path):
    sound_site.write(folder, BROKEN)
    result = run("build")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "error[unresolved-link]: link to `#invalid_crad` leads nowhere\n"
        " --> content/notes/used_token.md:1:9\n"
        "  |\n"
        "1 | See [x](#invalid_crad).\n"
        "  |         ^^^^^^^^^^^^^\n"
        "  = help: a code with a similar name is in the catalog: `invalid_card`\n"
        "\n"
        "1 error\n"
    )
    assert not (folder / "public/index.html").exists()


def test_check_writes_nothing(run, folder: Path):
    result = run("check")
    assert result.returncode == 0
    assert not (folder / "public").exists()


def test_a_warning_fails_the_run_only_under_strict(run, folder: Path):
    sound_site.write(folder, {"content/notes/readme.txt": "x"})
    assert run("check").returncode == 0
    assert run("check", "--strict").returncode == 1
    assert run("build", "--strict").returncode == 1
    assert not (folder / "public/index.html").exists()


def test_accepted_faults_are_counted_and_any_other_fails(run, folder: Path):
    sound_site.write(folder, BROKEN)
    assert run("check", "--accept", "--strict").returncode == 64
    result = run("check", "--accept")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "content/known-faults.txt: 1 known fault\n")
    listed = (folder / "content/known-faults.txt").read_text()
    assert listed.splitlines()[-1] == "notes/used_token.md\tunresolved-link\tlink to `#invalid_crad` leads nowhere"
    result = run("build")
    assert result.returncode == 0 and result.stderr.startswith("1 known fault\n")
    assert "<a" not in (folder / "public/errors/used_token/index.html").read_text().partition("See ")[2].partition("</p>")[0]
    report = json.loads(run("check", "--format", "json").stdout)
    assert (report["errors"], report["known"], report["diagnostics"]) == (0, 1, [])
    assert run("check", "--format", "github").stdout == ""
    assert run("build", "--check").returncode == 0
    assert run("check", "--strict").returncode == 1
    sound_site.write(folder, {"content/notes/used_token.md": "[x](javascript:x)\n"})
    result = run("check", "--accept")
    assert result.returncode == 1 and "it cannot be accepted as known: readers could come to harm" in result.stderr
    assert result.stderr.endswith("nothing is accepted while there is an error that cannot be\n")
    assert (folder / "content/known-faults.txt").read_text() == listed


def test_an_internal_site_has_a_folder_of_its_own_and_leaves_the_ledger_alone(run, folder: Path):
    secret = "> [!INTERNAL]\n> Only within: quagga.\n"
    sound_site.write(folder, {"content/notes/used_token.md": f"It was used.\n\n{secret}"})
    for arguments in (["--output", "public"], [], ["--output", "./public/"], ["--output", "within", "--released"]):
        assert run("build", "--audience", "internal", *arguments).returncode == 64
    assert not (folder / "public").exists()
    assert run("build").returncode == 0
    ledger = (folder / "content/permalinks.txt").read_text()
    assert run("build", "--audience", "internal", "--output", "within").returncode == 0
    assert "quagga" in (folder / "within/errors/used_token/index.html").read_text()
    assert (folder / "content/permalinks.txt").read_text() == ledger
    assert run("build", "--audience", "internal", "--output", "within", "--check").returncode == 0
    result = run("build", "--output", "within")
    assert result.returncode == 64 and "within holds an internal site" in result.stderr
    (folder / "public").rename(folder / "site")
    result = run("build", "--audience", "internal", "--output", "site")
    assert result.returncode == 64 and "site holds a public site" in result.stderr
    assert all(b"quagga" not in file.read_bytes() for file in (folder / "site").rglob("*") if file.is_file())


def test_json_reports_go_to_standard_output_even_where_there_is_no_fault(run, folder: Path):
    assert json.loads(run("check", "--format", "json").stdout)["diagnostics"] == []
    sound_site.write(folder, BROKEN)
    result = run("check", "--format", "json")
    report = json.loads(result.stdout)
    assert (result.returncode, report["errors"], report["diagnostics"][0]["line"]) == (1, 1, 1)


def test_github_reports_are_annotations(run, folder: Path):
    sound_site.write(folder, BROKEN)
    assert run("check", "--format", "github").stdout.startswith("::error file=content/notes/used_token.md,line=1,col=9")


def test_build_check_fails_where_the_output_is_not_what_a_build_would_write(run, folder: Path):
    run("build")
    assert run("build", "--check").returncode == 0
    page = folder / "public/index.html"
    page.write_text("edited")
    before = sound_site.snapshot(folder)
    result = run("build", "--check")
    assert result.returncode == 1
    assert "changed: index.html" in result.stderr
    assert sound_site.snapshot(folder) == before


def test_the_base_url_can_be_given(run, folder: Path):
    run("build", "--base-url", "https://other.test/x")
    assert "https://other.test/x/errors/used_token/" in (folder / "public/sitemap.xml").read_text()


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--jobs", "0"],
        ["build", "--base-url", "nowhere"],
        ["build", "--format", "xml"],
        ["build", "--clean", "--check"],
        ["build", "--output", "content"],
        ["build", "--output", "content/public"],
        ["build", "--output", "."],
        ["build", "--output", "theme"],
        ["bild"],
    ],
)
def test_wrong_arguments_exit_with_64(run, folder: Path, arguments: list[str]):
    before = sound_site.snapshot(folder)
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (64, "")
    assert result.stderr.startswith(("error: ", "Error: "))
    assert sound_site.snapshot(folder) == before


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["biuld"], "`docsite build`"),
        (["chekc", "--strict"], "`docsite check`"),
        (["permalinks", "dif", "x"], "`docsite permalinks diff`"),
        (["new", "eror", "a_code"], "`docsite new error`"),
        (["theme", "cpy", "site.css"], "`docsite theme copy`"),
        (["frobnicate"], "build, check, serve"),
        (["theme", "copy", "footer.mustache"], "templates/footer.mustache"),
        (["theme", "copy", "footer"], "templates/footer.mustache"),
        (["theme", "copy", "template/foter.mustache"], "templates/footer.mustache"),
        (["theme", "copy", "site.css"], "assets/site.css"),
        (["theme", "copy", "nothing"], "`docsite theme files`"),
    ],
)
def test_a_slip_on_the_command_line_is_answered_with_what_was_meant(run, folder: Path, arguments: list[str], meant: str):
    before = sound_site.snapshot(folder)
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (64, "")
    assert meant in result.stderr
    assert sound_site.snapshot(folder) == before


ESCAPES = "\x1b]0;title\x07\x9b2J\u202e\u2066\u2028\u200b\ufeff\U000e0041"


def assert_harmless(result: subprocess.CompletedProcess, *, shown: bool = True):
    """Nothing that was printed steers a terminal or reads otherwise than it is."""
    text = result.stdout + result.stderr
    assert not set(ESCAPES) - set("]0;title2J") & set(text)
    assert ("<U+001B>" in text and "<U+202E>" in text) or not shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", ESCAPES],
        [ESCAPES],
        ["check", "--content", ESCAPES],
        ["check", "--format", ESCAPES],
        ["build", "--base-url", ESCAPES],
        ["new", "error", "a_code", "--group", ESCAPES],
        ["new", f"site/{ESCAPES}", ESCAPES],
        ["theme", "copy", ESCAPES],
        ["theme", "files", "--theme", "odd"],
        ["permalinks", "import", "old.txt"],
        ["permalinks", "import", ESCAPES],
        ["permalinks", "diff", ESCAPES],
        ["check", "--content", "odd"],
        ["check", "--content", "odd", "--format", "github"],
    ],
)
def test_what_authors_write_cannot_steer_a_terminal(run, folder: Path, arguments: list[str]):
    sound_site.write(
        folder,
        {
            "old.txt": f"https://x.example/{ESCAPES.replace(chr(0x2028), '')}\n",
            f"odd/{ESCAPES}": "x",
            "odd/site.yml": f'titel: "{ESCAPES}"\n',
            "odd/catalog/a.yml": "group: a\n",
        },
    )
    result = run(*arguments)
    assert result.returncode != 0 or arguments[:2] == ["theme", "files"]
    assert_harmless(result)


def test_a_json_report_is_harmless_and_says_exactly_what_was_written(run, folder: Path):
    sound_site.write(folder, {"content/notes/used_token.md": f"See [x](#{ESCAPES.replace(chr(0x2028), '')}).\n"})
    result = run("check", "--format", "json")
    assert_harmless(result, shown=False)
    assert "\u202e\u2066" in json.loads(result.stdout)["diagnostics"][0]["message"]


def test_people_see_the_first_fifty_faults_and_programs_all(run, folder: Path):
    sound_site.write(folder, {"content/notes/used_token.md": "".join(f"[x](#no_{n})\n" for n in range(60))})
    result = run("check")
    assert result.stderr.count("error[unresolved-link]") == 50
    assert "… and 10 more: mend these first, or see all with `--format json`\n\n60 errors\n" in result.stderr
    assert len(json.loads(run("check", "--format", "json").stdout)["diagnostics"]) == 60
    assert run("check", "--format", "github").stdout.count("::error") == 60


def test_work_that_cannot_be_done_exits_with_2(run, folder: Path):
    (folder / "public").write_text("a file")
    result = run("build")
    assert result.returncode == 2
    assert "public" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_result_that_cannot_be_written_exits_with_2(docsite: Path, folder: Path):
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [docsite, "check", "--format", "json"],
            cwd=folder, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert result.returncode == 2
    assert result.stderr.startswith("error: cannot write to standard output: ")


def test_a_missing_content_folder_is_a_fault_with_a_cure(run):
    result = run("build", "--content", "contents")
    assert result.returncode == 1
    assert "--content" in result.stderr


def test_help_and_version_are_results(run):
    assert "docsite build" in run("--help").stdout
    assert run("--version").stdout.strip().count(".") == 2
    assert "--base-url" in run("build", "--help").stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_the_commands(run, shell: str):
    result = run("--generate-completion-script", shell)
    assert result.returncode == 0
    assert "build" in result.stdout


def test_colour_is_never_used_where_there_is_no_terminal(run, folder: Path):
    sound_site.write(folder, BROKEN)
    assert "\x1b" not in run("build").stderr


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_stands_in_place_of_the_output_folder_is_told(run, folder: Path, kind: str):
    output = folder / "public"
    if kind == "file":
        output.write_text("x")
    else:
        output.symlink_to("nowhere")
    result = run("build")
    assert result.returncode == 2
    assert "public is a file, or a link that leads nowhere" in result.stderr
    assert "--output" in result.stderr


def test_a_folder_in_the_list_of_files_is_not_counted_as_removed(run, folder: Path):
    assert run("build").returncode == 0
    (folder / "public/mine").mkdir()
    made = folder / "public/.docsite-files"
    made.write_text(made.read_text() + "mine\n")
    (folder / "content/notes/used_token.md").write_text("Changed.\n")
    result = run("build")
    assert result.returncode == 0, result.stderr
    assert "0 removed" in result.stderr
    assert (folder / "public/mine").is_dir()
