import Records

extension Layout {
  /// Copy as news agencies send it.
  static let wire = [
    Layout(
      "Reuters: city, day and agency",
      """
      ‹title|Peru says no foreign base will be built on its coast›

      ‹dateline|LIMA, Aug. 9 (Reuters) -› ‹paragraph|Peru will not allow any foreign base on its \
      coast, Foreign Minister Elmer Schialer said on Saturday.›

      ‹paragraph|The ministry had earlier declined to comment.›

      ‹boilerplate|(Reporting by Marco Aquino; Editing by Sandra Maler)›
      """,
      dateline: .init(
        place: "LIMA", date: "Aug. 9", month: 8, day: 9, agency: "Reuters")),
    Layout(
      "AP: agency, no day, byline in capitals",
      """
      ‹title|Ukraine and Moldova agree to reopen a railway›
      ‹boilerplate|By JANE DOE, Associated Press›

      ‹dateline|KYIV, Ukraine (AP) —› ‹paragraph|Ukraine and Moldova agreed on Monday to reopen a \
      railway line that was shut in 2022.›

      ‹paragraph|“It is a good day,” the Moldovan minister said.›
      """,
      dateline: .init(place: "KYIV, Ukraine", agency: "AP")),
    Layout(
      "a capital with its district, and a full date",
      """
      ‹title|Senate passes sanctions bill›

      ‹dateline|WASHINGTON, D.C., January 3, 2025 –› ‹paragraph|The Senate passed a bill on Friday \
      that widens sanctions on Belarus.›
      """,
      dateline: .init(
        place: "WASHINGTON, D.C.", date: "January 3, 2025", month: 1, day: 3, year: 2025),
      published: "2025-01-03"),
    Layout(
      "two cities",
      """
      ‹title|Britain and France condemn strike›

      ‹dateline|LONDON/PARIS —› ‹paragraph|Britain and France condemned the strike in a joint \
      statement.›
      """,
      dateline: .init(place: "LONDON/PARIS")),
    Layout(
      "a date in full, the agency, no dash",
      """
      ‹title|Aid convoys reach Sudan’s east›

      ‹dateline|Geneva, 12 March 2024 (UN News)› ‹paragraph|Aid convoys have reached eastern Sudan \
      for the first time in months, the UN said.›
      """,
      dateline: .init(
        place: "Geneva", date: "12 March 2024", month: 3, day: 12, year: 2024, agency: "UN News"),
      published: "2024-03-12"),
    Layout(
      "a date in brackets, as the UN's human rights office prints it",
      """
      ‹title|UN experts alarmed by arrests of lawyers›

      ‹dateline|GENEVA (9 August 2025) –› ‹paragraph|UN experts today expressed alarm at the arrest \
      of eleven lawyers.›
      """,
      dateline: .init(place: "GENEVA", date: "9 August 2025", month: 8, day: 9, year: 2025),
      published: "2025-08-09"),
    Layout(
      "Xinhua: a double hyphen",
      """
      ‹title|China, Laos hold joint patrol on Mekong›

      ‹dateline|KUNMING, Aug. 9 (Xinhua) --› ‹paragraph|China and Laos held a joint patrol on the \
      Mekong River on Friday.›
      """,
      dateline: .init(place: "KUNMING", date: "Aug. 9", month: 8, day: 9, agency: "Xinhua")),
    Layout(
      "TASS: the agency between slashes",
      """
      ‹title|Russia expels two diplomats›

      ‹dateline|MOSCOW, August 9. /TASS/.› ‹paragraph|Russia has expelled two Estonian diplomats, \
      the Foreign Ministry said.›
      """,
      dateline: .init(place: "MOSCOW", date: "August 9", month: 8, day: 9, agency: "TASS")),
    Layout(
      "a day and an agency without a place",
      """
      ‹title|Ecuador extends emergency in seven provinces›

      ‹dateline|Aug 9 (Reuters) -› ‹paragraph|Ecuador's government extended a state of emergency in \
      seven provinces on Saturday.›
      """,
      dateline: .init(place: "", date: "Aug 9", month: 8, day: 9, agency: "Reuters")),
    Layout(
      "an agency alone",
      """
      ‹title|Chile recalls its ambassador›

      ‹dateline|(Reuters) -› ‹paragraph|Chile recalled its ambassador from Caracas on Tuesday.›
      """,
      dateline: .init(place: "", agency: "Reuters")),
    Layout(
      "AFP: a city in small letters",
      """
      ‹title|Togo bans protests ahead of vote›

      ‹dateline|Lomé (AFP) –› ‹paragraph|Togo has banned protests ahead of a vote next month, its \
      interior minister said.›
      """,
      dateline: .init(place: "Lomé", agency: "AFP")),
    Layout(
      "a city before a colon",
      """
      ‹title|Pakistan, Iran to reopen border market›

      ‹dateline|ISLAMABAD:› ‹paragraph|Pakistan and Iran will reopen a market on their border, the \
      Foreign Office said on Thursday.›

      ‹paragraph|It was closed after an attack in January.›
      """,
      dateline: .init(place: "ISLAMABAD")),
    Layout(
      "a slug of its own line and an update number",
      """
      ‹boilerplate|URGENT›
      ‹boilerplate|UPDATE 2-›‹title|Turkey shuts its airspace to Syria›

      ‹dateline|ANKARA, Oct 4 (Reuters) -› ‹paragraph|Turkey shut its airspace to flights from \
      Syria on Saturday.›
      """,
      dateline: .init(place: "ANKARA", date: "Oct 4", month: 10, day: 4, agency: "Reuters")),
    Layout(
      "no headline at all",
      """
      ‹dateline|NAIROBI, Kenya (AP) —› ‹paragraph|Kenya has sent 200 more police officers to \
      Haiti.›

      ‹paragraph|They landed on Tuesday.›
      """,
      dateline: .init(place: "NAIROBI, Kenya", agency: "AP")),
    Layout(
      "points before the story",
      """
      ‹title|Norway halts arms exports to the Emirates›

      ‹deck|Ministry cites risk of use in Sudan›
      ‹deck|Opposition calls the step long overdue›

      ‹dateline|OSLO, Nov 3 (Reuters) -› ‹paragraph|Norway halted arms exports to the United Arab \
      Emirates on Monday.›
      """,
      dateline: .init(place: "OSLO", date: "Nov 3", month: 11, day: 3, agency: "Reuters")),
    Layout(
      "the dateline on a line of its own",
      """
      ‹title|Ethiopia denies massing troops›
      ‹dateline|ADDIS ABABA, May 2 (AFP)›
      ‹paragraph|Ethiopia denied on Friday that it was massing troops near Assab.›
      ‹paragraph|Eritrea has not commented.›
      """,
      dateline: .init(place: "ADDIS ABABA", date: "May 2", month: 5, day: 2, agency: "AFP")),
    Layout(
      "credits at the end of the last paragraph",
      """
      ‹title|Serbia blocks resolution›

      ‹dateline|BELGRADE (Reuters) -› ‹paragraph|Serbia blocked the resolution on Monday.›

      ‹paragraph|Kosovo's government protested.› ‹boilerplate|(Reporting by Ivana Sekularac; \
      editing by Mark Heinrich)›
      """,
      dateline: .init(place: "BELGRADE", agency: "Reuters")),
    Layout(
      "a city in small letters before a long dash",
      """
      ‹title|Pentagon confirms withdrawal from Niger base›

      ‹dateline|Washington —› ‹paragraph|The Pentagon confirmed on Sunday that its troops have left \
      the base at Agadez.›

      ‹paragraph|The last aircraft departed at noon.›
      """,
      dateline: .init(place: "Washington")),
  ]
}
