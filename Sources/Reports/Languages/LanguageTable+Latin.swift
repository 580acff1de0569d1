/// The languages that are written in Latin letters.
extension LanguageTable {
  /// Languages in Latin letters; Norwegian is Bokmål and Nynorsk, Croatian stands for what is
  /// written likewise. A word with a mark of exclamation counts twice.
  static let latin = LanguageTable(western + northern + central + distant + smaller)
}
