import GRDB

/// The tables of `tvet.sqlite`.
///
/// The index can always be rebuilt from the corpus, so a change that would be intricate to migrate drops the
/// tables instead; a step that has shipped is never edited.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 documents, pages, tags, runs") { db in
      try db.execute(sql: version1)
    }
    migrator.registerMigration("2 successions") { db in
      try db.execute(sql: version2)
    }
    migrator.registerMigration("3 evidence by document") { db in
      try db.execute(sql: version3)
    }
    migrator.registerMigration("4 records joined to documents") { db in
      try db.execute(sql: version4)
    }
    migrator.registerMigration("5 recognised pages") { db in
      try db.execute(sql: version5)
    }
    migrator.registerMigration("6 tags by rules") { db in
      try db.execute(sql: version6)
    }
    migrator.registerMigration("7 departed documents, rejected tags") { db in
      try db.execute(sql: version7)
    }
    return migrator
  }

  /// The body is the first full-text column: FTS5 writes two bytes for each term of a document that stands in another.
  ///
  /// `fields` is described at ``FieldCoding``, the numbers of `annotation` at ``TagRow``, the packed columns at
  /// ``PackedBlock``, `page.text` at ``PageGroup``, the columns of `document_fts` at ``IndexedText``.
  private static let version1 = """
    CREATE TABLE meta (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;

    CREATE TABLE file (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      size INTEGER NOT NULL,
      mtime_ns INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      sha256 BLOB NOT NULL,
      failed INTEGER NOT NULL DEFAULT 0,
      extractor_version INTEGER NOT NULL
    );
    CREATE INDEX file_sha256 ON file(sha256);

    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      sha256 BLOB NOT NULL UNIQUE,
      key TEXT NOT NULL,
      record TEXT,
      media_type TEXT NOT NULL,
      title TEXT NOT NULL,
      authors TEXT NOT NULL,
      year INTEGER,
      language TEXT,
      kind TEXT NOT NULL,
      doi TEXT,
      publisher TEXT,
      fields BLOB NOT NULL,
      page_count INTEGER NOT NULL,
      text_bytes INTEGER NOT NULL,
      body_tokens INTEGER NOT NULL,
      title_tokens INTEGER NOT NULL,
      abstract_tokens INTEGER NOT NULL,
      heading_tokens INTEGER NOT NULL,
      extractor_version INTEGER NOT NULL,
      analyzer_version INTEGER NOT NULL,
      authority_version TEXT NOT NULL
    );
    CREATE INDEX document_key ON document(key);
    CREATE INDEX document_doi ON document(doi) WHERE doi IS NOT NULL;

    CREATE TABLE location (
      file_id INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,
      record TEXT NOT NULL DEFAULT '',
      document_id INTEGER NOT NULL REFERENCES document(id),
      PRIMARY KEY (file_id, record)
    ) WITHOUT ROWID;
    CREATE INDEX location_document ON location(document_id);

    CREATE TABLE page (
      id INTEGER PRIMARY KEY,
      document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      count INTEGER NOT NULL,
      first_token INTEGER NOT NULL,
      starts BLOB NOT NULL,
      text BLOB NOT NULL
    );
    CREATE INDEX page_document ON page(document_id, number);

    CREATE TABLE annotation (
      document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      value_id INTEGER NOT NULL REFERENCES facet_value(id),
      role INTEGER NOT NULL,
      score INTEGER NOT NULL,
      source INTEGER NOT NULL,
      verdict INTEGER,
      evidence TEXT,
      PRIMARY KEY (document_id, value_id, role)
    ) WITHOUT ROWID;

    CREATE TABLE failure (
      path TEXT NOT NULL,
      record TEXT NOT NULL DEFAULT '',
      sha256 BLOB,
      stage TEXT NOT NULL,
      reason TEXT NOT NULL,
      first_seen TEXT NOT NULL,
      last_seen TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      PRIMARY KEY (path, record)
    ) WITHOUT ROWID;

    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      command TEXT NOT NULL,
      started TEXT NOT NULL,
      finished TEXT,
      outcome TEXT,
      counts TEXT
    );

    CREATE TABLE facet_value (
      id INTEGER PRIMARY KEY,
      facet TEXT NOT NULL,
      value TEXT NOT NULL,
      UNIQUE (facet, value)
    );

    CREATE TABLE packed (
      block INTEGER PRIMARY KEY,
      present BLOB NOT NULL,
      length BLOB NOT NULL,
      year BLOB NOT NULL,
      language BLOB NOT NULL,
      kind BLOB NOT NULL,
      tag BLOB NOT NULL
    );

    CREATE VIRTUAL TABLE document_fts USING fts5(
      body, title, abstract, headings, content='', columnsize=0, tokenize='tvet'
    );
    """

  /// `succession` is described at ``Succession``; `meta` was never used.
  private static let version2 = """
    DROP TABLE meta;

    CREATE TABLE succession (
      id INTEGER PRIMARY KEY,
      former INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      present INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE
    );
    CREATE INDEX succession_former ON succession(former);
    CREATE INDEX succession_present ON succession(present);
    """

  /// `evidence` is described at ``TagEvidence``. Documents of before are tagged anew, which finds their evidence again.
  private static let version3 = """
    ALTER TABLE annotation DROP COLUMN evidence;

    CREATE TABLE evidence (
      document_id INTEGER PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
      text BLOB NOT NULL
    );

    UPDATE document SET authority_version = '';
    """

  /// `joining` is described at ``Joining``; `document.files` holds the paths that a record names, a line each, and is
  /// null where a document describes no other;
  /// `pending` names what the next run has to do although no file has changed.
  private static let version4 = """
    ALTER TABLE document ADD COLUMN files TEXT;
    CREATE INDEX document_files ON document(id) WHERE files IS NOT NULL;
    CREATE INDEX document_whole ON document(id) WHERE record IS NULL;

    CREATE TABLE joining (
      record_id INTEGER PRIMARY KEY,
      document_id INTEGER NOT NULL,
      reason TEXT NOT NULL,
      is_applied INTEGER NOT NULL
    );
    CREATE INDEX joining_document ON joining(document_id);

    CREATE TABLE pending (task TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;
    """

  /// `file.unread_pages`: pages that character recognition was not there to read. `page.confidence`: see ``PageGroup``.
  private static let version5 = """
    ALTER TABLE file ADD COLUMN unread_pages INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE page ADD COLUMN confidence BLOB;
    """

  /// `rule_tag`: the tags that a site's rules gave, each with its rule's query; `rule_state` has one row, see
  /// ``RuleState``.
  private static let version6 = """
    CREATE TABLE rule_tag (
      document_id INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      value_id INTEGER NOT NULL REFERENCES facet_value(id),
      role INTEGER NOT NULL,
      query TEXT NOT NULL,
      PRIMARY KEY (document_id, value_id, role)
    ) WITHOUT ROWID;

    CREATE TABLE rule_state (version TEXT NOT NULL, run INTEGER NOT NULL);
    """

  /// `departed` is described at ``DepartedDocument``, the verdict's number at ``TagRow``.
  private static let version7 = """
    CREATE TABLE departed (key TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, doi TEXT) WITHOUT ROWID;
    CREATE INDEX annotation_rejected ON annotation(value_id) WHERE verdict = 2;
    """
}
