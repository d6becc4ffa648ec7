import CAnalysis

/// Words that say too little to rank by.
package enum StopWords {
  /// True when `word`, in its plain index form, is a stop word of the language; false for languages without a list.
  package static func contains(_ word: String, language: Language) -> Bool {
    var word = word
    return word.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        tv_is_stop_word(language.primary, bytes.baseAddress, CInt(clamping: bytes.count)) != 0
      }
    }
  }
}
