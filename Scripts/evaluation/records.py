"""Sets that say what metadata a file holds, and what records."""

import glob
import json
import os
import re

from measures import folded
from tool import Figure, manifest


def shares(name, counts, targets):
    """Figures of fields that are right: `counts` has, by field, whether each was right and how it would be called."""
    for field, (measure, target) in targets.items():
        results = counts.get(field, [])
        if results:
            misses = [text for is_right, text in results if not is_right]
            share = (len(results) - len(misses)) / len(results)
            yield Figure(f"{name}:{field}", f"{measure} of {len(results)}", share, target, None, misses)


def pdf_metadata(tool, folder):
    rows = manifest(folder, "pdf-metadata")
    files = tool.extract_all(os.path.join(folder, "formats", row["path"]) for row in rows)
    counts = {}
    for row in rows:
        file = files[os.path.join(folder, "formats", row["path"])]
        for field, got, is_same in (
            ("title", file.value("title"), lambda a, b: folded(a) == folded(b)),
            ("year", file.value("year"), str.__eq__),
            ("doi", file.value("doi"), lambda a, b: a.lower() == b.lower()),
            ("authors", "; ".join(file.values("author")), same_authors),
        ):
            if row[field]:
                counts.setdefault(field, []).append((is_same(row[field], got), f"{row['path']}: {row[field]} | {got}"))
    yield from shares("pdf-metadata", counts, {
        "title": ("titles right", (">=", 0.92)), "year": ("years right", (">=", 0.80)),
        "doi": ("DOIs right", (">=", 0.90)), "authors": ("all authors right", (">=", 0.60)),
    })


def same_authors(expected, got):
    return sorted(name_key(name) for name in expected.split(";")) == sorted(name_key(name) for name in got.split(";"))


def name_key(name):
    """A name's words without order, initials only by their letter."""
    return tuple(sorted(word.casefold() for word in re.findall(r"\w+", name)))


def tika_metadata(tool, folder):
    rows = [row for row in manifest(folder, "tika-assertions") if row["kind"].startswith("meta:")]
    files = tool.extract_all(os.path.join(folder, "formats", row["path"]) for row in rows)
    counts = {}
    for row in rows:
        file, kind = files[os.path.join(folder, "formats", row["path"])], row["kind"].removeprefix("meta:")
        if kind == "created":
            got = file.values("year")
            is_right = row["text"][:4] in got
        elif kind == "subject":
            got = file.values("keyword")
            is_right = {folded(word) for word in row["text"].split(",")} <= {folded(word) for word in got}
        else:
            got = file.values({"creator": "author"}.get(kind, kind))
            is_right = folded(row["text"]) in map(folded, got)
        counts.setdefault(kind, []).append((is_right, f"{row['path']}: {row['text']} | {got}"))
    yield from shares("tika-metadata", counts, {kind: ("right", None) for kind in sorted(counts)})


RECORD_TARGETS = {
    "items": ("files of right count", (">=", 1.0)), "titles": ("titles right", (">=", 0.98)),
    "authors": ("author lists right", (">=", 0.95)), "years": ("years right", (">=", 0.95)),
}


def bibtex(tool, folder):
    rows = [row for row in manifest(folder, "better-bibtex-import") if row["expected_json"]]
    files = tool.extract_all(os.path.join(folder, "formats", row["path"]) for row in rows)
    counts = {}
    for row in rows:
        with open(os.path.join(folder, "formats", row["expected_json"]), encoding="utf-8") as file:
            items = json.load(file)["items"]
        expected = [
            {
                "key": item.get("citationKey", ""), "title": item.get("title", ""),
                "authors": [
                    maker.get("lastName") or maker.get("name", "")
                    for maker in item.get("creators", []) if maker["creatorType"] == "author"
                ],
                "year": year(item.get("date", "")),
            }
            for item in items if item.get("itemType") not in ("attachment", "note")
        ]
        compare(row["path"], expected, files[os.path.join(folder, "formats", row["path"])], counts)
    yield from shares("bibtex", counts, RECORD_TARGETS)


def ris(tool, folder):
    counts = {}
    paths = [path for name in ("rispy", "zotero") for path in sorted(glob.glob(os.path.join(folder, "formats", name, "*.ris")))]
    files = tool.extract_all(paths)
    for path in paths:
        compare(os.path.basename(path), list(ris_items(path)), files[path], counts)
    yield from shares("ris", counts, RECORD_TARGETS)


def ris_items(path):
    """The records of an RIS file (or one of Web of Science's plain ones), read line by line without interpretation."""
    with open(path, encoding="utf-8-sig") as file:
        lines = file.read().split("\n")
    item, tag = None, None
    for line in lines:
        start = re.match(r"([A-Z][A-Z0-9])(?:  ?- ?| )(.*)", line)
        if start and start[1] in ("TY", "PT"):
            item, tag = {"key": "", "title": "", "authors": [], "year": ""}, None
        elif item is None:
            continue
        elif line.startswith("ER") and not line[2:].strip(" -"):
            yield item
            item = None
        elif start:
            tag, value = start[1], start[2].strip()
            if tag in ("TI", "T1") and not item["title"]:
                item["title"] = value
            elif tag in ("AU", "A1") and value:
                item["authors"].append(value.split(",")[0])
            elif tag in ("PY", "Y1") and not item["year"]:
                item["year"] = year(value)
        elif line.strip() and tag in ("TI", "T1"):
            item["title"] += " " + line.strip()
        elif line.startswith("   ") and tag in ("AU", "A1"):
            item["authors"].append(line.strip().split(",")[0])


def compare(path, expected, file, counts):
    got = [
        {"key": document.get("record") or "", **{name: file.values(name, place) for name in ("title", "author", "year")}}
        for place, document in enumerate(file.documents)
    ]
    counts.setdefault("items", []).append(
        (len(got) == len(expected), f"{path}: {len(got)} for {len(expected)}  {file.messages.strip()}"))
    for place, item in enumerate(expected):
        match = partner(item, place, got, len(expected))
        title, authors, years = (match[name] if match else [] for name in ("title", "author", "year"))
        if item["title"]:
            counts.setdefault("titles", []).append(
                (folded(item["title"]) in map(folded, title), f"{path}: {item['title']} | {title}"))
        if item["authors"]:
            is_right = len(authors) == len(item["authors"]) and all(
                folded(name) in folded(author) for name, author in zip(item["authors"], authors))
            counts.setdefault("authors", []).append((is_right, f"{path}: {item['authors']} | {authors}"))
        if item["year"]:
            counts.setdefault("years", []).append((item["year"] in years, f"{path}: {item['year']} | {years}"))


def partner(item, place, got, count):
    """The record that is meant: of the same key, else of the same title, else the one at the same place."""
    for found in got:
        if item["key"] and found["key"] == item["key"]:
            return found
    for found in got:
        if item["title"] and folded(item["title"]) in map(folded, found["title"]):
            return found
    return got[place] if len(got) == count else None


def year(text):
    found = re.search(r"(?<!\d)\d{4}(?!\d)", text)
    return found[0] if found else ""
