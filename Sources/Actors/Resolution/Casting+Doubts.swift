import Language
import Records

extension Casting {
  /// A title that disagrees with what the registry knows of that day.
  mutating func doubtRole(_ member: Int, _ span: Range<Int>, _ titles: [Title]) {
    guard
      let title = titles.first(where: { title in
        title.role.isOffice
          && (title.noun.index < span.upperBound || title.noun.relation.base == .appos)
      }),
      let id = personID(member)
    else { return }
    let words = words(of: title, and: span)
    titled.append(TitledPerson(member: member, words: words, title: title))
    let said = "the report says “\(text.string(ofWords: words))”; according to the registry "
    let name = cast.members[member].name
    let day = date.map { " on \($0)" } ?? " now"
    let held = registry.offices(of: id, on: date).first { fits($0, title) }
    switch (title.standing, held) {
    case (.former, let office?), (.elect, let office?):
      let since = registry.tenures(of: id)
        .first { $0.office == office.id && $0.covers(date) }?.from
      cast.doubts.append(
        .init(
          message: said + "\(name) has been \(office.name)\(since.map { " since \($0)" } ?? "")"
            + ", and is it" + day,
          words: words))
    case (.current, nil):
      guard let date, let office = registry.everyOffice(of: id).first(where: { fits($0, title) })
      else { return doubtHolder(member, title, words, said) }
      guard office.isKnown(on: date), !isSaidOfThePast(title) else { return }
      let spans = registry.tenures(of: id).filter { $0.office == office.id }.map {
        "\($0.from?.description ?? "…") to \($0.to?.description ?? "now")"
      }
      cast.doubts.append(
        .init(
          message: said + "\(name) was \(office.name) \(spans.joined(separator: ", ")), not" + day
            + holder(of: office, insteadOf: id), words: words))
    default: break
    }
  }

  /// "; it is Donald Trump", where that is known.
  private func holder(of office: Registry.Office, insteadOf person: String) -> String {
    guard office.isSingle, let holder = registry.holder(of: office.id, on: date),
      holder.id != person
    else { return "" }
    return "; then it is \(holder.name)"
  }

  /// Somebody is given an office that another holds.
  mutating func doubtHolder(_ member: Int, _ title: Title, _ words: Range<Int>, _ said: String) {
    guard title.standing == .current, let country = title.country, let date,
      let office = registry.office(titled: title.role.noun, in: country), office.isSingle,
      office.isKnown(on: date), let holder = registry.holder(of: office.id, on: date),
      cast.members[member].registry != "persons/" + holder.id, !isSaidOfThePast(title)
    else { return }
    cast.doubts.append(
      .init(message: said + "\(holder.name) is \(office.name) on \(date)", words: words))
  }

  /// "then President", "was the minister when": the report does not mean the day.
  private func isSaidOfThePast(_ title: Title) -> Bool {
    let sentence = text.sentences[title.noun.sentence].words
    let before = max(sentence.lowerBound, title.noun.index - 3)..<title.noun.index
    return before.contains {
      ["then", "former", "acting", "interim"].contains(text.words[$0].form.lowercased())
    }
      || sentence.contains { word in
        let form = text.words[word].form
        return form.count == 4
          && Int(form).map { year in
            (1900...2100).contains(year) && year < (date?.year ?? 0)
          } == true
      }
  }

  func fits(_ office: Registry.Office, _ title: Title) -> Bool {
    office.title.lowercased() == title.role.noun
      && (title.country == nil || title.country == office.country
        || title.country == office.recipientCountry)
  }

  /// The title with its "former", and the name.
  private func words(of title: Title, and span: Range<Int>) -> Range<Int> {
    let phrase = nounPhrase(title.noun)
    if title.noun.index >= span.upperBound {
      return span.lowerBound..<max(phrase.upperBound, title.noun.index + 1)
    }
    let start = text.sentences[title.noun.sentence].words.lowerBound
    var lower = min(phrase.lowerBound, title.noun.index, span.lowerBound)
    let before = (max(start, lower - 3)..<lower).reversed()
    for word in before where ["former", "ex", "late"].contains(text.words[word].form.lowercased()) {
      lower = word
    }
    return lower..<span.upperBound
  }
}
