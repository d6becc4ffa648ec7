import Corpus
import Facets
import Search

extension RuleFile {
  /// What is wrong with the file, by line: with its rules as ``read()`` has it, and with filters of their queries that
  /// name nothing known. No index is asked, so languages are taken as they stand.
  ///
  /// - Parameter coined: themes that analysts have coined.
  package func faults(coined: Set<String>) -> [RuleError] {
    let reading = read()
    let themes = coined.union(reading.rules.filter { $0.value.facet == .theme }.map(\.value.value))
    let unknown = reading.rules.flatMap { rule in
      rule.filters.compactMap { facet, name -> RuleError? in
        guard let reason = fault(of: name, facet, coined: themes) else { return nil }
        return RuleError(file: path, line: rule.line, reason: "\(reason), in the query \(rule.query)")
      }
    }
    return (reading.faults + unknown).sorted { $0.line < $1.line }
  }

  /// - Returns: nil for a value that is known.
  private func fault(of name: String, _ facet: Facet, coined: Set<String>) -> String? {
    switch facet {
    case .kind:
      guard DocumentKind(rawValue: name.lowercased()) == nil else { return nil }
      return FilterError(facet: .kind, name: name, suggestions: DocumentKind.allCases.map(\.rawValue)).description
    case .theme where coined.contains(Authorities.themeCode(name)): return nil
    case .country, .region, .organization, .theme:
      do { _ = try authorities.value(facet, named: name) } catch { return error.description }
      return nil
    case .language, .year: return nil
    }
  }
}
