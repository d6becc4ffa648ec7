import ArgumentParser
import Search

/// Whether a question is asked in other words, too.
struct ExpansionOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Search for other names of what the query names, in all languages of the corpus.")
  var expand = true
}
