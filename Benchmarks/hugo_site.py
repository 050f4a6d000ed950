#!/usr/bin/env python3
"""A corpus as a Hugo site that does the same work as docsite: hugo_site.py CORPUS FOLDER on|off (its highlighter).

A page for each entry, a page for each group, one with all anchors, and a JSON file to search in. What pages share is a
cached partial, as Hugo's own guide to performance advises; group pages list their entries, where docsite's also hold
the notes.
"""
import re
import shutil
import sys
from pathlib import Path

import corpus
from docsite_site import scalar, write

LAYOUTS = {
    "baseof.html": """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ .Title }} · {{ site.Title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{{ .Params.summary }}">
<link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="/site.css">
</head>
<body>
{{ partialCached "header.html" . }}
<main>{{ block "main" . }}{{ end }}</main>
{{ partialCached "navigation.html" . }}
</body>
</html>
""",
    "page.html": """{{ define "main" }}<article>
<p><a href="{{ .Parent.RelPermalink }}">{{ .Parent.Title }}</a></p>
<h1><code>{{ .Params.code }}</code></h1>
<p>{{ .Title }}</p>
<p>{{ .Params.summary }}</p>
<dl>{{ with .Params.status }}<dt>Status</dt><dd>{{ . }}</dd>{{ end }}<dt>Message</dt><dd><samp>{{ .Params.message }}</samp></dd></dl>
{{ .Content }}
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Params.code }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Params.code }}</a>{{ end }}</nav>
</article>{{ end }}
""",
    "section.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ range .RegularPages }}<article id="{{ .Params.code }}"><h2><a href="{{ .RelPermalink }}">{{ .Params.code }}</a></h2>
<p>{{ .Title }}</p><p>{{ .Params.message }}</p><p>{{ .Params.summary }}</p></article>
{{ end }}{{ end }}
""",
    "home.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ range site.Sections }}<h2>{{ .Title }}</h2><ul>
{{ range .RegularPages }}<li id="{{ .Params.code }}"><a href="{{ .RelPermalink }}">{{ .Params.code }}</a> {{ .Title }}</li>
{{ end }}</ul>{{ end }}{{ end }}
""",
    "home.json": """[{{ range $i, $p := site.RegularPages }}{{ if $i }},{{ end }}
{{ dict "code" .Params.code "title" .Title "message" .Params.message "summary" .Params.summary "text" .Plain "url" .RelPermalink | jsonify }}{{ end }}]
""",
    "_partials/header.html": """<header><a href="/">{{ site.Title }}</a><form role="search"><input type="search"></form></header>
""",
    "_partials/navigation.html": """<nav><ul>{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
<small>{{ len .RegularPages }}</small></li>{{ end }}</ul></nav>
""",
}


def front_matter(**values):
    return "---\n" + "".join(f"{key}: {scalar(value)}\n" for key, value in values.items()) + "---\n\n"


def main():
    entries, folder, highlighting = corpus.read(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "on"
    shutil.rmtree(folder, ignore_errors=True)
    write(folder / "hugo.toml", f"""baseURL = "https://errors.example.com/"
title = "Benchmark"
disableKinds = ["taxonomy", "term", "RSS"]
[outputs]
home = ["html", "json"]
section = ["html"]
[markup.highlight]
codeFences = {str(highlighting).lower()}
noClasses = false
""")
    for name, text in LAYOUTS.items():
        write(folder / "layouts" / name, text)
    write(folder / "static" / "site.css", "body { max-width: 60rem }\n")
    write(folder / "content" / "_index.md", front_matter(title="Benchmark", summary="All errors"))
    for group, members in corpus.groups(entries).items():
        section = folder / "content" / re.sub(r"[^a-z0-9]+", "-", group.lower()).strip("-")
        write(section / "_index.md", front_matter(title=group, summary="A group"))
        for entry in members:
            facts = {key: entry[key] for key in ("code", "title", "status", "message", "summary")}
            write(section / f"{entry['code']}.md", front_matter(**facts) + entry["note_markdown"])


if __name__ == "__main__":
    main()
