/// What speaks for and against an antecedent, as numbers of features.
///
/// A feature is a template with a value, for one ``Phrase/Form`` of the phrase that looks for its
/// antecedent: what counts for "she" is learned apart from what counts for "the group".
struct AntecedentFeatures {
  /// The questions asked, each with so many answers.
  enum Template: Int, CaseIterable {
    // of a phrase that takes nothing up
    case new, newPlace, newRole, newKind, newModifiers, newClause, newSeen, newQuoted, newExpletive
    case newMember
    // of a phrase and what it may take up
    case form, sentences, phrases, words, number, gender, kinds, roles, nesting, binding, apposition
    case speech, members, mentions, place, titles, rivals, modifiers, sameForm, meaning, countries
    case sectors, command, standing, agency

    var size: Int {
      switch self {
      case .new: 1
      case .newPlace: 4
      case .newRole: Phrase.Role.allCases.count
      case .newKind: Phrase.Thing.allCases.count * Phrase.Number.allCases.count
      case .newModifiers: 4
      case .newClause: 2
      case .newSeen: 6
      case .newQuoted: 3
      case .newExpletive: 2
      case .newMember: 3
      case .form: Phrase.Form.allCases.count
      case .sentences: 7 * 3
      case .phrases: 9
      case .words: 10 * 3
      case .number: 3
      case .gender: 4
      case .kinds: Phrase.Thing.allCases.count * Phrase.Thing.allCases.count
      case .roles: Phrase.Role.count * Phrase.Role.count * 3
      case .nesting: 3
      case .binding: 4
      case .apposition: 3
      case .speech: 7
      case .members: 4 * 3
      case .mentions: 5
      case .place: 4
      case .titles: 2
      case .rivals: 8
      case .modifiers: 3 * 2
      case .sameForm: 4
      case .meaning: 8 * 3
      case .countries: 3
      case .sectors: 3 * 3
      case .command: 4
      case .agency: 6
      case .standing: 3 * 3
      }
    }
  }

  private static let forms = Phrase.Form.allCases.count

  /// The number of the first feature of each template and form, and at the end how many there are.
  static let starts: [Int] = {
    var starts = [0]
    for template in Template.allCases {
      for _ in 0..<forms { starts.append((starts.last ?? 0) + template.size) }
    }
    return starts
  }()

  static let count = starts.last ?? 0

  /// Where ``starts`` has the first feature of a template for a form.
  static func place(_ template: Template, _ form: Phrase.Form) -> Int {
    template.rawValue * forms + form.rawValue
  }

  static func index(_ template: Template, _ form: Phrase.Form, _ value: Int) -> Int {
    starts[place(template, form)] + value
  }
}

/// How the words of two phrases are related, the closest first.
enum WordRelation: Int {
  case same, sameName, partOfName, containsName, sameHead, sameHeadMoreWords, headAmongWords
  case sameInitials, none, pronoun

  init(of phrase: Phrase, to other: Phrase) {
    if phrase.form.isPronoun || other.form.isPronoun {
      self = .pronoun
      return
    }
    if phrase.form == .name, other.form == .name {
      let (one, two) = (phrase.names, other.names)
      if one == two {
        self = .same
      } else if one.count < two.count, two.suffix(one.count).elementsEqual(one) {
        self = .partOfName
      } else if two.count < one.count, one.suffix(two.count).elementsEqual(two) {
        self = .containsName
      } else if one.last == two.last, one.first == two.first {
        self = .sameName
      } else if Set(one).isSubset(of: two) || Set(two).isSubset(of: one) {
        self = .headAmongWords
      } else {
        self = .none
      }
      return
    }
    if phrase.lemma == other.lemma {
      self =
        phrase.modifiers == other.modifiers
        ? .same : phrase.modifiers.isSubset(of: other.modifiers) ? .sameHead : .sameHeadMoreWords
    } else if other.modifiers.contains(phrase.lemma) || other.names.contains(phrase.lemma) {
      self = .headAmongWords
    } else {
      self = .none
    }
  }
}
