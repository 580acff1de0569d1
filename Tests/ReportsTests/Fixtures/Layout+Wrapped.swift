import Records

extension Layout {
  /// Lines broken by a mail program or a terminal.
  static let wrapped = [
    Layout(
      "wrapped at 72, blank lines between",
      """
      ‹title|India and Canada to restore envoys›

      ‹paragraph|India and Canada agreed on Tuesday to send their high commissioners
      back, ten months after a quarrel over the killing of a Sikh activist
      had brought relations to a halt.›

      ‹paragraph|The two foreign ministers met for an hour. Both called the meeting
      constructive, and neither took questions.›
      """),
    Layout(
      "wrapped, with a dateline",
      """
      ‹title|Yemen's Houthis free crew of seized ship›

      ‹dateline|SANAA, Jan. 22 (AP) --› ‹paragraph|Yemen's Houthis freed the crew of a ship they
      had held for more than a year. Oman had asked them to do so, and it
      flew the sailors to Muscat.›

      ‹paragraph|The ship itself remains at Hodeida.›
      """,
      dateline: .init(place: "SANAA", date: "Jan. 22", month: 1, day: 22, agency: "AP")),
    Layout(
      "wrapped, paragraphs marked by indents alone",
      """
      ‹title|Iraq asks coalition to leave›

          ‹paragraph|Iraq has asked the coalition to leave by September of next year, its
      prime minister said on Friday, and a committee will settle the terms
      of the departure.›
          ‹paragraph|Washington has not agreed to a date. A spokesman said that talks were
      still at an early stage.›
      """),
    Layout(
      "a headline of two lines",
      """
      ‹title|Philippines and Vietnam sign agreement on cooperation between
      their coast guards in disputed waters›

      ‹paragraph|The Philippines and Vietnam signed an agreement on Tuesday that lets
      their coast guards work together in the South China Sea, where both
      have claims.›

      ‹paragraph|China protested against it and said that the agreement would change
      nothing.›
      """),
    Layout(
      "wrapped lines that end in full stops",
      """
      ‹title|Georgia suspends talks›

      ‹paragraph|Georgia's government suspended its talks with the Union on Thursday.
      Thousands of people went into the streets of Tbilisi the same night.
      The police used water cannon and arrested forty people.›

      ‹paragraph|The president sided with the protesters, and said that the government
      had lost its right to rule.›
      """),
    Layout(
      "wrapped, with a long address",
      """
      ‹title|Vanuatu takes its case to the court›

      ‹paragraph|Vanuatu asked the court on Monday to rule on the duties of states, it
      said at
      https://court.example/cases/2025/obligations-of-states-in-respect-of-climate-change/press/1/en
      and at home.›

      ‹paragraph|The hearings will take two weeks, and about a hundred states will speak
      in them.›
      """),
    Layout(
      "short lines that are no wrapped text",
      """
      ‹title|Three killed in Kashmir shelling›
      ‹paragraph|Three people were killed by shelling in Kashmir.›
      ‹paragraph|India blamed Pakistan.›
      ‹paragraph|Pakistan denied it.›
      """),
  ]
}
