import Corpus

/// Tells captions: "Table 3: …", "Abbildung 2. …".
enum PDFCaptions {
  static func mark(_ lines: inout [PDFLine], _ bodySize: Float) {
    // How many lines of an open caption there are.
    var open = 0
    for index in lines.indices {
      let line = lines[index]
      guard line.role == .body || line.role == .heading else {
        open = 0
        continue
      }
      if isStart(line.text) {
        lines[index].role = .caption
        // Where a caption ends is seen only if its type is not that of the text.
        open = line.size > 0 && abs(line.size - bodySize) > 0.04 * bodySize ? 1 : 0
      } else if (1...3).contains(open), isContinued(lines[index - 1], line) {
        lines[index].role = .caption
        open += 1
      } else {
        open = 0
      }
    }
  }

  /// A caption goes on after a line that is full and ends no sentence.
  private static func isContinued(_ line: PDFLine, _ next: PDFLine) -> Bool {
    line.size == next.size && line.isBold == next.isBold && line.text.utf8.count >= 40 && line.text.utf8.last != 0x2E
  }

  /// Whether a line begins as captions do. "Table 3 shows" begins a sentence.
  static func isStart(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x41...0x5A).contains(first) || first >= 0x80 else { return false }
    var words = text.prefix(60).split(separator: " ", maxSplits: 3)
    guard !words.isEmpty else { return false }
    // In CJK no space stands between the word and its number.
    if let name = cjkNames.first(where: { words[0].hasPrefix($0) }) {
      let rest = words[0].dropFirst(name.count)
      if rest.isEmpty { words.removeFirst() } else { words[0] = rest }
      return words.first.map { $0.first?.isNumber == true && $0.count <= 24 } ?? false
    }
    guard words.count >= 2, names.contains(words[0].lowercased()) else { return false }
    let number = words[1]
    let isNumber = number.contains { $0.isNumber || $0.isUppercase } && number.count <= 8
    guard isNumber, number.allSatisfy({ $0.isNumber || $0.isUppercase || ".:-–()ab".contains($0) }) else {
      return false
    }
    guard words.count > 2, let next = words[2].first else { return true }
    return ".:".contains(number.last ?? " ") || !next.isLetter || !next.isLowercase
  }

  private static let names: Set<String> = [
    "figure", "fig.", "table", "tab.", "box", "chart", "map", "exhibit", "abbildung", "abb.", "tabelle", "schaubild",
    "tableau", "graphique", "carte", "encadré", "figura", "cuadro", "tabla", "gráfico", "mapa", "recuadro", "tabela",
    "quadro", "tabella", "grafico", "figuur", "tabel", "рис.", "рисунок", "таблица", "таблиця", "şekil", "tablo",
    "gambar", "bảng", "hình", "شكل", "الشكل", "جدول", "الجدول", "איור", "טבלה", "ตาราง", "ภาพ", "ตารางที่", "ภาพที่",
    "តារាង", "រូបភាព", "तालिका", "चित्र",
  ]
  private static let cjkNames = ["图", "圖", "表", "図", "그림", "표"]
}
