/// What HTML's elements are for.
enum HTMLTag {
  /// Elements whose content is never read as text.
  static let invisible: Set<String> = [
    "script", "style", "noscript", "template", "head", "svg", "canvas", "iframe", "object", "embed", "audio", "video",
    "select", "textarea", "button", "rt", "rp", "datalist", "map",
  ]

  /// Elements that begin and end a line.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "title",
    "tr", "ul",
  ]

  static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
}
