/// An encoding of characters in bytes, as the WHATWG's Encoding Standard names it.
enum CharacterEncoding: Equatable, Sendable {
  case utf8, utf16LittleEndian, utf16BigEndian
  case windows1252
  /// One that the system's `iconv` decodes, by its names there and in the standard.
  case system(String, name: String)

  /// The encoding with a label, in any case and with white space around it; nil for an unknown one.
  ///
  /// As in the standard, `iso-8859-1` and `ascii` are windows-1252, and the older names of Chinese,
  /// Japanese, Korean, Turkish and Thai encodings mean their supersets.
  init?(label: String) {
    let label = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    guard let encoding = Self.labels[label] else { return nil }
    self = encoding
  }

  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .windows1252: "windows-1252"
    case .system(_, let name): name
    }
  }

  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

  private static let labels: [String: Self] = {
    var labels: [String: Self] = [:]
    func add(_ encoding: Self, _ names: String) {
      for name in names.split(separator: " ") { labels[String(name)] = encoding }
    }
    add(.utf8, "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8")
    add(.utf16LittleEndian, "utf-16 utf-16le utf16 utf16le ucs-2 unicode iso-10646-ucs-2")
    add(.utf16BigEndian, "utf-16be utf16be unicodefffe")
    add(
      .windows1252,
      """
      windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 l1 ascii \
      us-ascii ansi_x3.4-1968 cp819 ibm819 iso_8859-1:1987
      """)
    for line in systemLabels.split(separator: "\n") {
      let names = line.split(separator: " ", maxSplits: 2)
      add(
        .system(String(names[0]), name: String(names[1])), names.dropFirst().joined(separator: " "))
    }
    return labels
  }()

  /// The name for `iconv`, the name in the standard, other labels.
  private static let systemLabels = """
    ISO-8859-2 iso-8859-2 iso8859-2 iso88592 iso_8859-2 latin2 l2
    ISO-8859-3 iso-8859-3 iso8859-3 iso_8859-3 latin3
    ISO-8859-4 iso-8859-4 iso8859-4 iso_8859-4 latin4
    ISO-8859-5 iso-8859-5 iso8859-5 iso_8859-5 cyrillic
    ISO-8859-6 iso-8859-6 iso8859-6 iso_8859-6 arabic
    ISO-8859-7 iso-8859-7 iso8859-7 iso_8859-7 greek
    ISO-8859-8 iso-8859-8 iso8859-8 iso_8859-8 iso-8859-8-i hebrew
    ISO-8859-10 iso-8859-10 iso8859-10 latin6
    ISO-8859-13 iso-8859-13 iso8859-13
    ISO-8859-14 iso-8859-14 iso8859-14
    ISO-8859-15 iso-8859-15 iso8859-15 iso885915 iso_8859-15 latin9 l9
    ISO-8859-16 iso-8859-16
    CP1250 windows-1250 cp1250 x-cp1250
    CP1251 windows-1251 cp1251 x-cp1251
    CP1253 windows-1253 cp1253
    CP1254 windows-1254 cp1254 iso-8859-9 iso8859-9 latin5
    CP1255 windows-1255 cp1255
    CP1256 windows-1256 cp1256
    CP1257 windows-1257 cp1257
    CP1258 windows-1258 cp1258
    CP874 windows-874 tis-620 iso-8859-11 dos-874
    KOI8-R koi8-r koi8 koi koi8_r cskoi8r
    KOI8-U koi8-u koi8-ru
    IBM866 ibm866 cp866 866
    MACINTOSH macintosh mac x-mac-roman
    GB18030 gb18030 gbk gb2312 gb_2312-80 chinese x-gbk csgb2312
    BIG5-HKSCS big5 big5-hkscs cn-big5 x-x-big5 csbig5
    CP932 shift_jis shift-jis sjis x-sjis ms_kanji windows-31j ms932
    EUC-JP-MS euc-jp x-euc-jp
    CP949 euc-kr ks_c_5601-1987 ksc5601 ksc_5601 korean windows-949
    """
}
