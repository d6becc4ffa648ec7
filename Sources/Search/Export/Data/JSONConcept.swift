import Corpus
import Facets

/// A concept that a query names, as JSON shows it.
struct JSONConcept: Encodable {
  /// The words of the query that name it.
  var text: String
  var label: String
  var values: [Value]
  var names: [Name]

  struct Value: Encodable {
    var facet: String
    var value: String
  }

  struct Name: Encodable {
    var name: String
    /// Left out for a name that is the same in all languages.
    var language: String?
    var documents: Int
  }

  init(_ concept: SearchedConcept) {
    text = concept.text
    label = concept.label
    values = concept.values.map { Value(facet: $0.facet.rawValue, value: $0.value) }
    names = concept.names.map {
      Name(name: $0.name, language: $0.language.isEmpty ? nil : $0.language, documents: $0.documents)
    }
  }
}
