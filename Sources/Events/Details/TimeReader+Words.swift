/// The words that times are made of.
extension TimeReader {
  enum Beginning { case phrase, name, distance }

  /// What may begin with a word.
  static let beginnings: [String: Beginning] = {
    let phrases = """
      last this next past previous coming earlier later the that a an yesterday today tonight \
      tomorrow overnight recently previously formerly some several many few first following
      """
    let all: [([String], Beginning)] = [
      (phrases.split(separator: " ").map(String.init), .phrase),
      (Array(weekdays.keys) + Array(months.keys), .name),
      (Array(units.keys) + Array(NumberReader.words), .distance),
    ]
    return all.reduce(into: [:]) { beginnings, words in
      for word in words.0 where beginnings[word] == nil { beginnings[word] = words.1 }
    }
  }()
  static let steps = [
    "last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "following": 1,
  ]
  static let weekdays = [
    "sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5,
    "saturday": 6,
  ]
  static let months: [String: Int] = {
    let names = [
      "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
      "august aug", "september sept sep", "october oct", "november nov", "december dec",
    ]
    var months: [String: Int] = [:]
    for (index, forms) in names.enumerated() {
      for form in forms.split(separator: " ") {
        months[String(form)] = index + 1
        months["mid-" + form] = index + 1
        months[form + "."] = index + 1
      }
    }
    return months
  }()
  static let beforeYears: Set = [
    "in", "since", "until", "till", "by", "from", "during", "early", "late", "mid", "before",
    "after",
  ]
  static let beforeMonths: Set = [
    "in", "since", "until", "by", "from", "of", "during", "early", "late", "mid", "between", "and",
    "to", "last", "next", "this", "before", "after", "for",
  ]
  /// Days in a unit; 0 for what lies within one.
  static let units = [
    "minute": 0, "minutes": 0, "hour": 0, "hours": 0, "day": 1, "days": 1, "week": 7, "weeks": 7,
    "fortnight": 14, "month": 30, "months": 30, "year": 365, "years": 365, "decade": 3650,
    "decades": 3650,
  ]
}
