import Corpus
import Tagging

/// What `tvet tag agreement --json` writes.
struct AgreementJSON: Encodable {
  var analysts: [Pair]
  var machine: [Machine]

  struct Pair: Encodable {
    var first: String
    var second: String
    /// `all` for all facets.
    var facet: String
    var both: Int
    var onlyFirst: Int
    var onlySecond: Int
    var neither: Int
    var kappa: Double?

    enum CodingKeys: String, CodingKey {
      case first, second, facet, both, neither, kappa
      case onlyFirst = "only_first"
      case onlySecond = "only_second"
    }
  }

  struct Machine: Encodable {
    var facet: String
    var right: Int
    var wrong: Int
    var missed: Int
    var precision: Double?
    var precisionInterval: [Double]?
    var recall: Double?
    var recallInterval: [Double]?

    enum CodingKeys: String, CodingKey {
      case facet, right, wrong, missed, precision, recall
      case precisionInterval = "precision_interval"
      case recallInterval = "recall_interval"
    }
  }

  init(_ agreement: Agreement) {
    analysts = agreement.pairs.flatMap { pair in
      (pair.byFacet.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, $0.value) }
        + [("all", pair.all)]).map { facet, kappa in
          Pair(
            first: pair.first, second: pair.second, facet: facet, both: kappa.both, onlyFirst: kappa.first,
            onlySecond: kappa.second, neither: kappa.neither, kappa: kappa.value)
        }
    }
    machine = agreement.machine.sorted { $0.key.rawValue < $1.key.rawValue }.map { facet, counts in
      Machine(
        facet: facet.rawValue, right: counts.right, wrong: counts.wrong, missed: counts.missed,
        precision: counts.precision.value, precisionInterval: Self.bounds(counts.precision),
        recall: counts.recall.value, recallInterval: Self.bounds(counts.recall))
    }
  }

  private static func bounds(_ share: Share) -> [Double]? {
    share.interval.map { [$0.lowerBound, $0.upperBound] }
  }
}
