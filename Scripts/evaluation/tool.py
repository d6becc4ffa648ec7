"""The tool as the evaluation uses it, and what it is measured by."""

import concurrent.futures
import contextlib
import json
import os
import shutil
import subprocess
import tempfile

# A file that takes longer than this counts as failed.
SECONDS = 300


class Figure:
    """One measurement. `target` is (">=" or "<=", number) or None; `total` makes the value a count out of it."""

    def __init__(self, name, measure, value, target=None, total=None, misses=()):
        self.name, self.measure, self.value, self.target, self.total = name, measure, value, target, total
        self.misses = list(misses)

    @property
    def is_met(self):
        if self.target is None:
            return None
        comparison, bound = self.target
        return self.value >= bound if comparison == ">=" else self.value <= bound

    def __str__(self):
        value = f"{self.value:.4f}" if self.total is None else f"{self.value}/{self.total}"
        target = "" if self.target is None else f"{self.target[0]} {self.target[1]}"
        verdict = {None: "", True: "met", False: "MISSED"}[self.is_met]
        return f"{self.name:28} {self.measure:26} {value:>10}  {target:10} {verdict}".rstrip()


class Extracted:
    """What `tvet extract` gave for a file: the documents as its JSON has them, and what it said of failures."""

    def __init__(self, documents, messages):
        self.documents, self.messages = documents, messages

    @property
    def text(self):
        return "\n".join(self.pages)

    @property
    def pages(self):
        pages = (page for document in self.documents for page in document["pages"])
        return ["\n".join(block["text"] for block in page["blocks"]) for page in pages]

    def values(self, name, document=0):
        """The values of a field, in the order of the document."""
        if len(self.documents) <= document:
            return []
        return [field["value"] for field in self.documents[document]["fields"] if field["name"] == name]

    def value(self, name, document=0):
        return next(iter(self.values(name, document)), "")


class Tool:
    def __init__(self, path, jobs):
        self.path, self.jobs, self.files = path, jobs, {}

    def run(self, *arguments, **options):
        return subprocess.run(
            [self.path, *arguments], capture_output=True, timeout=options.pop("timeout", 3600), check=False, **options
        )

    def extract(self, path):
        try:
            process = self.run("extract", path, "--format", "json", timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return Extracted([], "it did not end")
        return Extracted(list(json_values(process.stdout.decode("utf-8", "replace"))), process.stderr.decode("utf-8", "replace"))

    def extract_all(self, paths):
        """What the files hold, some read at a time and each only once: a dictionary by path."""
        paths = list(dict.fromkeys(paths))
        new = [path for path in paths if path not in self.files]
        self.files.update(zip(new, self.each(self.extract, new)))
        return {path: self.files[path] for path in paths}

    def each(self, work, items):
        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            return list(pool.map(work, items))

    @contextlib.contextmanager
    def index(self, *paths):
        """A function that runs commands on the index of a corpus that holds these files."""
        with tempfile.TemporaryDirectory() as corpus:
            os.mkdir(os.path.join(corpus, "documents"))
            for path in paths:
                shutil.copyfile(path, os.path.join(corpus, "documents", os.path.basename(path)))
            yield self.opened(corpus)

    def opened(self, corpus, index=None):
        """Ingests a corpus and gives a function that runs commands on its index."""
        where = ["--corpus", corpus, "--index", index or os.path.join(corpus, "index.sqlite")]
        self.run("ingest", *where, "--jobs", str(self.jobs))

        def command(name, *arguments):
            names = name.split()
            return self.run(*names, *where, *arguments).stdout.decode("utf-8", "replace")

        return command


def json_values(text):
    decoder, place = json.JSONDecoder(), 0
    while True:
        while place < len(text) and text[place].isspace():
            place += 1
        if place >= len(text):
            return
        try:
            value, place = decoder.raw_decode(text, place)
        except json.JSONDecodeError:
            return
        yield value


def manifest(folder, name):
    """Rows of a manifest as dictionaries; none if the folder has no such manifest."""
    path = os.path.join(folder, "formats", "manifests", name + ".tsv")
    return table(path) if os.path.exists(path) else []


def table(path):
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    names = lines[0].split("\t")
    return [dict(zip(names, map(unescaped, line.split("\t")))) for line in lines[1:] if line]


def unescaped(text):
    r"""`\n`, `\t`, `\r`, `\\` and `\x1b` as the characters they stand for."""
    parts, place = [], 0
    while True:
        found = text.find("\\", place)
        if found < 0 or found + 1 >= len(text):
            return "".join(parts) + text[place:]
        parts.append(text[place:found])
        if text.startswith("x1b", found + 1):
            parts.append("\x1b")
            place = found + 4
        else:
            parts.append({"n": "\n", "t": "\t", "r": "\r"}.get(text[found + 1], text[found + 1]))
            place = found + 2
