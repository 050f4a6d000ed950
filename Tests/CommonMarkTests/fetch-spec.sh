#!/bin/sh
# Fetches the examples of the CommonMark specification 0.30, as JSON, to DEST. They are the specification's own, in the
# source distribution of a Markdown library that tests itself with them.
set -eu

if [ $# -ne 1 ]; then
    echo "usage: $0 DEST" >&2
    exit 64
fi
destination=$1
release=mistune-3.0.2
archive_sum=fc7f93ded930c92394ef2cb6f04a8aabab4117a91449e72dcc8dfa646a508be8
examples_sum=ae6129f3ce3caf4f99cf4f9a5ad3558a309652b5b887171013e2bf0797289b98

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: --dest "$folder" "mistune==${release#mistune-}"
echo "$archive_sum  $folder/$release.tar.gz" | sha256sum --check --quiet
tar -xzf "$folder/$release.tar.gz" -C "$folder" "$release/tests/fixtures/commonmark.json"
echo "$examples_sum  $folder/$release/tests/fixtures/commonmark.json" | sha256sum --check --quiet
mkdir -p "$(dirname "$destination")"
mv "$folder/$release/tests/fixtures/commonmark.json" "$destination"
