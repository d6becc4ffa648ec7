import Testing

@testable import Corpus

@Suite("Settings")
struct SettingsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func load(_ environment: [String: String] = [:]) throws -> Settings {
    try Settings.load(corpus: folder.path, environment: environment)
  }

  @Test("have defaults without any file")
  func defaults() throws {
    let settings = try load(["HOME": folder.path])
    #expect(settings == Settings())
    #expect(settings.roots == nil)
    #expect(settings.workerMemory == 400)
  }

  @Test("are read from tvet.toml")
  func file() throws {
    try folder.write(
      "tvet.toml",
      """
      # a site
      roots = ["documents", "/mnt/library"]
      exclude = ["*.bak"]
      index = "../index.sqlite"
      jobs = 3
      analyst = "Amina"
      worker_memory = 800
      worker_seconds = 5
      [ocr]
      languages = ["fr", "chi_sim"]
      mode = "always"
      """)
    let settings = try load()
    #expect(settings.roots == ["documents", "/mnt/library"])
    #expect(settings.exclude == ["*.bak"])
    #expect(settings.index == "../index.sqlite")
    #expect(settings.jobs == 3)
    #expect(settings.analyst == "Amina")
    #expect(settings.workerMemory == 800)
    #expect(settings.workerSeconds == 5)
    #expect(settings.ocr == OCRSettings(mode: .always, languages: ["fr", "chi_sim"]))
    let changed = try load(["TVET_OCR": "never", "TVET_OCR_LANGUAGES": "km:en"])
    #expect(changed.ocr == OCRSettings(mode: .never, languages: ["km", "en"]))
  }

  @Test("of the environment go before the corpus's, and those before the user's own")
  func precedence() throws {
    try folder.write("config/tvet/config.toml", "analyst = \"user\"\njobs = 1\nworker_seconds = 7")
    try folder.write("tvet.toml", "analyst = \"corpus\"\njobs = 2\nroots = [\"a\"]")
    let environment = [
      "XDG_CONFIG_HOME": folder.path + "/config", "TVET_ANALYST": "environment", "TVET_ROOTS": "b:/c", "TVET_JOBS": "",
    ]
    let settings = try load(environment)
    #expect(settings.analyst == "environment")
    #expect(settings.jobs == 2, "an empty variable is none")
    #expect(settings.workerSeconds == 7)
    #expect(settings.roots == ["b", "/c"])
    #expect(try load(["HOME": folder.path]).analyst == "corpus")
  }

  @Test("an empty TVET_ROOTS does not empty the corpus")
  func emptyRoots() throws {
    try folder.write("tvet.toml", "roots = [\"a\"]")
    #expect(try load(["TVET_ROOTS": ""]).roots == ["a"])
  }

  @Test(
    "that are wrong are refused with file and key",
    arguments: [
      ("colour = 1", "/tvet.toml: colour: there is no such setting"),
      ("[roots]\na = 1", "/tvet.toml: roots: a list of texts is wanted"),
      ("roots = \"documents\"", "/tvet.toml: roots: a list of texts is wanted"),
      ("roots = [1]", "/tvet.toml: roots: a text is wanted"),
      ("roots = []", "/tvet.toml: roots: at least one folder is wanted"),
      ("jobs = 0", "/tvet.toml: jobs: a whole number"),
      ("jobs = \"two\"", "/tvet.toml: jobs: a whole number"), ("jobs = 1.5", "/tvet.toml: jobs: a whole number"),
      ("ocr = 1", "/tvet.toml: ocr: a table is wanted"), ("[ocr]\nmode = \"on\"", "/tvet.toml: ocr.mode: one of auto"),
      ("[ocr]\ncolour = 1", "/tvet.toml: ocr.colour: there is no such setting"),
      ("analyst = 1", "/tvet.toml: analyst: a text is wanted"), ("jobs = 1\njobs =", "/tvet.toml:2: "),
    ])
  func faults(content: String, message: String) throws {
    try folder.write("tvet.toml", content)
    let error = #expect(throws: SettingsError.self) { try load() }
    #expect(error?.description.hasPrefix(folder.path + message) == true, "\(error?.description ?? "")")
  }

  @Test("of the environment that are wrong name the variable", arguments: ["two", "0", "-1", "1.5"])
  func environmentFaults(value: String) {
    let error = #expect(throws: SettingsError.self) { try load(["TVET_WORKER_SECONDS": value]) }
    #expect(error?.place == "TVET_WORKER_SECONDS")
  }
}
