"""`docsite new notes`: what entries lack, and nothing over what is there."""

from pathlib import Path

import sound_site


def test_each_code_without_a_note_gets_one_with_the_required_sections(run, folder: Path):
    site = sound_site.FILES["content/site.yml"] + "notes: {required: true, sections: [Why it happens]}\n"
    catalog = sound_site.FILES["content/catalog/400.yml"] + "  - {code: a/b, title: A, message: a, summary: a}\n"
    sound_site.write(folder, {"content/site.yml": site, "content/catalog/400.yml": catalog})
    kept = (folder / "content/notes/used_token.md").read_bytes()
    result = run("new", "notes")
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == ["content/notes/invalid_card.md", "content/notes/a-b.md"]
    assert (folder / "content/notes/invalid_card.md").read_text() == "## Why it happens\n"
    assert (folder / "content/notes/a-b.md").read_text() == "---\ncode: a/b\n---\n\n## Why it happens\n"
    assert (folder / "content/notes/used_token.md").read_bytes() == kept
    assert run("check").returncode == 0
    assert run("new", "notes").stdout == ""


def test_drafts_are_counted_and_pages_follow_their_order(run, folder: Path):
    sound_site.write(
        folder,
        {
            "content/pages/a.md": "---\ntitle: A\n---\n",
            "content/pages/b.md": "---\ntitle: B\norder: 10\n---\n",
            "content/pages/c.md": "---\ntitle: C\norder: 9\n---\n",
            "content/pages/d.md": "---\ntitle: D\ndraft: true\n---\n",
            "theme/templates/navigation.mustache": "<nav>{{#pages}}{{title}} {{/pages}}</nav>\n",
            "theme/templates/page.mustache": "{{{navigation}}}\n",
        },
    )
    result = run("build")
    assert result.returncode == 0, result.stderr
    assert "; 1 draft left out" in result.stderr
    assert "<nav>C B A </nav>" in (folder / "public/a/index.html").read_text()
    assert not (folder / "public/d").exists()
