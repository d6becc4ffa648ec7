import ArgumentParser

struct HelpQueryCommand: ParsableCommand {
  static let name = "help-query"
  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Explain the query language (also: tvet help query).", shouldDisplay: false)

  func run() throws { print(Self.page) }

  static let page = """
    THE QUERY LANGUAGE

    Anything you type or paste is a valid query; operators are written in capitals.

      skills kenya                words are optional; the more and the rarer of them a document holds, the higher
      +skills kenya -nairobi      + must match, - must not
      skills AND kenya            both; AND binds closer than OR, OR closer than words side by side
      skills OR competences       either
      skills AND NOT kenya        the first without the second
      (skills OR training) kenya  parentheses group
      "vocational training"       the words side by side, in any form (trainings, trained)
      ="training"                 this very form
      apprentic*                  words that begin so
      skills NEAR/8 kenya         within 8 words of each other; NEAR alone means 10

    FIELDS
      title:skills                the word stands in the title; also abstract: headings: body:
      title:(skills kenya)        so for a group
      author:okumu                an author's name holds this

    FILTERS
      region:africa               a region, a grouping (asean, eu, african-union …) or its name in any language
      country:KE                  a country by code or name; country:KE,UG for either
      org:ilo                     an organization by code, acronym or name (also organization:)
      theme:…                     a theme that analysts have assigned
      year:2015  year:2015..2020  year:2015..  year:..2020
      lang:zh                     the document's language (also language:)
      kind:thesis                 article, book, chapter, conference, dataset, law, policy, record, report, slides,
                                  thesis, web, other
      region:"east africa"        quotation marks for names of several words

      Filters of different kinds must all hold; of one kind, any (a + before each asks for all).
      Tags count in the role 'about' unless --mentions or --from is given.

    LANGUAGES
      A word is looked up in the forms of every language of the corpus. Accents and capitals do not matter; Chinese
      is found in simplified and traditional characters alike.

    OTHER NAMES
      Optional words that name a theme, a country, a region or an organization, in any language, are searched for by
      its other names too, in the languages of the corpus: apprenticeship finds 学徒制, Kenya finds 肯尼亚, ILO finds
      OIT. The longest name counts (recognition of prior learning), and one that several things bear names none. Other
      names count half and not beside the words themselves; the answer shows those that the corpus holds ("also searched").
      Acronyms are written in capitals, or in small letters where they are no words (ilo, tvet).

      Taken as written are: +must and -not, AND, "phrases", ="exact forms", begin*, NEAR, title: and the like; and all
      words with --no-expand. The queries of tag rules and of --where are taken as written, too.

      For a word in Latin letters that the corpus does not have, or hardly, a near one that it has is suggested ("did
      you mean"); nothing is changed.

    With --strict, what makes no sense is an error with a caret under it, instead of words to search for.
    """
}
