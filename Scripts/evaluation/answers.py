"""Sets that are measured on an index: languages, documents, rankings, tags."""

import collections
import csv
import io
import json
import os
import tempfile

from measures import f1, folded, mean, ndcg
from tool import Figure, manifest, table

RETRIEVAL_TARGETS = {
    "scifact": 0.700, "nfcorpus-pre": 0.345, "cranfield": 0.385, "xquad-zh": 0.970, "xquad-ar": 0.950, "piaf-fr": 0.825,
}
TAGGING_TARGETS = {
    "tagging:" + name: (">=", bound)
    for name, bound in {
        "worldbank_projects": 0.875, "reuters21578": 0.76, "trnews": 0.86, "geowebnews": 0.92, "pud_en": 0.72,
        "pud_es": 0.72, "reuters21578/orgs": 0.85,
    }.items()
}
# What a set calls organizations of ours; the Commission and its Communities are one label there.
ORGANIZATIONS = {
    "ec": "eu", "european-commission": "eu", "worldbank": "world-bank", "adb-asia": "adb", "adb-africa": "afdb",
    "imco": "imo",
}
# Labels that are left out, because the texts never name what they stand for.
IGNORED = {"reuters21578": {"US"}}

# The 75 languages that language detectors are commonly compared on, ISO 639-1, with the three-letter codes that the
# texts may have instead.
COMMON = (
    "af sq ar hy az eu be bn nb bs bg ca zh hr cs da nl en eo et fi fr lg ka de el gu he hi hu is id ga it ja kk ko la "
    "lv lt mk ms mi mr mn nn fa pl pt pa ro ru sr sn sk sl so st es sw sv tl ta te th ts tn tr uk ur vi cy xh yo zu"
).split()
THREE_LETTERS = {
    "cat": "ca", "lug": "lg", "pan": "pa", "lvs": "lv", "als": "sq", "arb": "ar", "cmn": "zh", "ekk": "et", "pes": "fa",
    "khk": "mn", "zsm": "ms", "zlm": "ms", "fil": "tl", "swh": "sw", "est": "et", "mon": "mn", "lav": "lv", "no": "nb",
}
SLICE, SLICES = 200, 10


def language(tool, folder):
    """The first ten pieces of 200 characters of a text in each language, its heading left out."""
    wanted, rows = {}, {}
    # Of several texts, that in Latin letters: the others are in rare scripts, or in those of a sister language.
    for row in sorted(manifest(folder, "langid-udhr"), key=lambda row: (row["udhr_code"].isdigit(), not is_plain(row["bcp47"]))):
        if primary(row["bcp47"]) in COMMON:
            rows.setdefault(primary(row["bcp47"]), row)
    with tempfile.TemporaryDirectory() as scratch:
        path = os.path.join(scratch, "slices.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for code, row in rows.items():
                with open(os.path.join(folder, "formats", row["path"]), encoding="utf-8") as text:
                    text = " ".join(text.read().split("\n", 1)[-1].split())
                for place in range(0, min(len(text) - SLICE + 1, SLICE * SLICES), SLICE):
                    record = f"{row['udhr_code']}-{place // SLICE}"
                    wanted[record] = code
                    print(json.dumps({"id": record, "text": text[place : place + SLICE]}), file=file)
        if not wanted:
            return
        with tool.index(path) as command:
            lines = command("search", "--format", "jsonl", "--limit", str(len(wanted))).splitlines()
    got = {hit["record"]: primary(hit.get("language") or "") for hit in map(json.loads, lines)}
    errors = collections.Counter((code, got.get(record, "")) for record, code in wanted.items() if not alike(got.get(record), code))
    right = 1 - sum(errors.values()) / len(wanted)
    misses = [f"{code} taken for {found or 'none'}: {count}" for (code, found), count in errors.most_common()]
    yield Figure("langid", f"share right of {len(wanted)}", right, (">=", 0.94), None, misses)


def primary(tag):
    code = tag.replace("_", "-").split("-")[0].lower()
    return THREE_LETTERS.get(code, code)


def is_plain(tag):
    return "-" not in tag or tag.endswith("-Latn")


def alike(got, wanted):
    return got == wanted or {got, wanted} == {"no", "nb"}


def documents(tool, folder):
    path = os.path.join(folder, "tvet")
    if not os.path.exists(os.path.join(path, "manifest.tsv")):
        return
    rows = {row["path"]: row for row in table(os.path.join(path, "manifest.tsv"))}
    with tempfile.TemporaryDirectory() as scratch:
        command = tool.opened(path, os.path.join(scratch, "index.sqlite"))
        hits = [json.loads(line) for line in command("search", "--format", "jsonl", "--limit", "100000").splitlines()]
        failures = json.loads(command("failures", "--json") or "[]")
    # A file that holds many records says little of its own title and language.
    by_path = {place: hit for hit in hits if not hit.get("record") for place in hit["locations"]}
    indexed = {place.split("#")[0] for hit in hits for place in hit["locations"]}
    failed = {failure["path"]: failure["reason"] for failure in failures if not failure.get("record")}
    lost = [path for path in rows if path not in indexed and path not in failed]
    yield Figure("documents:accounted for", "indexed or failed", len(rows) - len(lost), (">=", len(rows)), len(rows), lost)
    yield Figure(
        "documents:indexed", "indexed", len(indexed & set(rows)), None, len(rows), [f"{p}: {r}" for p, r in sorted(failed.items())])
    for field, same in (("title", lambda a, b: folded(a) == folded(b)), ("language", lambda a, b: primary(a) == primary(b))):
        known = [(path, row[field], by_path[path].get(field) or "") for path, row in rows.items() if row[field] and path in by_path]
        misses = [f"{path}: {wanted} | {got}" for path, wanted, got in known if not same(wanted, got)]
        yield Figure(f"documents:{field}s", "the same", len(known) - len(misses), None, len(known), misses)


def retrieval(tool, folder):
    for path, name in sets(folder, "retrieval"):
        relevant = collections.defaultdict(dict)
        for line in lines(path, "qrels.tsv"):
            query, document, relevance = line.split("\t")[:3]
            if relevance.isdigit() and int(relevance) > 0:
                relevant[query][document] = int(relevance)
        ranked = collections.defaultdict(list)
        with tool.index(os.path.join(path, "docs.jsonl")) as command:
            run = command("search", "--batch", os.path.join(path, "queries.tsv"), "--format", "trec", "--limit", "100")
        for line in run.splitlines():
            query, _, document = line.split()[:3]
            ranked[query].append(document)
        value = mean(ndcg(ranked[query], documents) for query, documents in relevant.items())
        target = (">=", RETRIEVAL_TARGETS[name]) if name in RETRIEVAL_TARGETS else None
        yield Figure("retrieval:" + name, f"nDCG@10 of {len(relevant)}", value, target)


def tagging(tool, folder):
    for path, name in sets(folder, "tagging"):
        # Sets with gold mentions ask for every country that is named, the others for what a document is about.
        is_mention = any(os.path.exists(os.path.join(path, file)) for file in ("mentions.tsv", "entities.tsv")) or "pud" in name
        roles = [] if is_mention else ["--role", "about"]
        with tool.index(os.path.join(path, "docs.jsonl")) as command:
            measure = "named" if is_mention else "about"
            yield from tags(command, path, "countries.tsv", "tagging:" + name, measure, ["--facet", "country", *roles], IGNORED.get(name, ()))
            if os.path.exists(os.path.join(path, "orgs.tsv")):
                yield from tags(command, path, "orgs.tsv", f"tagging:{name}/orgs", "about", ["--facet", "organization", "--role", "about"])


def tags(command, path, gold_file, name, measure, options, ignored=()):
    """Micro F1 over the documents that have a label, and how often tags with a score of .9 or more are right."""
    wanted, got = collections.defaultdict(set), collections.defaultdict(dict)
    for line in lines(path, gold_file):
        document, code = line.split("\t")[:2]
        if code not in ignored:
            wanted[document].add(ORGANIZATIONS.get(code, code))
    for row in csv.DictReader(io.StringIO(command("tag export", "--format", "csv", *options))):
        if row["value"] not in ignored:
            code = ORGANIZATIONS.get(row["value"], row["value"])
            got[row["document"]][code] = max(float(row["score"]), got[row["document"]].get(code, 0))
    hits = sum(len(codes & got[document].keys()) for document, codes in wanted.items())
    found, gold = sum(len(got[document]) for document in wanted), sum(map(len, wanted.values()))
    misses = [f"{document}: {sorted(codes)} | {sorted(got[document])}" for document, codes in wanted.items() if codes != got[document].keys()]
    yield Figure(name, f"micro F1, {measure}", f1(hits, found, gold), TAGGING_TARGETS.get(name), None, misses)
    judged = [(score, code in codes) for document, codes in wanted.items() for code, score in got[document].items()]
    sure = [right for score, right in judged if score >= 0.9]
    yield Figure(name, f"share right of {len(sure)} with score .9", mean(sure), (">=", 0.9), None, list(calibration(judged)))


def calibration(judged):
    """For each band of scores how many tags have one, their mean score and how many of them are right."""
    for low, high in ((0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        band = [(score, right) for score, right in judged if low <= score < high]
        if band:
            scores, rights = zip(*band)
            yield f"score {low}-{min(high, 1)}: {len(band)} tags, mean score {mean(scores):.3f}, right {mean(rights):.3f}"


def sets(folder, kind):
    path = os.path.join(folder, kind)
    for name in sorted(os.listdir(path)) if os.path.isdir(path) else []:
        if os.path.exists(os.path.join(path, name, "docs.jsonl")):
            yield os.path.join(path, name), name


def lines(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line]
