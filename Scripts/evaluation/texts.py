"""Sets that say what text a file holds."""

import collections
import os
import subprocess

from measures import character_error_rate, html_text, mean, squeezed, word_f1, words
from tool import Figure, manifest

# Of the assertions that a text is present, how many are to be met, by format.
TIKA_TARGETS = {"docx": 100, "doc": 55, "rtf": 66, "odt": 24, "pptx": 55, "html": 16, "epub": 6, "pdf": 50}


def read(path):
    with open(path, "rb") as file:
        return file.read().decode("utf-8-sig", "replace")


def tika(tool, folder):
    rows = [row for row in manifest(folder, "tika-assertions") if row["kind"] == "present"]
    files = tool.extract_all(os.path.join(folder, "formats", row["path"]) for row in rows)
    formats = collections.defaultdict(list)
    for row in rows:
        formats[row["path"].rsplit(".", 1)[-1].lower()].append(row)
    for name in sorted(formats, key=lambda name: (name not in TIKA_TARGETS, name)):
        misses = []
        for row in formats[name]:
            file = files[os.path.join(folder, "formats", row["path"])]
            fields = "\n".join(field["value"] for document in file.documents for field in document["fields"])
            if squeezed(row["text"]) not in squeezed(file.text + "\n" + fields):
                misses.append(f"{row['path']}: {row['text']}  {file.messages.strip()}")
        total = len(formats[name])
        target = (">=", TIKA_TARGETS[name]) if name in TIKA_TARGETS else None
        yield Figure("tika:" + name, "texts present", total - len(misses), target, total, misses)


def pdf_text(tool, folder):
    for name in ("pdfbox-text", "pypdf-benchmarks"):
        rows = [row for row in manifest(folder, name) if is_file(folder, row["path"])]
        yield from f1_figure(tool, folder, "pdf-text:" + name.split("-")[0], rows, "expected", read, 0.96)


def html_content(tool, folder):
    rows = [row for row in manifest(folder, "html-readability") if is_file(folder, row["expected_html"])]
    yield from f1_figure(
        tool, folder, "html:content", rows, "expected_html", lambda path: html_text(read(path)), 0.95)
    files = tool.extract_all(os.path.join(folder, "formats", row["path"]) for row in rows)
    rows = [row for row in rows if row["title"]]
    misses = []
    for row in rows:
        got = files[os.path.join(folder, "formats", row["path"])].value("title")
        if squeezed(got) != squeezed(row["title"]):
            misses.append(f"{row['path']}: {row['title']} | {got}")
    if rows:
        yield Figure("html:titles", "titles the same", len(rows) - len(misses), None, len(rows), misses)


def f1_figure(tool, folder, name, rows, column, expectation, target):
    if not rows:
        return
    files = tool.extract_all(os.path.join(folder, "formats", row["path"]) for row in rows)
    values, misses = [], []
    for row in rows:
        file = files[os.path.join(folder, "formats", row["path"])]
        values.append(word_f1(expectation(os.path.join(folder, "formats", row[column])), file.text))
        if values[-1] < target:
            misses.append((values[-1], f"{values[-1]:.3f} {row['path']}  {file.messages.strip()}"))
    yield Figure(name, f"mean word F1 of {len(rows)}", mean(values), (">=", target), None, [m for _, m in sorted(misses)])


def charset(tool, folder):
    """A file is right if its words that are not ASCII are those of the text in its true character set."""
    rows = manifest(folder, "charset")
    if not rows:
        return
    files = tool.extract_all(os.path.join(folder, "formats", row["path"]) for row in rows)
    total, misses = 0, []
    for row in rows:
        path = os.path.join(folder, "formats", row["path"])
        expected = decoded(path, row["encoding"])
        if expected is None:
            continue
        total += 1
        known, got = words(html_text(expected)) | words(expected), words(files[path].text + field_text(files[path]))
        foreign = {word: count for word, count in got.items() if not word.isascii()}
        wrong = sum(count for word, count in foreign.items() if word not in known)
        is_right = bool(got) and wrong <= 0.05 * sum(foreign.values())
        if not is_right or (not foreign and any(not word.isascii() for word in words(html_text(expected)))):
            misses.append(f"{row['encoding']} {row['path']}  {files[path].messages.strip()}")
    yield Figure("charset", f"share right of {total}", (total - len(misses)) / max(1, total), (">=", 0.96), None, misses)


def field_text(file):
    return " ".join(field["value"] for document in file.documents for field in document["fields"])


def decoded(path, encoding):
    """The file's text in an encoding, by Python or by iconv; None if neither knows it."""
    with open(path, "rb") as file:
        content = file.read()
    try:
        return content.decode(encoding, "replace")
    except LookupError:
        done = subprocess.run(["iconv", "-c", "-f", encoding, "-t", "utf-8"], input=content, capture_output=True)
        return done.stdout.decode("utf-8", "replace") if done.stdout else None


def ocr(tool, folder):
    rows = [row for row in manifest(folder, "ocr") if row["kind"] == "text"]
    files = tool.extract_all(os.path.join(folder, "formats", row["path"]) for row in rows)
    for name, target, is_turned in (("clean", 0.02, False), ("turned", 0.05, True)):
        rates = []
        for row in rows:
            if is_turned != any(word in os.path.basename(row["path"]) for word in ("rot", "skew")):
                continue
            file = files[os.path.join(folder, "formats", row["path"])]
            expected = read(os.path.join(folder, "formats", row["expected_text"]))
            # A file of several pages and the text of one: the same page, turned in several ways.
            pages = file.pages if len(file.pages) > 1 and "\f" not in expected.strip() else [file.text]
            rate = mean(character_error_rate(expected, page) for page in pages)
            rates.append((min(rate, 1.0), f"{rate:.3f} {row['path']}  {file.messages.strip()}"))
        if rates:
            misses = [text for rate, text in sorted(rates, reverse=True) if rate > target]
            yield Figure(
                "ocr:" + name, f"mean error rate of {len(rates)}", mean(rate for rate, _ in rates), ("<=", target),
                None, misses)


def is_file(folder, path):
    return bool(path) and os.path.isfile(os.path.join(folder, "formats", path))
