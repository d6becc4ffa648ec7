import Corpus
import Extraction
import Foundation

/// Runs an extractor on content that a test holds in memory.
func extract(
  _ type: any Extractor.Type, _ content: Data, path: String = "folder/sample", passwords: [String] = []
) throws -> [Extraction] {
  var extractions: [Extraction] = []
  let input = ExtractionInput(
    path: path, content: content, mediaType: type.mediaTypes[0], fingerprint: Fingerprint(of: content),
    passwords: passwords)
  try type.init().extract(input) { extractions.append($0) }
  return extractions
}

func documents(_ type: any Extractor.Type, _ content: Data) throws -> [Document] {
  try extract(type, content).compactMap { if case .document(let document) = $0 { document } else { nil } }
}

func documents(_ type: any Extractor.Type, _ text: String) throws -> [Document] {
  try documents(type, Data(text.utf8))
}

/// The only document of a file.
func document(_ type: any Extractor.Type, _ text: String) throws -> Document {
  try document(type, Data(text.utf8))
}

func document(_ type: any Extractor.Type, _ content: Data) throws -> Document {
  let found = try documents(type, content)
  guard let first = found.first, found.count == 1 else { throw WrongCount(count: found.count) }
  return first
}

func failures(_ type: any Extractor.Type, _ text: String) throws -> [String: ExtractionError] {
  var found: [String: ExtractionError] = [:]
  for case .failure(let record, let reason) in try extract(type, Data(text.utf8)) { found[record] = reason }
  return found
}

struct WrongCount: Error { let count: Int }

extension Document {
  /// All pages' text, a line feed between blocks.
  var text: String { pages.map(\.text).joined(separator: "\n") }

  func values(_ name: Field.Name) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  func text(_ role: Block.Role) -> String {
    pages.flatMap(\.blocks).filter { $0.role == role }.map(\.text).joined(separator: "\n")
  }
}
