/// What an `EQ` field of Word shows (ECMA-376 part 1, 17.16.5.18), as text on one line.
///
/// Readings over East Asian characters are its commonest use: `EQ \o(\s\up 10(とうきょう),東京)`.
struct DOCEquation {
  private let code: [Character]
  private var index = 0

  private static let maximumDepth = 16

  /// - Parameter code: what stands behind `EQ`.
  static func text(_ code: String) -> String {
    var equation = DOCEquation(code: Array(code))
    return TextBuilder.line(equation.expression(depth: 0, isArgument: false))
  }

  private init(code: [Character]) { self.code = code }

  /// Text and elements up to the end of the code or of an argument.
  private mutating func expression(depth: Int, isArgument: Bool) -> String {
    var text = ""
    var nesting = 0
    while index < code.count {
      let character = code[index]
      if isArgument, nesting == 0, ",;)".contains(character) { break }
      index += 1
      switch character {
      case "\\" where index < code.count && code[index].isLetter: text += element(depth: depth)
      case "\\":
        guard index < code.count else { break }
        text.append(code[index])
        index += 1
      case "(":
        nesting += 1
        text.append(character)
      case ")":
        nesting -= 1
        text.append(character)
      default: text.append(character)
      }
    }
    return text
  }

  /// A switch, those behind it, and its arguments.
  private mutating func element(depth: Int) -> String {
    var name = ""
    repeat {
      let word = word()
      if name.isEmpty { name = word }
      while index < code.count, code[index] == " " || code[index].isNumber || code[index] == "-" { index += 1 }
      if index < code.count, code[index] == "\\" { index += 1 } else { break }
    } while index < code.count && code[index].isLetter
    guard index < code.count, code[index] == "(", depth < Self.maximumDepth else { return "" }
    return Self.written(name, arguments(depth: depth + 1))
  }

  private mutating func word() -> String {
    let start = index
    while index < code.count, code[index].isLetter, code[index].isASCII { index += 1 }
    return String(code[start..<index]).lowercased()
  }

  private mutating func arguments(depth: Int) -> [String] {
    var arguments: [String] = []
    repeat {
      index += 1
      arguments.append(expression(depth: depth, isArgument: true))
    } while index < code.count && code[index] != ")"
    index += 1
    return arguments.map { TextBuilder.line($0) }
  }

  private static func written(_ name: String, _ arguments: [String]) -> String {
    switch name {
    case "f" where arguments.count == 2: arguments.joined(separator: "/")
    case "r": arguments.count == 2 ? "\(arguments[0])√\(arguments[1])" : "√" + (arguments.first ?? "")
    case "b": "(\(arguments.joined(separator: ", ")))"
    case "l": arguments.joined(separator: ", ")
    case "d": ""
    // Characters over each other: the first is the reading of the second.
    case "o" where arguments.count == 2 && arguments.allSatisfy { $0.count > 1 || !($0.first?.isASCII ?? true) }:
      "\(arguments[1]) (\(arguments[0]))"
    default: arguments.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}
