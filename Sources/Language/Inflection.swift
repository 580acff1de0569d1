/// The base forms that an English verb or noun form may have by its ending.
///
/// For looking up words whose lemma the model got wrong: what is in a table decides which is right.
package enum Inflection {
  /// Possible bases, the likeliest first; empty for a form without an ending.
  package static func bases(of form: String) -> [String] {
    let form = form.lowercased()
    for (ending, restored) in endings
    where form.hasSuffix(ending) && form.utf8.count > ending.utf8.count + 2 {
      let stem = String(form.dropLast(ending.count))
      var bases = restored.map { stem + $0 }
      let last = stem.suffix(2)
      if ending != "s", last.count == 2, last.first == last.last {
        bases.insert(String(stem.dropLast()), at: 0)
      }
      return bases
    }
    return []
  }

  /// Endings, the longest first, and what may have stood in their place.
  private static let endings: [(String, [String])] = [
    ("ies", ["y", "ie"]), ("ied", ["y", "ie"]), ("ing", ["", "e"]), ("ed", ["", "e"]),
    ("es", ["", "e"]), ("s", [""]),
  ]
}
