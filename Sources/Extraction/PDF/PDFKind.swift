import Corpus

/// Tells what kind of publication a document is, where its first pages say so.
enum PDFKind {
  /// - Parameters:
  ///   - isLandscape: whether most pages are wider than high; of scans, whether they have the shape of a screen.
  ///   - hasJournal: whether the document carries an ISSN, or its metadata name a journal.
  static func find(
    in pages: [[PDFLine]], title: String?, isLandscape: Bool, hasDOI: Bool, hasAbstract: @autoclosure () -> Bool,
    hasJournal: Bool
  ) -> DocumentKind? {
    if isLandscape && pages.count >= 4 && isSparse(pages) { return .slides }
    let title = title?.lowercased() ?? ""
    let front = text(of: pages.prefix(2).joined().prefix(80))
    if theses.areIn(front) { return .thesis }
    if let kind = LegalTitle.kind(title) { return kind }
    if policies.areIn(title) { return .policy }
    let top = pages.first?.prefix(60) ?? []
    if proceedings.areIn(text(of: top)) { return .conference }
    if hasDOI || hasJournal || isOfVolume(top), hasAbstract() { return .article }
    // A cover says it in few words.
    let short = text(of: pages.prefix(2).joined().prefix(40).filter { $0.text.utf8.count < 80 })
    return reports.areIn(title) || reports.areIn(short) ? .report : nil
  }

  private static func text(of lines: some Sequence<PDFLine>) -> String {
    lines.map(\.text).joined(separator: "\n").lowercased()
  }

  /// Whether a line names a journal and a number: "Journal of Tests, vol. 3".
  private static func isOfVolume(_ lines: some Sequence<PDFLine>) -> Bool {
    lines.contains { line in
      line.text.utf8.count < 160 && line.text.utf8.contains { (0x30...0x39).contains($0) }
        && volumes.areIn(line.text.lowercased())
    }
  }

  /// Slides hold some words and no columns of text.
  private static func isSparse(_ pages: [[PDFLine]]) -> Bool {
    let bytes = pages.reduce(0) { $0 + $1.reduce(0) { $0 + $1.text.utf8.count } }
    return bytes / pages.count < 1200
  }

  private static let theses = PDFPhrases([
    "a thesis submitted", "thesis submitted", "dissertation submitted", "this dissertation", "doctoral dissertation",
    "doctoral thesis", "master's thesis", "master’s thesis", "phd thesis", "thesis presented", "inaugural-dissertation",
    "dissertation zur erlangung", "masterarbeit", "bachelorarbeit", "thèse de doctorat", "thèse présentée",
    "mémoire de master", "tesis doctoral", "tesis para", "trabajo de fin de", "tese de doutorado", "dissertação de",
    "диссертация", "автореферат", "博士学位论文", "硕士学位论文", "学位论文", "رسالة ماجستير", "أطروحة", "luận án", "luận văn",
    "yüksek lisans tezi", "doktora tezi",
  ])
  private static let policies = PDFPhrases([
    "policy 2", "national policy", "education policy 2", "national strategy", "strategic plan", "action plan",
    "sector plan", "politique nationale", "stratégie nationale", "plan stratégique", "política nacional",
    "estrategia nacional",
    "plan nacional", "plano nacional", "nationale strategie", "стратегия", "концепция", "规划", "纲要", "استراتيجية",
    "الاستراتيجية", "chiến lược",
  ])
  private static let proceedings = PDFPhrases(["proceedings of", "conference on", "annual meeting of", "workshop on"])
  private static let volumes = PDFPhrases([
    "vol.", "volume", " vol ", "journal of", "revista", "revue", "zeitschrift", "学报", "журнал",
  ])
  private static let reports = PDFPhrases([
    "annual report", "final report", "technical report", "working paper", "discussion paper", "policy brief",
    "research report", "synthesis report", "country report", "rapport annuel", "rapport final", "document de travail",
    "informe final", "informe anual", "documento de trabajo", "relatório", "abschlussbericht", "jahresbericht",
    "bericht",
    "отчет", "доклад", "报告", "تقرير", "báo cáo", "laporan", "fact sheet", "factsheet", "bulletin",
  ])
}
