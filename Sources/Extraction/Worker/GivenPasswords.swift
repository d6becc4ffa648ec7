extension ExtractionError {
  /// The error as one says it who was given passwords: they were tried.
  func given(_ passwords: [String]) -> ExtractionError {
    self == .encrypted && !passwords.isEmpty ? .wrongPassword : self
  }
}

extension Extraction {
  func given(_ passwords: [String]) -> Extraction {
    guard case .failure(let record, let reason) = self else { return self }
    return .failure(record: record, reason: reason.given(passwords))
  }
}
