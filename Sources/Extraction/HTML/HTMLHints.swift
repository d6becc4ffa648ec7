/// What the class names and ids of web pages tell (the lists are Readability's).
enum HTMLHints {
  static let navigationRoles: Set<String> = [
    "menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog", "contentinfo", "search",
  ]

  private static let unlikely = [
    "-ad-", "ai2html", "banner", "breadcrumb", "combx", "comment", "community", "cover-wrap", "disqus", "extra",
    "footer", "gdpr", "header", "legends", "menu", "related", "remark", "replies", "rss", "shoutbox", "sidebar",
    "skyscraper", "social", "sponsor", "supplemental", "ad-break", "agegate", "pagination", "pager", "popup",
    "yom-remote", "cookie", "newsletter", "skip-link",
  ]
  private static let maybe = ["and", "article", "body", "column", "content", "main", "mathjax", "shadow"]
  private static let positive = [
    "article", "body", "content", "entry", "hentry", "h-entry", "main", "page", "pagination", "post", "text", "blog",
    "story",
  ]
  private static let negative = [
    "-ad-", "hidden", "banner", "combx", "comment", "com-", "contact", "footer", "gdpr", "masthead", "media", "meta",
    "outbrain", "promo", "related", "scroll", "share", "shoutbox", "sidebar", "skyscraper", "sponsor", "shopping",
    "tags", "widget",
  ]

  static func isUnlikely(_ hints: String) -> Bool { holds(hints, unlikely) && !holds(hints, maybe) }

  /// Points for a candidate: 25 for each good sign, less 25 for each bad one.
  static func weight(of hints: String) -> Double {
    guard !hints.isEmpty else { return 0 }
    return (holds(hints, positive) ? 25 : 0) - (holds(hints, negative) ? 25 : 0)
  }

  static func isShare(_ hints: String) -> Bool {
    hints.split { " -_".contains($0) }.contains { $0 == "share" || $0 == "sharedaddy" || $0 == "sharing" }
  }

  private static func holds(_ hints: String, _ words: [String]) -> Bool {
    !hints.isEmpty && words.contains { hints.holds($0) }
  }
}
