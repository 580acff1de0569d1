import Records

// The rows of the registry's tables. Every fact knows the row that it stands in.

extension Registry {
  /// Where a fact stands, and who says so.
  package struct Origin: Sendable, Equatable {
    package let table: String
    /// The folder, as an index into ``Registry/folders``.
    package let folder: Int
    package let line: Int
    /// A file or a document, or `unverified`.
    package let source: String
  }

  package struct Country: Sendable {
    package let id, name, officialName, adjective, demonym, demonymPlural, capital: String
    /// The state that a dependent territory counts as.
    package let controller: String?
    package let origin: Origin

    /// PLOVER's code: that of the controlling state.
    package var code: String { controller ?? id }
  }

  package struct Person: Sendable {
    package let id, name, surname, gender, country: String
    package let wikidata: String?
    /// What somebody is who holds no office.
    package let sector: String?
    package let origin: Origin
  }

  package struct Office: Sendable {
    package let id, name, title, kind, country, sector: String
    /// Where an ambassador is sent.
    package let recipientCountry: String?
    /// One person holds it at a time.
    package let isSingle: Bool
    /// Up to when the tenures are known; after it a disagreement says nothing.
    package let knownThrough: CalendarDate?
    package let origin: Origin

    /// Heads of state and government go before ministers, and these before others.
    var rank: Int {
      switch kind {
      case "head-of-state", "head-of-government": 0
      case "un", "igo", "monarch": 1
      case "foreign-minister", "defence-minister", "interior-minister", "minister": 2
      default: 3
      }
    }

    /// Whether the registry can be held against a report of a date.
    package func isKnown(on date: CalendarDate) -> Bool {
      knownThrough.map { date.latest <= $0.latest } ?? false
    }
  }

  package struct Tenure: Sendable {
    package let person, office: String
    package let from, to: CalendarDate?
    package let origin: Origin

    /// Whether the office was held on some day that the date may mean; nil asks for now.
    package func covers(_ date: CalendarDate?) -> Bool {
      guard let date else { return to == nil }
      return (from.map { $0.earliest <= date.latest } ?? true)
        && (to.map { date.earliest < $0.latest } ?? true)
    }
  }

  /// An organisation, a group or an outlet.
  package struct Body: Sendable {
    package let id, name, kind, country, sector: String
    package let origin: Origin
  }

  package struct Place: Sendable {
    package let id, name, kind, country: String
    /// Degrees north and east; nil where they are not known.
    package let latitude, longitude: Double?
    package let origin: Origin
  }

  /// Who lists whom as what: a terrorist organisation, a trafficker.
  package struct Designation: Sendable {
    package let group, authority, category, instrument: String
    /// The act that set it in motion, where there is one.
    package let basis: String?
    package let basisDate: CalendarDate?
    package let date: CalendarDate?
    package let status: String
    package let origin: Origin
    /// As terrorists, in the words of any authority.
    let isOfTerrorists: Bool
    /// As an organisation, not only as a name on a list.
    let isOfOrganisations: Bool

    init(
      group: String, authority: String, category: String, instrument: String, basis: String?,
      basisDate: CalendarDate?, date: CalendarDate?, status: String, origin: Origin
    ) {
      (self.group, self.authority, self.category) = (group, authority, category)
      (self.instrument, self.basis, self.basisDate) = (instrument, basis, basisDate)
      (self.date, self.status, self.origin) = (date, status, origin)
      isOfTerrorists = category.contains("Terrorist")
      isOfOrganisations = category.contains("Organization")
    }
  }

  /// A noun for people in a role: `police`, `prime minister`.
  package struct Role: Sendable {
    package let noun, sector: String
    package let kind: Kind
    /// The kind of office that it means in a country that has no office of that title: `premier`
    /// means a head of government.
    package let office: String?
    package let origin: Origin

    /// A title that may stand before a name.
    package var isOffice: Bool { kind == .office }

    package enum Kind: String, Sendable {
      case office, collective, person
    }
  }

  package struct Alias: Sendable {
    package let text, kind, table, id: String
    package let origin: Origin
  }

  /// A state that belongs to an organisation.
  package struct Membership: Sendable {
    package let organisation, country: String
    /// `member`, `observer`, `associate`, `candidate`, `suspended`, ….
    package let status: String
    package let origin: Origin
  }

  /// A word by which a state or a body is described: Bhutan is `himalayan` and a `kingdom`.
  package struct Trait: Sendable {
    package let word, table, id: String
    package let origin: Origin
  }
}
