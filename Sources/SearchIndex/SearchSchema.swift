/// The JSON Schema of the index's files, published beside them as `search/schema.json`.
enum SearchSchema {
    /// The schema's text, UTF-8.
    static var bytes: [UInt8] { Array(text.description.utf8) }

    private static let text: StaticString = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Search index of an error reference",
          "description": "Each file is one of these. Entries are numbered from 0 in the order of the site. A larger version number means that a program made for the old one can't read it.",
          "type": "object",
          "required": ["version", "build"],
          "properties": {
            "version": {"const": 1},
            "build": {
              "description": "Changes with the numbers of entries and of files. Files of two builds don't go together.",
              "type": "string",
              "pattern": "^[0-9a-f]{8}$"
            }
          },
          "oneOf": [
            {"$ref": "#/$defs/index"},
            {"$ref": "#/$defs/filters"},
            {"$ref": "#/$defs/keys"},
            {"$ref": "#/$defs/words"},
            {"$ref": "#/$defs/entries"}
          ],
          "$defs": {
            "index": {
              "description": "index.json: where everything is.",
              "type": "object",
              "required": ["version", "build", "site", "entries", "entriesPerFile"],
              "properties": {
                "version": true,
                "build": true,
                "site": {"description": "Addresses are relative to this.", "type": "string"},
                "entries": {"description": "How many entries there are.", "$ref": "#/$defs/count"},
                "entriesPerFile": {"description": "Entry n is in entries-(n / this).json.", "type": "integer", "minimum": 1},
                "gaps": {"description": "What varies in messages, as a regular expression; `{name}` unless given.", "type": "string"},
                "groups": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["id", "title", "count"],
                    "properties": {
                      "id": {"type": "string"},
                      "title": {"type": "string"},
                      "count": {"$ref": "#/$defs/count"}
                    },
                    "additionalProperties": false
                  }
                },
                "statuses": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["status", "count"],
                    "properties": {"status": {"$ref": "#/$defs/status"}, "count": {"$ref": "#/$defs/count"}},
                    "additionalProperties": false
                  }
                },
                "tags": {
                  "description": "The tags that are offered as a filter, at most 200.",
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["tag", "count"],
                    "properties": {"tag": {"type": "string"}, "count": {"$ref": "#/$defs/count"}},
                    "additionalProperties": false
                  }
                },
                "retries": {
                  "description": "Whether to send a request again. Codes that are no longer sent have none.",
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["retry", "count"],
                    "properties": {"retry": {"$ref": "#/$defs/retry"}, "count": {"$ref": "#/$defs/count"}},
                    "additionalProperties": false
                  }
                },
                "states": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["state", "count"],
                    "properties": {
                      "state": {"enum": ["current", "deprecated", "retired"]},
                      "count": {"$ref": "#/$defs/count"}
                    },
                    "additionalProperties": false
                  }
                },
                "labels": {
                  "description": "What pages call the fields of the site, by their names.",
                  "type": "object",
                  "additionalProperties": {"type": "string"}
                },
                "parents": {"description": "Whether some are sub-codes of others.", "const": true},
                "codes": {"description": "The first and the last key of each codes-N.json.", "$ref": "#/$defs/ranges"},
                "endings": {"description": "The same of each endings-N.json.", "$ref": "#/$defs/ranges"},
                "words": {
                  "description": "The first word of each words-N.json, in the order of UTF-16 code units.",
                  "$ref": "#/$defs/strings"
                },
                "common": {"description": "Words of more than a tenth of the entries.", "$ref": "#/$defs/strings"},
                "preload": {"description": "The files of a small catalog.", "$ref": "#/$defs/strings"}
              },
              "patternProperties": {
                "^field-[A-Za-z][A-Za-z0-9_]*$": {
                  "description": "The values of a field that the site declares, each with what pages call it.",
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["value", "count"],
                    "properties": {
                      "value": {"type": "string"},
                      "title": {"type": "string"},
                      "count": {"$ref": "#/$defs/count"}
                    },
                    "additionalProperties": false
                  }
                }
              },
              "additionalProperties": false
            },
            "filters": {
              "description": "filters.json: the entries of each value that index.json lists, in its order.",
              "type": "object",
              "required": ["version", "build", "states"],
              "properties": {
                "version": true,
                "build": true,
                "groups": {"$ref": "#/$defs/steps"},
                "statuses": {"$ref": "#/$defs/steps"},
                "tags": {"$ref": "#/$defs/steps"},
                "retries": {"$ref": "#/$defs/steps"},
                "states": {"$ref": "#/$defs/steps"}
              },
              "patternProperties": {"^field-[A-Za-z][A-Za-z0-9_]*$": {"$ref": "#/$defs/steps"}},
              "additionalProperties": false
            },
            "keys": {
              "description": "codes-N.json and, with the keys written backwards, endings-N.json. A key is the letters, marks and digits of a code or alias, or of a scope and one of these, without diacritics, in lower case.",
              "type": "object",
              "required": ["version", "build", "keys", "entries"],
              "properties": {
                "version": true,
                "build": true,
                "keys": {"description": "In the order of UTF-16 code units.", "$ref": "#/$defs/strings"},
                "entries": {
                  "description": "The entry of each key.",
                  "type": "array",
                  "items": {"$ref": "#/$defs/count"}
                },
                "aliases": {
                  "description": "The positions of keys that are aliases, not codes.",
                  "type": "array",
                  "items": {"$ref": "#/$defs/count"}
                }
              },
              "additionalProperties": false
            },
            "words": {
              "description": "words-N.json. A word also leads to entries that say in their headline, with other words, what it says.",
              "type": "object",
              "required": ["version", "build", "words", "matches"],
              "properties": {
                "version": true,
                "build": true,
                "words": {"description": "In the order of UTF-16 code units.", "$ref": "#/$defs/strings"},
                "matches": {
                  "description": "For each word: in how many entries it stands or, if in none, to how many it leads, then runs of [match, length, entry, step to the next entry, ..], the best first, 1000 entries at most. A match is 8 times the weight plus the best field: 0 code, 1 alias, 2 message, 3 title, 4 tag, 5 summary, 6 note, 7 group, status and words that lead to an entry without standing in it.",
                  "type": "array",
                  "items": {"type": "array", "minItems": 4, "items": {"$ref": "#/$defs/count"}}
                }
              },
              "additionalProperties": false
            },
            "entries": {
              "description": "entries-N.json.",
              "type": "object",
              "required": ["version", "build", "entries"],
              "properties": {
                "version": true,
                "build": true,
                "entries": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["code", "title", "message", "group", "url"],
                    "properties": {
                      "code": {"type": "string"},
                      "scope": {"description": "What tells it from others of the same code.", "type": "string"},
                      "title": {"type": "string"},
                      "status": {"$ref": "#/$defs/status"},
                      "message": {"description": "{name}, or what `gaps` of index.json says, stands for a varying part.", "type": "string"},
                      "messages": {"description": "Others, in the same way.", "$ref": "#/$defs/strings"},
                      "aliases": {"$ref": "#/$defs/strings"},
                      "tags": {"$ref": "#/$defs/strings"},
                      "retry": {"description": "Left out where the catalog says nothing, and for retired ones.", "$ref": "#/$defs/retry"},
                      "parent": {"description": "The code that it is a sub-code of.", "type": "string"},
                      "state": {"description": "Left out for current ones.", "enum": ["deprecated", "retired"]},
                      "group": {"description": "Its place among the groups of index.json.", "$ref": "#/$defs/count"},
                      "url": {"description": "Relative to the site.", "type": "string"}
                    },
                    "additionalProperties": false
                  }
                }
              },
              "additionalProperties": false
            },
            "count": {"type": "integer", "minimum": 0},
            "status": {"type": "integer", "minimum": 100, "maximum": 999},
            "retry": {
              "description": "after-check: it may have gone through, look first.",
              "enum": ["never", "after-change", "after-check", "after-delay", "safe"]
            },
            "strings": {"type": "array", "items": {"type": "string"}},
            "ranges": {
              "type": "array",
              "items": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "string"}], "items": false, "minItems": 2}
            },
            "steps": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/$defs/count"}}}
          }
        }

        """#
}
