/// TeX's accents and symbols as Unicode (The TeXbook, chapter 9; inputenc).
enum TeXSymbols {
  /// Combining marks of the accents that are a sign: `\"a`.
  static let markAccents: [Unicode.Scalar: Unicode.Scalar] = [
    "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "\"": "\u{308}", "=": "\u{304}", ".": "\u{307}",
  ]

  /// Combining marks of the accents that are a letter: `\c{c}`.
  static let letterAccents: [String: Unicode.Scalar] = [
    "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}", "c": "\u{327}", "k": "\u{328}", "r": "\u{30A}", "d": "\u{323}",
    "b": "\u{331}", "t": "\u{361}", "G": "\u{30F}", "U": "\u{30E}",
  ]

  static let symbols: [String: String] = [
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ",
    "NG": "Ŋ", "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textquotesingle": "'", "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "textbar": "|",
    "textless": "<", "textgreater": ">", "textunderscore": "_", "textdegree": "°", "degree": "°", "textregistered": "®",
    "texttrademark": "™", "copyright": "©", "textcopyright": "©", "S": "§", "P": "¶", "pounds": "£", "euro": "€",
    "texteuro": "€", "EUR": "€", "guillemotleft": "«", "guillemotright": "»", "times": "×", "pm": "±", "mu": "µ",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "lambda": "λ", "pi": "π", "sigma": "σ",
    "omega": "ω", "Delta": "Δ", "Omega": "Ω", "leq": "≤", "geq": "≥", "rightarrow": "→", "infty": "∞", "cdot": "·",
    "textperiodcentered": "·", "newline": " ", "par": " ", "space": " ", "TeX": "TeX", "LaTeX": "LaTeX",
    "BibTeX": "BibTeX", "quotedblbase": "„", "textsterling": "£", "textexclamdown": "¡", "textquestiondown": "¿",
  ]
}
