"""Files made to hurt: each has an outcome, a time and a memory that it must keep to."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from processes import MemoryWatch
from tool import Figure, table

# What no file may bring into the index: the beginning of the password file.
SECRET = "root:x:0"
# The folder whose files test names and links: it is ingested as a whole.
TREE = "90-fs/"


def hostile(tool, folder):
    generator = os.path.join(folder, "make_hostile.py")
    if not os.path.exists(generator):
        return
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([sys.executable, generator, scratch], check=True, stdout=subprocess.DEVNULL)
        rows = table(os.path.join(scratch, "manifest.tsv"))
        files = os.path.join(scratch, "files")
        alone = [row for row in rows if not row["path"].startswith(TREE) or row["class"] == "large"]
        verdicts = dict(zip((row["path"] for row in alone), tool.each(lambda row: judge_file(tool, files, row), alone)))
        verdicts.update(judge_tree(tool, files, [row for row in rows if row["path"] not in verdicts]))
        misses = [f"{row['path']} ({row['expect']}): {verdicts[row['path']]}" for row in rows if verdicts[row["path"]]]
        subprocess.run(["chmod", "-R", "u+rwX", scratch], check=False, stderr=subprocess.DEVNULL)
    yield Figure("hostile", "rows kept", len(rows) - len(misses), (">=", len(rows)), len(rows), misses)


def judge_file(tool, files, row):
    """What is wrong with the ingest of one file; empty if nothing is."""
    with tempfile.TemporaryDirectory() as corpus:
        os.mkdir(os.path.join(corpus, "documents"))
        source = os.path.join(os.fsencode(files), name_bytes(row["path"]))
        target = os.path.join(os.fsencode(corpus), b"documents", os.path.basename(source))
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
        run = Ingest(tool, corpus)
        faults = run.faults(float(row["seconds"]), float(row["mib"]))
        is_indexed = run.count("documents") > 0
        if row["expect"] == "error" and is_indexed:
            faults.append("indexed")
        if not is_indexed and not run.failures and row["expect"] != "skip":
            faults.append("neither indexed nor failed")
        if row["expect"] == "text" and not run.finds(row["needle"]):
            faults.append("not found: " + "; ".join(run.failures))
        if row["class"] in ("xxe", "zip-slip") and SECRET in tool.extract(os.fsdecode(target)).text:
            faults.append("holds a file of the machine")
        return "; ".join(faults)


def judge_tree(tool, files, rows):
    """The same for the files of the tree, by path, from one ingest."""
    if not rows:
        return {}
    with tempfile.TemporaryDirectory() as corpus:
        os.symlink(os.path.join(files, TREE), os.path.join(corpus, "tree"))
        with open(os.path.join(corpus, "tvet.toml"), "w", encoding="utf-8") as settings:
            settings.write(f"roots = [{json.dumps(os.path.join(files, TREE))}]\n")
        run = Ingest(tool, corpus)
        # All at once, in no more time than the two large files have for themselves.
        general = run.faults(60, 512)
        found = {plain(os.path.basename(place)) for place in run.locations(rows[0]["needle"])}
        failed = {plain(os.path.basename(path)) for path in run.failed_paths}
    verdicts = {}
    for row in rows:
        name = plain(os.path.basename(row["path"]))
        faults = list(general)
        if row["expect"] == "text" and name not in found:
            faults.append("not found")
        if row["expect"] in ("error", "skip") and name in found and not (row["class"] == "permission" and os.geteuid() == 0):
            faults.append("indexed")
        if row["expect"] == "error" and name not in failed | found:
            faults.append("not told of")
        verdicts[row["path"]] = "; ".join(faults)
    return verdicts


class Ingest:
    """A run of `tvet ingest` in an empty index, with its time, its memory and its report."""

    def __init__(self, tool, corpus):
        self.tool, self.corpus = tool, corpus
        command = [tool.path, "ingest", *self.where, "--jobs", "1", "--format", "json"]
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        watch = MemoryWatch(process.pid, peak_resident)
        try:
            output, self.messages = process.communicate(timeout=300)
        except subprocess.TimeoutExpired:
            process.kill()
            output, self.messages = process.communicate()
        self.seconds, self.peak, self.status = time.monotonic() - start, watch.stop(), process.returncode
        try:
            self.report = json.loads(output)
        except ValueError:
            self.report = {}

    @property
    def where(self):
        return ["--corpus", self.corpus, "--index", os.path.join(self.corpus, "index.sqlite")]

    def faults(self, seconds, mib):
        faults = []
        if self.status not in (0, 2) or not self.report:
            faults.append(f"the run ended with {self.status}: {self.messages.decode('utf-8', 'replace')[-200:]}")
        if self.seconds > seconds:
            faults.append(f"{self.seconds:.1f} s")
        if self.peak > mib * (1 << 20):
            faults.append(f"{self.peak >> 20} MiB")
        return faults

    def count(self, name):
        return self.report.get("counts", {}).get(name, 0)

    @property
    def failures(self):
        return [failure["reason"] for failure in self.report.get("failures", [])]

    @property
    def failed_paths(self):
        return [failure["path"] for failure in self.report.get("failures", [])]

    def finds(self, needle):
        return bool(self.locations(needle))

    def locations(self, needle):
        done = self.tool.run("search", *self.where, "--format", "jsonl", "--limit", "10000", "--", needle)
        hits = map(json.loads, done.stdout.decode("utf-8", "replace").splitlines())
        return [place for hit in hits for place in hit["locations"]]


def peak_resident(pid):
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8", errors="replace") as file:
            return next((int(line.split()[1]) << 10 for line in file if line.startswith("VmHWM:")), 0)
    except OSError:
        return 0


def name_bytes(path):
    """The bytes of a name, of which the manifest writes those that are not UTF-8 as `\\xff`."""
    return re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), path.encode("utf-8"))


def plain(name):
    """A name's letters and digits, by which the tool's way of writing odd names does not matter."""
    return "".join(c for c in name_bytes(name).decode("utf-8", "ignore") if c.isalnum() or ord(c) > 127 and c != "\ufffd")
