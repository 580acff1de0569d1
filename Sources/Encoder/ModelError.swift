/// Why a model file cannot be used.
package struct ModelError: Error, CustomStringConvertible, Equatable {
  package let path: String
  package let problem: Problem

  package init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }

  package enum Problem: Equatable, Sendable {
    case missing
    case unreadable(String)
    /// The file ends before what its header promises, or the header is none.
    case damaged(String)
    case otherFormat(found: String, wanted: String)
    case lacks(String)
  }

  package var description: String {
    switch problem {
    case .missing:
      "no model file at \(path); name one with --model or VERBALE_MODEL"
    case .unreadable(let reason):
      "the model file \(path) cannot be read: \(reason)"
    case .damaged(let reason):
      "the model file \(path) is damaged (\(reason)); get it again"
    case .otherFormat(let found, let wanted):
      "the model file \(path) is of format “\(found)”; this version of verbale reads “\(wanted)”"
    case .lacks(let part):
      "the model file \(path) lacks \(part); it was made by another version of the training"
    }
  }
}
