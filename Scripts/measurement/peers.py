#!/usr/bin/env python3
"""The engines that the tool is measured beside: stock FTS5 with bm25(), and tantivy.

usage: peers.py ENGINE build CORPUS INDEX   index a corpus that Scripts/make-corpus made
       peers.py ENGINE search INDEX         answer the questions of standard input

Questions are JSON, {"queries": [...], "africa": false, "limit": 10, "snippets": false}; the answer is a list of the
processor seconds that each query took. FTS5 counts no facets; tantivy counts countries, organizations, languages and
years over all matches, in a pass of its own, since its Python package offers no other way.
"""

import json
import os
import sqlite3
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import synthetic  # noqa: E402

COUNTED = ("country", "organization", "language", "year")


def documents(corpus):
    for name in sorted(os.listdir(corpus)):
        with open(os.path.join(corpus, name), encoding="utf-8") as file:
            yield from map(json.loads, file)


class FTS5:
    SELECT = (
        "SELECT rowid, bm25(document) {snippet} FROM document WHERE document MATCH ?1 {africa} ORDER BY rank LIMIT ?2"
    )
    SNIPPET = ", snippet(document, 1, '[', ']', '…', 30)"
    # The sign keeps SQLite from looking up each of these documents in the full text.
    CODES = "'" + "', '".join(synthetic.AFRICA) + "'"
    AFRICA = f"AND +rowid IN (SELECT id FROM country WHERE code IN ({CODES}))"

    @staticmethod
    def build(corpus, index):
        database = sqlite3.connect(index)
        database.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE VIRTUAL TABLE document USING fts5(title, text);"
            "CREATE TABLE country (code TEXT, id INTEGER, PRIMARY KEY (code, id)) WITHOUT ROWID;"
        )
        for number, document in enumerate(documents(corpus)):
            row = (number, document["title"], document["text"])
            database.execute("INSERT INTO document (rowid, title, text) VALUES (?, ?, ?)", row)
            for code in document["tags"]["country"]:
                database.execute("INSERT INTO country VALUES (?, ?)", (code, number))
        database.commit()

    def __init__(self, index):
        self.database = sqlite3.connect(index)

    def search(self, query, africa, limit, snippets):
        sql = self.SELECT.format(snippet=self.SNIPPET if snippets else "", africa=self.AFRICA if africa else "")
        self.database.execute(sql, (query, limit)).fetchall()

    def frequencies(self):
        """Pairs of a word and the documents that hold it."""
        self.database.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, document, row)")
        return self.database.execute("SELECT term, doc FROM vocabulary")


class Tantivy:
    FACETS = {name: {"terms": {"field": name, "size": 1000}} for name in COUNTED}

    @staticmethod
    def build(corpus, index):
        import tantivy

        schema = tantivy.SchemaBuilder()
        for name in ("title", "text"):
            schema.add_text_field(name, stored=True)
        for name in ("country", "organization", "language"):
            schema.add_text_field(name, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
        schema.add_integer_field("year", stored=True, fast=True)
        os.mkdir(index)
        writer = tantivy.Index(schema.build(), path=index).writer(heap_size=256 << 20)
        for document in documents(corpus):
            fields = {"title": document["title"], "text": document["text"], "year": document["year"]}
            writer.add_document(tantivy.Document(**fields, language=document["lang"], **document["tags"]))
        writer.commit()
        writer.wait_merging_threads()

    def __init__(self, index):
        import tantivy

        self.tantivy = tantivy
        self.index = tantivy.Index.open(index)
        self.searcher = self.index.searcher()
        self.africa = self.index.parse_query(" OR ".join(f"country:{code}" for code in synthetic.AFRICA))

    def search(self, query, africa, limit, snippets):
        query = self.index.parse_query(query, ["title", "text"])
        wanted = query
        if africa:
            must, filtered = self.tantivy.Occur.Must, self.tantivy.Query.const_score_query(self.africa, 0)
            wanted = self.tantivy.Query.boolean_query([(must, query), (must, filtered)])
        found = [self.searcher.doc(place) for _, place in self.searcher.search(wanted, limit).hits]
        self.searcher.aggregate(wanted, self.FACETS)
        if snippets:
            maker = self.tantivy.SnippetGenerator.create(self.searcher, query, self.index.schema, "text")
            for document in found:
                maker.snippet_from_doc(document).to_html()


ENGINES = {"fts5": FTS5, "tantivy": Tantivy}


def main():
    engine, task, *paths = sys.argv[1:]
    if task == "build":
        return ENGINES[engine].build(*paths)
    opened, wish, seconds = ENGINES[engine](*paths), json.load(sys.stdin), []
    for query in wish["queries"]:
        start = time.process_time()
        opened.search(query, wish["africa"], wish["limit"], wish["snippets"])
        seconds.append(time.process_time() - start)
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()
