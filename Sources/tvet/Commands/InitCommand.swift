import ArgumentParser
import Corpus
import Foundation

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make an empty corpus.",
    discussion: """
      Makes the folders for documents, bibliographic records and a site's own authority files, and a tvet.toml in \
      which every setting is explained. A .gitattributes lets git merge the decisions of several analysts, and a .gitignore keeps \
      the index out of git: it stands in the folder that will hold index/, which for a corpus of the name 'corpus' is \
      the one around it. What is there already is left as it is.
      """)

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"))
  var directory: String

  func run() throws {
    do {
      for folder in ["documents", "records", "authorities"] {
        try FileManager.default.createDirectory(atPath: "\(directory)/\(folder)", withIntermediateDirectories: true)
      }
      var files = [("\(directory)/tvet.toml", Self.template), ("\(directory)/.gitattributes", Self.attributes)]
      if let folder = ignoringFolder { files.append((folder + "/.gitignore", Self.ignored)) }
      for (path, content) in files where !FileManager.default.fileExists(atPath: path) {
        try content.write(toFile: path, atomically: true, encoding: .utf8)
      }
    } catch {
      throw UsageError("\(directory) cannot be made: \(error.localizedDescription)")
    }
    print("Put documents into \(directory)/documents, then run: tvet ingest --corpus \(directory)")
  }

  /// The folder that will hold `index/`; nil where a setting puts the index elsewhere.
  private var ignoringFolder: String? {
    guard let index = try? CorpusDirectory(path: directory).indexPath else { return nil }
    let end = "/index/tvet.sqlite"
    return index.hasSuffix(end) ? String(index.dropLast(end.count)) : nil
  }

  /// The index can always be made again.
  private static let ignored = "/index/\n"

  /// Both sides' lines of a journal that only grows belong into a merge.
  static let attributes = "decisions.csv merge=union\n"

  static let template = """
    # Settings of this corpus. Every setting has a default, shown here.

    # Folders that hold documents, absolute or relative to this file; they are read in place.
    # roots = ["documents"]

    # Files to pass by: shell patterns of names or of paths within the corpus.
    # exclude = ["*.tmp", "documents/drafts/*"]

    # The index file, absolute or relative to this file. It is a cache: it can be deleted and made again.
    # index = "../index/tvet.sqlite"

    # How many files are read at once; by default one a processor core.
    # jobs = 2

    # The name that tag decisions are signed with; by default the user's login name.
    # analyst = "name"

    # Passwords that are tried on encrypted files. Whoever can read this file can read them.
    # passwords = ["secret"]

    # What a worker process may use: MiB of memory besides the file, seconds for a small file.
    # worker_memory = 400
    # worker_seconds = 20

    # Character recognition: of pages that are images ("auto"), "never", or of all pages ("always"); and the languages
    # that scans may be in, by default all whose packs are installed.
    # [ocr]
    # mode = "auto"
    # languages = ["en", "fr"]

    """
}
