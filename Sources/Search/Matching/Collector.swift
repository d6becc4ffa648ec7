import CAnalysis
import Indexing

/// One question to the C ranking function: an expression, what may be found, what is counted.
struct Collector {
  let columns: PackedColumns
  let parameters: RankingParameters

  struct Answer {
    /// Best first.
    var hits: [Found] = []
    /// All documents that match.
    var total = 0
    /// By facet value code, and by year; empty where not asked for.
    var valueCounts: [UInt32] = []
    var yearCounts: [UInt32] = []
    /// All documents that match; nil where not asked for.
    var matches: Bitmap?
    /// How each phrase counted in the explained document.
    var explanation: [PhraseScore] = []
    /// What neighbouring words add to its score.
    var explainedPairs = 0.0
    /// Inverse document frequency of each phrase; 0 for those without weight, and where nothing matches.
    var idf: [Double] = []
    /// Documents that hold each phrase; 0 for those without weight, and where nothing matches.
    var documentFrequency: [Int64] = []
  }

  struct Found: Equatable {
    var document: Int64
    var score: Double
    /// What hits are ordered by, the larger first.
    var key: Double
  }

  struct PhraseScore {
    var documentFrequency: Int
    var idf: Double
    /// Occurrences in body, title, abstract, headings.
    var frequency: [Int]
    var score: Double
  }

  struct Wish {
    var limit = 0
    var order: tv_order = TV_ORDER_SCORE
    var countsFacets = false
    var wantsMatches = false
    /// A document whose score is to be explained.
    var explained: Int64?
    /// Bits of the roles in which tags count.
    var roles: UInt32 = 1
  }

  private static let yearCapacity = 10_000

  /// - Parameter expression: nil to take all documents of the filter.
  func collect(_ expression: MatchExpression?, filter: Bitmap?, wish: Wish, in db: IndexSnapshot) throws -> Answer {
    var answer = Answer()
    var hits = [tv_hit](repeating: tv_hit(), count: max(0, wish.limit))
    var valueCounts = [UInt32](repeating: 0, count: wish.countsFacets ? columns.values.count : 0)
    var yearCounts = [UInt32](repeating: 0, count: wish.countsFacets ? Self.yearCapacity : 0)
    var matches = [UInt64](repeating: 0, count: wish.wantsMatches ? (columns.capacity + 63) / 64 : 0)
    let exactWords = (expression?.exactWords ?? []).map {
      tv_exact_word(offset: Int32($0.offset), form: $0.form.map(Int32.init) ?? -1, inflected: Int32($0.inflected))
    }
    let pairs = (expression?.pairs ?? []).map {
      tv_pair(first: Int32($0.first), second: Int32($0.second), gap: Int32($0.gap))
    }
    let phrases = (expression?.phrases ?? []).map {
      tv_phrase(weight: $0.weight, concept: $0.concept, is_form: $0.isForm ? 1 : 0)
    }
    var scores = [tv_phrase_score](repeating: tv_phrase_score(), count: wish.explained == nil ? 0 : phrases.count)
    var idf = [Double](repeating: 0, count: phrases.count)
    var documentFrequency = [Int64](repeating: 0, count: phrases.count)
    var code: Int32 = 0
    var hitCount = 0

    withCollection(filter: filter, roles: wish.roles) { collection in
      pairs.withUnsafeBufferPointer { pairs in
        exactWords.withUnsafeBufferPointer { exactWords in
          phrases.withUnsafeBufferPointer { phrases in
            var ranking = ranking(phrases, order: wish.order)
            ranking.exact_words = exactWords.baseAddress
            ranking.exact_word_count = Int32(clamping: exactWords.count)
            ranking.pairs = pairs.baseAddress
            ranking.pair_count = Int32(clamping: pairs.count)
            hits.withUnsafeMutableBufferPointer { hits in
              valueCounts.withUnsafeMutableBufferPointer { values in
                yearCounts.withUnsafeMutableBufferPointer { years in
                  matches.withUnsafeMutableBufferPointer { matches in
                    scores.withUnsafeMutableBufferPointer { scores in
                      var result = tv_result()
                      result.hits = hits.baseAddress
                      result.limit = Int32(clamping: hits.count)
                      if wish.countsFacets {
                        result.value_counts = values.baseAddress
                        result.value_capacity = UInt32(values.count)
                        result.year_counts = years.baseAddress
                      }
                      if wish.wantsMatches { result.matches = matches.baseAddress }
                      if let explained = wish.explained {
                        result.explanation = scores.baseAddress
                        result.explained = explained
                      }
                      if let expression {
                        code = idf.withUnsafeMutableBufferPointer { idf in
                          documentFrequency.withUnsafeMutableBufferPointer { frequency in
                            result.idf = idf.baseAddress
                            result.document_frequency = frequency.baseAddress
                            return tv_collect(db.connection, expression.text, &collection, &ranking, &result)
                          }
                        }
                      } else {
                        tv_collect_filtered(&collection, Int32(wish.order.rawValue), &result)
                      }
                      hitCount = Int(result.hit_count)
                      answer.total = Int(result.total)
                      answer.explainedPairs = result.explained_pairs
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
    guard code == 0 else { throw db.error(code: code) }
    answer.hits = hits.prefix(hitCount).map { Found(document: $0.document, score: $0.score, key: $0.key) }
    answer.idf = idf
    answer.documentFrequency = documentFrequency
    answer.valueCounts = valueCounts
    answer.yearCounts = yearCounts
    answer.matches = wish.wantsMatches ? Bitmap(words: matches) : nil
    answer.explanation = scores.map(PhraseScore.init)
    return answer
  }

  private func ranking(_ phrases: UnsafeBufferPointer<tv_phrase>, order: tv_order) -> tv_ranking {
    var ranking = tv_ranking()
    ranking.k1 = parameters.k1
    ranking.pair_weight = parameters.pairWeight
    let (w, b) = (parameters.columnWeights, parameters.columnLengthNorms)
    ranking.column_weight = (w[0], w[1], w[2], w[3])
    ranking.column_b = (b[0], b[1], b[2], b[3])
    ranking.phrase_count = Int32(clamping: phrases.count)
    ranking.phrases = phrases.baseAddress
    ranking.order = Int32(order.rawValue)
    return ranking
  }

  private func withCollection(filter: Bitmap?, roles: UInt32, _ body: (inout tv_collection) -> Void) {
    var collection = tv_collection()
    collection.capacity = Int64(columns.capacity)
    collection.document_count = Int64(columns.documentCount)
    let averages = columns.averageLengths
    collection.average_length = (averages[0], averages[1], averages[2], averages[3])
    collection.roles = roles
    // Without a filter the documents that are there are the filter: an id may be free.
    let allowed = filter?.words ?? columns.present
    columns.lengths.withUnsafeBufferPointer { lengths in
      LengthCode.lengths.withUnsafeBufferPointer { table in
        allowed.withUnsafeBufferPointer { allowed in
          columns.years.withUnsafeBufferPointer { years in
            columns.languages.withUnsafeBufferPointer { languages in
              columns.kinds.withUnsafeBufferPointer { kinds in
                columns.tagOffsets.withUnsafeBufferPointer { offsets in
                  columns.tagEntries.withUnsafeBufferPointer { entries in
                    collection.lengths = lengths.baseAddress
                    collection.length_table = table.baseAddress
                    collection.filter = allowed.baseAddress
                    collection.years = years.baseAddress
                    collection.languages = languages.baseAddress
                    collection.kinds = kinds.baseAddress
                    collection.tag_offsets = offsets.baseAddress
                    collection.tag_entries = entries.baseAddress
                    body(&collection)
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// Where the phrases of an expression stand in a document's body, at most so many.
  static func positions(
    _ expression: MatchExpression, document: Int64, limit: Int, in db: IndexSnapshot
  ) throws -> [tv_position] {
    var count: Int32 = 0
    var code: Int32 = 0
    let positions = [tv_position](unsafeUninitializedCapacity: limit) { buffer, used in
      code = tv_positions(
        db.connection, expression.text, document, buffer.baseAddress, Int32(clamping: limit), &count)
      used = Int(count)
    }
    guard code == 0 else { throw db.error(code: code) }
    return positions
  }
}

extension Collector.PhraseScore {
  init(_ score: tv_phrase_score) {
    documentFrequency = Int(score.document_frequency)
    idf = score.idf
    let f = score.frequency
    frequency = [Int(f.0), Int(f.1), Int(f.2), Int(f.3)]
    self.score = score.score
  }
}
