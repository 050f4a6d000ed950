"""`docsite new`: a site from nothing, in a repository, for each host, and the way to a first error of one's own."""

import itertools
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from new_site import SAMPLES, New, faults, lint, listing, repository, scripts, write

HOSTS = ["github-pages", "netlify", "cloudflare", "s3", "nginx", "none"]


@pytest.mark.parametrize("host", HOSTS)
def test_a_new_site_has_its_samples_to_tell_of_and_nothing_else(docsite: Path, tmp_path: Path, new: New, host: str):
    folder = "docs/errors of it"
    repository(tmp_path)
    result = new(folder, "--host", host, "--base-url", "https://errors.acme.test/")
    assert (result.returncode, result.stdout) == (0, ""), result.stderr
    assert len(result.stderr.splitlines()) < 14
    site = tmp_path / folder
    assert faults(docsite, site) == [("placeholder-text", "content/catalog/samples.yml")] * 2
    assert subprocess.run([docsite, "build", "--quiet"], cwd=site, check=True).returncode == 0
    strict = subprocess.run([docsite, "build", "--strict"], cwd=site, capture_output=True, text=True, check=False)
    assert strict.returncode == 1
    assert "delete the entry and its note" in strict.stderr


def test_from_nothing_to_an_error_of_ones_own(docsite: Path, tmp_path: Path, new: New):
    assert new("--base-url", "https://errors.acme.test/").returncode == 0
    arguments = ["--status", "402", "--retry", "never", "--title", "Card Declined", "--message", "card: declined"]
    result = new("error", "card_declined", *arguments, "--summary", "The bank said no.")
    assert "content/catalog/402-payment-required.yml" in result.stderr
    assert (tmp_path / "content/catalog/402-payment-required.yml").read_text() == (
        '# yaml-language-server: $schema=../../schema/catalog.json\ngroup: "402"\ntitle: 402 Payment Required\nstatus: 402\n'
        'errors:\n  - code: card_declined\n    title: Card Declined\n    message: "card: declined"\n'
        "    summary: The bank said no.\n    retry: never\n"
    )
    note = tmp_path / "content/notes/card_declined.md"
    assert [code for code, file in faults(docsite, tmp_path) if file.endswith("card_declined.md")] == ["empty-section"] * 2
    note.write_text(note.read_text().replace("happens\n", "happens\n\nThe bank refused.\n") + "\nAsk for another card.\n")
    assert new("error", "expired_card", "--status", "402", "--summary", "It is too old.").returncode == 0
    assert new("error", "odd", "--status", "409", "--summary", "Odd.").returncode == 0
    for code in ("expired_card", "odd"):
        (tmp_path / f"content/notes/{code}.md").write_text("## Why it happens\n\nIt does.\n\n## How to fix it\n\nDo.\n")
    assert {file for _, file in faults(docsite, tmp_path)} == SAMPLES
    # As the summary of `docsite new` and the README say.
    (command,) = [line for line in (tmp_path / "README.md").read_text().splitlines() if line.startswith("rm ")]
    subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True)
    assert faults(docsite, tmp_path) == []
    names = {path.name for path in (tmp_path / "content/catalog").iterdir()}
    assert names == {"402-payment-required.yml", "409-conflict.yml"}


def test_a_sample_whose_entry_was_rewritten_still_has_its_note(docsite: Path, tmp_path: Path, new: New):
    new("--base-url", "https://errors.acme.test/")
    catalog = tmp_path / "content/catalog/samples.yml"
    catalog.write_text(catalog.read_text().replace("This is a sample of docsite new. ", ""))
    assert faults(docsite, tmp_path) == [
        ("placeholder-text", "content/notes/sample_invalid_parameter.md"),
        ("placeholder-text", "content/notes/sample_rate_limited.md"),
    ]


def test_a_first_error_needs_no_option(docsite: Path, tmp_path: Path, new: New):
    new("--empty", "--base-url", "https://errors.acme.test/")
    assert not list(tmp_path.glob("content/*/*sample*"))
    assert [code for code, _ in faults(docsite, tmp_path)] == ["empty-catalog"]
    assert new("error", "card_declined").returncode == 0
    assert new("error", "expired_card", "--status", "402").returncode == 0
    catalog = yaml.safe_load((tmp_path / "content/catalog/errors.yml").read_text())
    assert [(entry["code"], entry.get("status")) for entry in catalog["errors"]] == [("card_declined", None), ("expired_card", 402)]
    assert subprocess.run([docsite, "check", "--quiet"], cwd=tmp_path, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("arguments", [["--status", "99"], ["--status", "x"], ["--retry", "perhaps"]])
def test_what_no_entry_can_say_is_refused(tmp_path: Path, new: New, arguments: list[str]):
    new()
    before = listing(tmp_path)
    assert new("error", "odd", *arguments).returncode == 64
    assert listing(tmp_path) == before


def test_two_groups_of_one_status_are_asked_for(tmp_path: Path, new: New):
    new("--empty")
    for name in ("a", "b"):
        write(tmp_path, {f"content/catalog/{name}.yml": f"group: {name}\ntitle: T\nstatus: 400\nerrors:\n  - {{code: {name}, title: T, message: m, summary: S.}}\n"})
    result = new("error", "odd", "--status", "400")
    assert (result.returncode, "--group: a, b" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@github.com:Acme/shop.git", "https://acme.github.io/shop/"),
        ("https://github.com/Acme/shop", "https://acme.github.io/shop/"),
        ("https://token@github.com/acme/shop.git/", "https://acme.github.io/shop/"),
        ("ssh://git@github.com:22/acme/shop.git", "https://acme.github.io/shop/"),
        ("ssh://git@ssh.github.com:443/acme/shop.git", "https://acme.github.io/shop/"),
        ("git@github.com:acme/Acme.github.io.git", "https://acme.github.io/"),
        ("git@gitlab.com:acme/shop.git", None),
        ("https://github.com.evil.test/acme/shop", None),
        ("https://github.com/acme", None),
        ("../shop.git", None),
    ],
)
def test_the_address_is_guessed_from_the_remote(docsite: Path, tmp_path: Path, new: New, remote: str, address: str | None):
    repository(tmp_path, remote)
    result = new("errors")
    settings = yaml.safe_load((tmp_path / "errors/content/site.yml").read_text())
    assert settings["base_url"] == (address or "https://your-host.example/")
    assert ("guessed" in result.stderr) == (address is not None)
    # Nobody is to publish what would say that it lives nowhere.
    unsaid = [file for _, file in faults(docsite, tmp_path / "errors") if file == "content/site.yml"]
    assert unsaid == ([] if address else ["content/site.yml"])
    assert "content/site.yml" not in str(faults(docsite, tmp_path / "errors", "--base-url", "https://acme.test/"))


def test_a_worktree_has_the_remote_of_its_repository(tmp_path: Path, new: New):
    repository(tmp_path / "main")
    write(tmp_path, {"main/.git/worktrees/other/commondir": "../..\n", "main/.git/worktrees/other/HEAD": "x"})
    write(tmp_path, {"other/.git": f"gitdir: {tmp_path}/main/.git/worktrees/other\n"})
    assert "acme.github.io/shop" in new("errors", within="other").stderr


@pytest.mark.parametrize(
    ("there", "folder"),
    [({}, "."), ({"README.md": "mine", "LICENSE": "mine", ".gitignore": "mine"}, "."), ({"go.mod": "module x"}, "errors")],
)
def test_without_a_folder_a_site_goes_where_there_is_room(docsite: Path, tmp_path: Path, new: New, there: dict[str, str], folder: str):
    repository(tmp_path, **there)
    result = new()
    assert result.returncode == 0, result.stderr
    assert (tmp_path / folder / "content/site.yml").is_file()
    assert {path: listing(tmp_path)[path] for path in there} == there
    assert ("as they were" in result.stderr) == ("README.md" in there)
    assert subprocess.run([docsite, "check", "--quiet"], cwd=tmp_path / folder, capture_output=True, check=False).returncode == 0


def test_everything_that_is_in_the_way_is_told_at_once(tmp_path: Path, new: New):
    there = {
        "errors/content/mine.md": "mine", "errors/theme": "a file", "errors/README.md": "mine",
        ".github/workflows/errors.yml": "on: push\n",
    }  # fmt: skip
    repository(tmp_path, **there)
    result = new("errors")
    assert result.returncode == 2
    for obstacle in ("errors/content/\n", "errors/theme\n", ".github/workflows/errors.yml\n"):
        assert f"  {obstacle}" in result.stderr
    assert "README" not in result.stderr
    assert listing(tmp_path) == there


def test_a_second_time_changes_nothing(tmp_path: Path, new: New):
    repository(tmp_path)
    assert new("errors").returncode == 0
    before = listing(tmp_path)
    assert new("errors").returncode == 2
    assert listing(tmp_path) == before


@pytest.mark.parametrize(("arguments", "command"), [(["out_of_stock"], "out_of_stock"), ([], "<code>"), (["site", "x"], "x")])
def test_within_a_site_nobody_wants_another(tmp_path: Path, new: New, arguments: list[str], command: str):
    assert new("--host", "none").returncode == 0
    before = listing(tmp_path)
    result = new(*arguments)
    assert (result.returncode, listing(tmp_path)) == (2, before)
    assert f"`docsite new error {command}`" in result.stderr


def test_a_group_that_is_not_there_is_told_how_it_begins(tmp_path: Path, new: New):
    new("--base-url", "https://acme.test/")
    result = new("error", "odd", "--group", "409")
    assert result.returncode == 2 and "`--status 409`" in result.stderr and "samples" not in result.stderr
    assert new("error", "odd", "--status", "409").returncode == 0
    assert "the groups are 409; did you mean `409`?" in new("error", "even", "--group", "40").stderr


def test_a_folder_of_no_repository_must_be_empty(tmp_path: Path, new: New):
    write(tmp_path, {"errors/file": "mine"})
    assert new("errors").returncode == 2
    assert listing(tmp_path) == {"errors/file": "mine"}


def test_a_repository_has_one_site_on_github_pages(tmp_path: Path, new: New):
    there = {".github/workflows/docs.yml": "jobs:\n  a:\n    steps:\n      - uses: actions/deploy-pages@v4\n"}
    repository(tmp_path, **there)
    result = new("errors")
    assert (result.returncode, listing(tmp_path)) == (2, there)
    assert ".github/workflows/docs.yml" in result.stderr and "--below" in result.stderr
    assert new("errors", "--host", "netlify").returncode == 0


@pytest.mark.parametrize(
    ("host", "folder", "options"),
    [("github-pages", "", []), ("github-pages", "docs/errors of it", ["--no-theme"]), ("s3", "docs/errors of it", [])],
)
def test_the_workflow_lies_at_the_root_and_needs_no_name(docsite: Path, version: str, tmp_path: Path, new: New, host: str, folder: str, options: list[str]):
    # Somebody else's, which must not be taken for the site's.
    repository(tmp_path, **({"theme/x": "mine"} if folder else {}))
    assert new(folder or ".", "--host", host, *options, "--base-url", "https://acme.test/").returncode == 0
    (workflow,) = (tmp_path / ".github/workflows").iterdir()
    text = workflow.read_text()
    assert f"pipx install docsite=={version}\n" in text
    assert "OWNER" not in text and "secrets." not in text
    # As a runner does, in the checked out repository.
    jobs = yaml.safe_load(text)["jobs"]
    publishing = next(name for name in jobs if name in ("build", "publish"))
    assert jobs["check"]["if"] == "github.event_name != 'push'"
    check, *_ = [script for script in scripts(workflow, "check") if "docsite build" in script]
    checked = shell(docsite, tmp_path, check)
    assert checked.returncode == 1
    assert f"::warning file={folder + '/' if folder and not options else ''}content/catalog/samples.yml" in checked.stdout
    build, *_ = [script for script in scripts(workflow, publishing) if "docsite build" in script]
    assert shell(docsite, tmp_path, build).returncode == 1
    site = tmp_path / folder
    (site / "content/catalog/samples.yml").write_text((site / "content/catalog/samples.yml").read_text().replace("This is a sample of docsite new. ", ""))
    for note in (site / "content/notes").iterdir():
        note.write_text(note.read_text().replace("This is a sample of docsite new. ", ""))
    assert "title=unreleased-address" in shell(docsite, tmp_path, build).stdout
    subprocess.run([docsite, "build", "--quiet", "--release", "2026-11-27"], cwd=site, check=True)
    built = shell(docsite, tmp_path, build)
    assert built.returncode == 0, built.stdout
    assert (site / "public/index.html").is_file()


def test_workflows_are_sound(tmp_path: Path, new: New):
    for number, (host, options) in enumerate(itertools.product(["github-pages", "s3"], [[], ["--no-theme"]])):
        for folder in (".", "docs/errors of it"):
            repository(tmp_path / f"{number}/{len(folder)}")
            assert new(folder, "--host", host, *options, within=f"{number}/{len(folder)}").returncode == 0
    files = list(tmp_path.glob("*/*/.github/workflows/*.yml"))
    assert len(files) == 8
    lint(*files)


def shell(docsite: Path, folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Runs a step of a workflow, with docsite on the path."""
    script = f'docsite() {{ {docsite} "$@"; }}; BASE_URL=https://someone.github.io/errors; {command}'
    return subprocess.run(["bash", "-ec", script], cwd=folder, capture_output=True, text=True, check=False)


def test_no_address_is_published_that_has_no_day(docsite: Path, tmp_path: Path, new: New):
    repository(tmp_path)
    assert new("errors", "--base-url", "https://acme.test/").returncode == 0
    (workflow,) = (tmp_path / ".github/workflows").iterdir()
    for job in ("check", "build"):
        (build,) = [script for script in scripts(workflow, job) if "docsite build" in script]
        build = build.replace("--strict", "")
        assert shell(docsite, tmp_path, "cd errors && rm -f content/permalinks.txt && docsite build --quiet").returncode == 0
        refused = shell(docsite, tmp_path, build)
        assert refused.returncode == 1
        assert "addresses have no day of a release in errors/content/permalinks.txt" in refused.stdout
        assert shell(docsite, tmp_path, "cd errors && docsite build --quiet --release 2026-11-27").returncode == 0
        assert shell(docsite, tmp_path, build).returncode == 0


@pytest.mark.parametrize(("host", "file"), [("netlify", "netlify.toml"), ("cloudflare", "wrangler.toml")])
@pytest.mark.parametrize("folder", [".", "docs/errors"])
def test_hosts_that_build_know_how(docsite: Path, version: str, tmp_path: Path, new: New, host: str, file: str, folder: str):
    repository(tmp_path)
    assert new(folder, "--host", host, "--base-url", "https://acme.test/").returncode == 0
    assert not (tmp_path / ".github").exists()
    settings = tomllib.loads((tmp_path / file).read_text())
    build = settings["build"]
    published = build["publish"] if host == "netlify" else settings["assets"]["directory"]
    if host == "cloudflare":
        assert settings["assets"]["not_found_handling"] == "404-page"
        assert settings["name"] == "shop-errors"
    install, rest = build["command"].split(" && ", 1)
    assert install == f"pip install docsite=={version}"
    result = shell(docsite, tmp_path, rest)
    assert "sample" in result.stderr
    assert shell(docsite, tmp_path, rest.replace("--strict --released", "")).returncode == 0
    assert (tmp_path / published / "404.html").is_file()


@pytest.mark.parametrize(("host", "file"), [("netlify", "netlify.toml"), ("cloudflare", "wrangler.toml")])
def test_a_host_that_builds_gets_the_folders_of_the_address(docsite: Path, tmp_path: Path, new: New, host: str, file: str):
    repository(tmp_path)
    assert new("docs/errors", "--host", host, "--base-url", "https://acme.test/api/errors/").returncode == 0
    settings = tomllib.loads((tmp_path / file).read_text())
    command = settings["build"]["command"].split(" && ", 1)[1].replace("--strict --released", "")
    result = shell(docsite, tmp_path, command)
    assert result.returncode == 0, result.stderr
    top = tmp_path / (settings["build"]["publish"] if host == "netlify" else settings["assets"]["directory"])
    assert (top / "api/errors/index.html").is_file()
    # What hosts read at the top only.
    assert "/api/errors/assets/" in (top / "_headers").read_text()
    assert "/api/errors/" in (top / "404.html").read_text()


@pytest.mark.parametrize("address", ["https://errors.acme.test/", "https://docs.acme.test/api/errors/"])
def test_nginx_sends_what_the_other_hosts_read(docsite: Path, tmp_path: Path, new: New, address: str):
    new("shop", "--host", "nginx", "--base-url", address)
    text = (tmp_path / "shop/nginx.conf").read_text()
    assert text.count("{") == text.count("}")
    path = "/" + address.split("/", 3)[3]
    assert f"error_page 404 {path}404.html;" in text
    # A host that has other pages keeps what it says of them.
    assert ("server {" in text) == (path == "/") and (f"location ^~ {path} {{" in text) == (path != "/")
    subprocess.run([docsite, "build", "--quiet"], cwd=tmp_path / "shop", check=True)
    headers = (tmp_path / "shop/public/_headers").read_text()
    for line in headers.splitlines():
        if line.startswith("  ") and "Cache-Control" not in line:
            name, value = line.strip().split(": ")
            # nginx has a word of its own for the type.
            assert (name in text or name == "Content-Type") and value in text


def test_the_guide_shows_the_recipe_that_new_writes(tmp_path: Path, new: New):
    new("shop", "--host", "nginx", "--base-url", "https://docs.example.com/api-errors/")
    _, _, _, recipe = (tmp_path / "shop/nginx.conf").read_text().split("\n", 3)
    guide = Path(__file__).resolve().parents[2] / "docs/content/pages/hosts.md"
    assert f"```nginx\n{recipe}```\n" in guide.read_text()


def test_an_address_that_says_errors_says_it_once(docsite: Path, tmp_path: Path, new: New):
    new("shop", "--base-url", "https://docs.acme.test/api/errors/")
    subprocess.run([docsite, "build", "--quiet"], cwd=tmp_path / "shop", check=True)
    assert (tmp_path / "shop/public/sample_rate_limited/index.html").is_file()


def test_a_title_may_be_any_line(docsite: Path, tmp_path: Path, new: New):
    assert new("a", "--title", 'Acme: "errors" # 1', "--base-url", "https://acme.test/").returncode == 0
    assert yaml.safe_load((tmp_path / "a/content/site.yml").read_text())["title"] == 'Acme: "errors" # 1'
    assert new("b", "--title", "two\nlines").returncode == 64
    assert new("c", "--base-url", "nowhere").returncode == 64
    assert new("d", "--host", "gopher").returncode == 64
    assert not {path.name for path in tmp_path.iterdir()} & {"b", "c", "d"}


def test_the_folder_gives_the_title(tmp_path: Path, new: New):
    new("card-payments")
    assert yaml.safe_load((tmp_path / "card-payments/content/site.yml").read_text())["title"] == "Card payments errors"


@pytest.mark.parametrize(("word", "meant"), [("init", "new"), ("create", "new"), ("dev", "serve"), ("lint", "check")])
def test_what_other_programs_call_it_is_no_command_here(docsite: Path, tmp_path: Path, word: str, meant: str):
    for arguments in ([word], [word, "shop"]):
        result = subprocess.run([docsite, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (result.returncode, result.stdout) == (64, "")
        assert f"did you mean `docsite {meant}`?" in result.stderr
    result = subprocess.run([docsite, "help", word], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert f"did you mean `docsite help {meant}`?" in result.stderr
    assert not list(tmp_path.iterdir())
