import ArgumentParser
import Tagging

struct TagAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Give documents tags that the machine did not find.",
    usage: DecisionOptions.usage("add"), discussion: DecisionOptions.discussion)
  @OptionGroup var decision: DecisionOptions
  func run() throws { try decision.decide(.add) }
}

struct TagRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take tags off documents, whoever gave them.",
    usage: DecisionOptions.usage("remove"), discussion: DecisionOptions.discussion)
  @OptionGroup var decision: DecisionOptions
  func run() throws { try decision.decide(.remove) }
}

struct TagConfirm: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Say that tags that the machine found are right.",
    usage: DecisionOptions.usage("confirm"), discussion: DecisionOptions.discussion)
  @OptionGroup var decision: DecisionOptions
  func run() throws { try decision.decide(.confirm) }
}

struct TagReject: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Say that tags are wrong; they stay so, whatever the machine finds later.",
    usage: DecisionOptions.usage("reject"), discussion: DecisionOptions.discussion)
  @OptionGroup var decision: DecisionOptions

  @Flag(name: .long, help: "With --where: reject the tags in documents that do not have them, too.")
  var alsoAbsent = false

  func run() throws { try decision.decide(.reject, includesAbsent: alsoAbsent) }
}
