"""`docsite new --below`: an error reference below the site of another generator."""

import subprocess
from pathlib import Path

import pytest
import yaml
from new_site import New, faults, lint, listing, repository, write

PACKAGES = {"package.json": '{"scripts": {"build": "x"}}', "package-lock.json": "{}"}
# What other sites consist of, where they are published, and where that leaves what they don't build.
SITES = {
    "Docusaurus": (
        {"docusaurus.config.ts": "export default {\n  url: 'https://acme.test',\n  baseUrl: '/product/',\n};\n", **PACKAGES},
        "https://acme.test/product/", "static", "pathname:///docs/errors/",
    ),
    "Starlight": (
        {"astro.config.mjs": "export default defineConfig({\n  site: 'https://acme.test',\n  integrations: [starlight()],\n});\n", **PACKAGES},
        "https://acme.test/", "public", "starlight-links-validator",
    ),
    "VitePress": (
        {"docs/.vitepress/config.mts": "export default {\n  base: '/x/'\n}\n", **PACKAGES},
        None, "docs/public", "ignoreDeadLinks: [/^\\/docs\\/errors\\//]",
    ),
    "MkDocs": (
        {"mkdocs.yml": "site_name: x\nsite_url: https://acme.test/guide/\ndocs_dir: pages # here\n"},
        "https://acme.test/guide/", "pages", "[Errors](/guide/docs/errors/)",
    ),
    "Jekyll": (
        {"_config.yml": "url: https://acme.test\nbaseurl: /j\n", "Gemfile": "gem 'jekyll'\n"},
        "https://acme.test/j/", "", "exclude: [errors]",
    ),
    "Sphinx": ({"docs/conf.py": 'html_baseurl = "https://acme.test/"\n'}, "https://acme.test/", "docs/_extra", "html_extra_path"),
}  # fmt: skip
DEPLOYS = {
    "Docusaurus": "npm run build", "Starlight": "withastro/action@v6", "VitePress": "npm run docs:build",
    "MkDocs": "mkdocs gh-deploy --force", "Jekyll": "bundle exec jekyll build", "Sphinx": "sphinx-build -b html docs out",
}  # fmt: skip


def deploying(generator: str) -> str:
    step = DEPLOYS[generator]
    key = "uses" if "@" in step else "run"
    return f"on: push\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v6\n      - {key}: {step}\n      - uses: actions/deploy-pages@v5\n"


def shell(docsite: Path, folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    script = f'docsite() {{ {docsite} "$@"; }}; pipx() {{ :; }}; {command}'
    return subprocess.run(["bash", "-ec", script], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("generator", SITES)
def test_a_site_goes_where_the_other_publishes_what_it_does_not_build(docsite: Path, tmp_path: Path, new: New, generator: str):
    files, address, static, rule = SITES[generator]
    repository(tmp_path, **files)
    result = new("--below", "/docs/errors/")
    assert result.returncode == 0, result.stderr
    site = tmp_path / "errors"
    settings = yaml.safe_load((site / "content/site.yml").read_text())
    assert settings["base_url"] == (address or "https://acme.github.io/shop/") + "docs/errors/"
    # The way back.
    assert settings["links"]["Documentation"] == (address or "https://acme.github.io/shop/")
    assert "Documentation" in (site / "theme/theme.yml").read_text()
    assert [code for code, _ in faults(docsite, site)] == ["placeholder-text"] * 2
    readme = (site / "README.md").read_text()
    place = f"{static}/docs/errors".lstrip("/")
    assert rule in readme and f"add `/{place}/` to the repository's `.gitignore`" in readme
    assert generator in result.stderr
    assert {path: listing(tmp_path)[path] for path in files} == files
    # Nothing publishes the other site yet: the workflow publishes both.
    (workflow,) = (tmp_path / ".github/workflows").iterdir()
    steps = yaml.safe_load(workflow.read_text())["jobs"]["build"]["steps"]
    build = next(step["run"] for step in steps if "docsite build" in step.get("run", ""))
    made = shell(docsite, tmp_path, f"BASE_URL=https://acme.test; {build.replace('--strict --released', '')}")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / place / "sample_rate_limited/index.html").is_file()
    assert (tmp_path / place / "404.html").read_text().count("/docs/errors/") > 0
    # Each would become a page of the other site, in the place of the one that it lies beside.
    assert bool(list((tmp_path / place).rglob("*.md"))) == (generator not in ("MkDocs", "Jekyll"))


@pytest.mark.parametrize("generator", SITES)
def test_what_publishes_the_other_site_is_told_the_step_that_it_lacks(docsite: Path, tmp_path: Path, new: New, generator: str):
    files, _, static, _ = SITES[generator]
    there = {**files, ".github/workflows/deploy.yml": deploying(generator)}
    repository(tmp_path, **there)
    result = new("--below", "docs/errors")
    assert result.returncode == 0, result.stderr
    assert "Add this step to .github/workflows/deploy.yml, before line 6" in result.stderr
    assert {path: listing(tmp_path)[path] for path in there} == there
    workflow = tmp_path / ".github/workflows/errors.yml"
    assert list(yaml.safe_load(workflow.read_text())["jobs"]) == ["check"]
    (step,) = [line for line in result.stderr.splitlines() if line.startswith("      - run: ")]
    assert step in (tmp_path / "errors/README.md").read_text()
    command = yaml.safe_load(step)[0]["run"]
    assert "sample" in shell(docsite, tmp_path, command).stdout
    assert shell(docsite, tmp_path, command.replace("--strict --released", "")).returncode == 0
    assert (tmp_path / static / "docs/errors/index.html").is_file()


def test_the_step_comes_before_the_one_that_builds_whole(tmp_path: Path, new: New):
    files, *_ = SITES["Docusaurus"]
    deploy = """on: push
defaults: {run: {working-directory: website}}
jobs:
  a:
    steps:
      - name: Build it
        env: {A: b}
        run: npm run build
      - uses: actions/deploy-pages@v5
"""
    repository(tmp_path, **files, **{".github/workflows/deploy.yml": deploy})
    result = new("--below", "docs/errors")
    assert "before line 6 (name: Build it)" in result.stderr
    lines = result.stderr.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("      - run: "))
    workflow = deploy.splitlines()
    workflow[5:5] = lines[start : start + 2]
    steps = yaml.safe_load("\n".join(workflow))["jobs"]["a"]["steps"]
    assert [sorted(step) for step in steps] == [["run", "working-directory"], ["env", "name", "run"], ["uses"]]


def test_files_of_the_other_site_are_not_built_over(tmp_path: Path, new: New):
    files, _, static, _ = SITES["MkDocs"]
    there = {**files, f"{static.lstrip('/')}/docs/errors/index.md": "mine"}
    repository(tmp_path, **there)
    result = new("--below", "docs/errors")
    assert result.returncode == 2
    assert f"{static.lstrip('/')}/docs/errors/, where the other site has files of its own" in result.stderr
    assert {path: text for path, text in listing(tmp_path).items() if path in there} == there


def test_workflows_of_both_sites_are_sound(tmp_path: Path, new: New):
    for generator, (files, *_) in SITES.items():
        for host in ("github-pages", "s3"):
            folder = f"{generator}/{host}"
            repository(tmp_path / folder, **files)
            assert new("--below", "docs/errors", "--host", host, within=folder).returncode == 0
    for generator, (files, *_) in SITES.items():
        repository(tmp_path / generator / "there", **files, **{".github/workflows/deploy.yml": deploying(generator)})
        assert new("--below", "e", within=f"{generator}/there").returncode == 0
    workflows = [*tmp_path.glob("*/*/.github/workflows/errors.yml")]
    assert len(workflows) == 18
    lint(*workflows)


def test_the_host_is_the_one_that_the_other_site_has(docsite: Path, tmp_path: Path, new: New):
    files, *_ = SITES["MkDocs"]
    there = {**files, "netlify.toml": '[build]\n  command = "mkdocs build"\n'}
    repository(tmp_path, **there)
    result = new("--below", "docs/errors")
    assert not (tmp_path / ".github").exists()
    assert "netlify.toml: let it build both" in result.stderr
    assert "--output pages/docs/errors" in result.stderr and "mkdocs build" in result.stderr
    assert {path: listing(tmp_path)[path] for path in there} == there


def test_another_host_builds_both(tmp_path: Path, new: New):
    files, *_ = SITES["Docusaurus"]
    repository(tmp_path, **files)
    assert new("--below", "docs/errors", "--host", "netlify").returncode == 0
    text = (tmp_path / "netlify.toml").read_text()
    assert "(npm ci && npm run build)" in text and 'publish = "build"' in text


@pytest.mark.parametrize("start", ["website", "website/docs", "."])
def test_the_other_site_is_found_from_where_one_is(docsite: Path, tmp_path: Path, new: New, start: str):
    files, *_ = SITES["Docusaurus"]
    repository(tmp_path, **{f"website/{path}": text for path, text in files.items()})
    write(tmp_path, {"website/docs/intro.md": "# Hello\n"})
    result = new("reference", "--below", "docs/errors", within=start)
    assert result.returncode == 0, result.stderr
    workflow = (tmp_path / ".github/workflows/reference.yml").read_text()
    assert "--output website/static/docs/errors" in workflow
    assert "(cd website && npm ci && npm run build)" in workflow
    assert "path: website/build\n" in workflow


@pytest.mark.parametrize("generator", ["Jekyll", "MkDocs"])
def test_sources_are_not_where_the_site_is_built(docsite: Path, tmp_path: Path, new: New, generator: str):
    files = SITES[generator][0] if generator == "Jekyll" else {"mkdocs.yml": "site_name: x\ndocs_dir: .\n"}
    repository(tmp_path, **files)
    assert new("errors", "--below", "errors").returncode == 2
    assert new("errors/sources", "--below", "errors").returncode == 2
    assert listing(tmp_path) == files
    result = new("--below", "errors", "--base-url", "https://acme.test/errors/")
    assert result.returncode == 0, result.stderr
    site = tmp_path / "error-reference"
    (command,) = [line.split("`")[1] for line in (site / "README.md").read_text().splitlines() if line.startswith("- A preview of both")]
    assert shell(docsite, tmp_path, command).returncode == 0
    assert (tmp_path / "errors/sample_rate_limited/index.html").is_file()


def test_without_another_site_there_is_nothing_to_be_below(tmp_path: Path, new: New):
    repository(tmp_path, **{"README.md": "mine"})
    result = new("--below", "docs/errors")
    assert result.returncode == 2
    assert "Docusaurus" in result.stderr and "--base-url" in result.stderr
    assert listing(tmp_path) == {"README.md": "mine"}


@pytest.mark.parametrize("path", ["", "/", "../x", "a/./b", "a b", "https://acme.test/errors"])
def test_below_is_a_path(tmp_path: Path, new: New, path: str):
    repository(tmp_path, **SITES["MkDocs"][0])
    assert new("--below", path).returncode == 64


def test_what_the_address_is_said_to_be_counts(tmp_path: Path, new: New):
    repository(tmp_path, **SITES["MkDocs"][0])
    assert new("--below", "docs/errors", "--base-url", "https://other.test/docs/errors/").returncode == 0
    settings = yaml.safe_load((tmp_path / "errors/content/site.yml").read_text())
    assert settings["base_url"] == "https://other.test/docs/errors/"
