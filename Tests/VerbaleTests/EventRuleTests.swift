import Tables
import TestSupport
import Testing
import Verbale

/// Each rule of the manual on its own example.
@Suite struct EventRuleTests {
  static let rules = Result {
    try Table(
      path: Repository.lexicon + "/rules.tsv",
      columns: ["rule", "type", "becomes", "new_mode", "example"]
    ).rows.map(\.fields)
  }

  /// The model may say so by itself; some examples need the rule.
  @Test func examplesBecomeWhatTheRuleSays() throws {
    var applied = 0
    for rule in try Self.rules.get() {
      let events = try record(rule[4], published: "2025-03-14").events
      let told = Comment(
        rawValue: rule[0] + ": "
          + events.map { "\($0.type.rawValue) (\($0.why.rule ?? "-"))" }.joined(separator: ", "))
      applied += events.contains { $0.why.rule == rule[0] } ? 1 : 0
      let types = rule[2] == "none" ? [] : rule[2].split(separator: "+").map(String.init)
      #expect(types.allSatisfy { type in events.contains { $0.type.rawValue == type } }, told)
      if !types.contains(rule[1]) {
        #expect(!events.contains { $0.type.rawValue == rule[1] }, told)
      }
    }
    #expect(applied >= 4)
  }
}
