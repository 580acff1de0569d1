/// A day, a month or a year: as much of a date as is known.
///
/// Written as ISO 8601 with that precision: `2025-08-09`, `2025-08`, `2025`.
public struct CalendarDate: Hashable, Sendable {
  /// 1 to 9999.
  public let year: Int
  /// 1 to 12; nil if only the year is known.
  public let month: Int?
  /// 1 to 31; nil if only the month or the year is known.
  public let day: Int?

  /// Returns nil unless the parts name a day, month or year of the proleptic Gregorian calendar.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day, !(1...Self.days(in: month, of: year)).contains(day) { return nil }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a time after `T` or a space is left out.
  public init?(_ text: String) {
    var numbers: [Int] = []
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = Int(byte - UInt8(ascii: "0"))
        if digits == 0 {
          numbers.append(digit)
        } else {
          numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + digit
        }
        digits += 1
        guard digits <= (numbers.count == 1 ? 4 : 2) else { return nil }
      case UInt8(ascii: "-"):
        guard digits == (numbers.count == 1 ? 4 : 2), numbers.count < 3 else { return nil }
        digits = 0
      case UInt8(ascii: "T"), UInt8(ascii: " "):
        guard digits > 0 else { return nil }
        self.init(numbers, lastDigits: digits)
        return
      default: return nil
      }
    }
    self.init(numbers, lastDigits: digits)
  }

  private init?(_ numbers: [Int], lastDigits: Int) {
    guard !numbers.isEmpty, lastDigits == (numbers.count == 1 ? 4 : 2) else { return nil }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// The first day that the date may mean, as a number that orders days.
  public var earliest: Int { Self.number(year, month ?? 1, day ?? 1) }

  /// The last day that the date may mean, on the same scale as ``earliest``.
  public var latest: Int {
    let month = month ?? 12
    return Self.number(year, month, day ?? Self.days(in: month, of: year))
  }

  /// The day before the first one that the date may mean; nil before the year 1.
  public var dayBefore: CalendarDate? {
    let (month, day) = (month ?? 1, day ?? 1)
    if day > 1 { return CalendarDate(year: year, month: month, day: day - 1) }
    let (earlierYear, earlier) = month > 1 ? (year, month - 1) : (year - 1, 12)
    return CalendarDate(
      year: earlierYear, month: earlier, day: Self.days(in: earlier, of: earlierYear))
  }

  /// The day of the week of the first day that the date may mean, from 0 for Sunday.
  public var weekday: Int {
    let offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let month = month ?? 1
    let year = month < 3 ? year - 1 : year
    return (year + year / 4 - year / 100 + year / 400 + offsets[month - 1] + (day ?? 1)) % 7
  }

  /// The first day that the date may mean and so many days more, at least none; itself where that
  /// is beyond the year 9999.
  public func advanced(days: Int) -> CalendarDate {
    var (year, month, day) = (year, month ?? 1, (day ?? 1) + max(days, 0))
    while day > Self.days(in: month, of: year) {
      day -= Self.days(in: month, of: year)
      month = month % 12 + 1
      if month == 1 { year += 1 }
    }
    return CalendarDate(year: year, month: month, day: day) ?? self
  }

  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    (year * 12 + month - 1) * 31 + day - 1
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: CustomStringConvertible, Codable {
  /// ISO 8601 with the precision that is known, the year in four digits.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return ([padded(year, 4)] + [month, day].compactMap { $0 }.map { padded($0, 2) })
      .joined(separator: "-")
  }

  /// Reads a string as ``init(_:)`` does; throws `DecodingError` where that returns nil.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let date = Self(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is no ISO 8601 date"))
    }
    self = date
  }

  /// Writes the ``description`` as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
