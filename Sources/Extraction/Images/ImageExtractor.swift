import COCR
package import Corpus
import Foundation

/// Reads images of pages by character recognition; each image of a TIFF file is a page.
package struct ImageExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.png, .jpeg, .tiff, .gif, .bmp, .webp, .jpeg2000]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let recognizer = input.recognizer
    let layers = try input.content.withUnsafeBytes { bytes in try Self.layers(of: bytes, recognizer) }
    guard layers.contains(where: { !$0.lines.isEmpty }) else {
      throw ExtractionError.noText(detail: Self.describe(images: layers.count, recognizer))
    }
    var builder = PDFDocumentBuilder(info: PDFInfo())
    for layer in layers { builder.append(layer.pdfLines) }
    var document = builder.document(input)
    for (index, layer) in layers.enumerated() where !layer.lines.isEmpty {
      document.pages[index].confidence = layer.confidence
    }
    try emit(.document(document))
  }

  private static func layers(of bytes: UnsafeRawBufferPointer, _ recognizer: PageRecognizer) throws -> [TextLayer] {
    guard recognizer.obstacle == nil else {
      recognizer.passOver(pages: 1)
      return [TextLayer()]
    }
    var place = tvet_image_place()
    var layers: [TextLayer] = []
    do {
      while let image = try PageImage.next(in: bytes, &place) {
        layers.append(try recognizer.read(image, hint: nil) ?? TextLayer())
      }
    } catch let error as ExtractionError {
      // The pages before the one that is damaged are worth having.
      guard layers.contains(where: { !$0.lines.isEmpty }) else { throw error }
    }
    return layers
  }

  private static func describe(images: Int, _ recognizer: PageRecognizer) -> String {
    if let obstacle = recognizer.obstacle { return "the file is an image; \(obstacle)" }
    let counted = images == 1 ? "the image shows" : "the \(images) images show"
    return "\(counted) none that OCR can read" + (recognizer.missingPacks.map { "; \($0)" } ?? "")
  }
}
