import ArgumentParser

/// Whether a question is asked in its own words alone.
struct LiteralOptions: ParsableArguments {
  @Flag(
    name: .long,
    help:
      "Search for the words of the query alone: not for other names of the themes, places and organizations it names, nor for what --expand adds."
  )
  var noExpand = false
}
