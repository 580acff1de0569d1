extension Layout {
  /// Sentences that begin like a dateline, a credit or a link and are none.
  static let falseFriends = [
    Layout(
      "sentences that begin like links",
      """
      ‹title|Party splits over peace deal›

      ‹paragraph|The party split on Monday over the deal with the rebels.›

      ‹paragraph|Read more than 40 people out of the party, an opponent told its leader, and nobody \
      will be left.›

      ‹paragraph|Subscribe to that view and you will lose, she answered.›

      ‹paragraph|Photo evidence showed the two leaders shaking hands in May.›

      ‹paragraph|Share this burden or leave the coalition, the president wrote.›

      ‹paragraph|Related parties to the conflict did not sign.›

      ‹paragraph|Follow us or step aside, the rebels said.›
      """),
    Layout(
      "sentences that begin like bylines and dates",
      """
      ‹title|Army enters rebel town›

      ‹paragraph|By Tuesday, the army had taken the town.›

      ‹paragraph|By Jordan's account, two drones fell.›

      ‹paragraph|Published accounts of the battle differ.›

      ‹paragraph|Copyright law protects the pictures, the ministry said.›

      ‹paragraph|Reporting by the UN shows 40 deaths.›

      ‹paragraph|Advertisement of the post drew protests.›
      """),
    Layout(
      "key points are no place",
      """
      ‹title|Talks on grain corridor fail›

      ‹paragraph|KEY POINTS - The talks failed on Monday, and no date for new ones was set.›

      ‹paragraph|Both sides blamed each other.›
      """),
    Layout(
      "two countries with a dash between",
      """
      ‹title|Trade row deepens›

      ‹paragraph|U.S. - Mexico talks on steel broke down on Monday.›

      ‹paragraph|Both sides blamed each other.›
      """),
    Layout(
      "a label before a colon",
      """
      ‹title|Truce holds in Gaza›

      ‹paragraph|NEW: Hamas says that it will free three more hostages on Saturday.›

      ‹paragraph|The truce has held for a week.›
      """),
    Layout(
      "speakers before colons",
      """
      ‹title|Transcript of the interview›

      ‹paragraph|COOPER: Will you send troops to the canal?›

      ‹paragraph|MULINO: We will not, and nobody will.›

      ‹paragraph|COOPER: Thank you, Mr. President.›
      """),
    Layout(
      "a name set off by dashes",
      """
      ‹title|President rules out new base›

      ‹paragraph|Sheinbaum — Mexico's first female president — ruled out a base.›

      ‹paragraph|She spoke in the north.›
      """),
    Layout(
      "a quotation at the start",
      """
      ‹title|Minister denies secret talks›

      ‹paragraph|"There were no talks," the minister said (in English) - and left.›

      ‹paragraph|LONDON buses were stopped by the protest.›
      """),
    Layout(
      "days of a chronology",
      """
      ‹title|How the crisis unfolded›

      ‹paragraph|The crisis over the island began in spring.›

      ‹paragraph|9 August 2025›

      ‹paragraph|A patrol boat was rammed.›

      ‹paragraph|10 August 2025›

      ‹paragraph|Both sides recalled their envoys.›
      """),
    Layout(
      "a headline with a dash in it",
      """
      ‹title|Iran will answer any attack - foreign minister›

      ‹paragraph|Iran will answer any attack on its soil, its foreign minister said on Sunday.›

      ‹paragraph|He spoke in Doha.›
      """),
    Layout(
      "a repeated sentence of the body is no headline",
      """
      ‹title|Parliament votes on recall of envoy›

      ‹paragraph|The parliament of Fiji voted on Monday.›

      ‹paragraph|It was a close vote.›

      ‹paragraph|The parliament of Fiji voted on Monday.›
      """),
    Layout(
      "a bracket that is no credit",
      """
      ‹title|Chad joins court›

      ‹paragraph|Chad has joined the court (it had left in 2021).›

      ‹paragraph|The minister spoke of a return (reporting by the press was barred).›
      """),
    Layout(
      "an organisation that speaks",
      """
      ‹title|Alliance answers criticism›

      ‹paragraph|NATO — The alliance's name is known to all, its chief joked.›

      ‹paragraph|EU: No comment was to be had.›
      """),
  ]
}
