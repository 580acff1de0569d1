extension Layout {
  /// Little texts, and texts with little structure.
  static let plain = [
    Layout("nothing", ""),
    Layout("white space alone", " \n\n\t\n  "),
    Layout("one short line", "‹title|Cuba frees 553 prisoners›"),
    Layout("one sentence", "‹paragraph|Cuba said on Tuesday that it would free 553 prisoners.›"),
    Layout(
      "one paragraph of two sentences",
      """
      ‹paragraph|Cuba said on Tuesday that it would free 553 prisoners. The Vatican had asked for \
      it.›
      """),
    Layout(
      "paragraphs without a headline",
      """
      ‹paragraph|Cuba said on Tuesday that it would free 553 prisoners.›

      ‹paragraph|The Vatican had asked for it, a bishop said.›
      """),
    Layout(
      "headline and one sentence",
      """
      ‹title|Cuba to free 553 prisoners›
      ‹paragraph|Cuba said on Tuesday that it would free 553 prisoners.›
      """),
    Layout(
      "every paragraph one line, blank lines between, all about as long",
      """
      ‹title|Algeria recalls its envoy from Paris›

      ‹paragraph|Algeria recalled its ambassador from Paris on Tuesday with immediate effect.›

      ‹paragraph|It did so after France had backed Morocco's plan for Western Sahara.›

      ‹paragraph|Morocco welcomed the French step, and a spokesman called it historic.›
      """),
    Layout(
      "white space around lines, and many blank ones",
      """
        ‹title|Panama leaves the Belt and Road›  \n\n\n
      \t‹paragraph|Panama has left the Belt and Road, its president said.› \u{A0}

      \u{3000}
      ‹paragraph|China regretted it.›\n\n
      """),
    Layout(
      "a headline that ends in an abbreviation",
      """
      ‹title|Denmark rebukes envoy of the U.S.›

      ‹paragraph|Denmark summoned the American envoy on Wednesday over reports of spying.›

      ‹paragraph|He denied them.›
      """),
    Layout(
      "a headline in capitals",
      """
      ‹title|SUDAN: ARMY RETAKES PALACE IN KHARTOUM›

      ‹paragraph|Sudan's army retook the presidential palace on Friday.›

      ‹paragraph|The paramilitaries said that the battle went on.›
      """),
    Layout(
      "a headline with a full stop, printed twice",
      """
      ‹title|Eritrea closes its border.›

      ‹repeated|Eritrea closes its border.›

      ‹paragraph|Eritrea has closed its border with Ethiopia, travellers said on Monday.›

      ‹paragraph|No reason was given.›
      """),
    Layout(
      "rules between the paragraphs",
      """
      ‹title|Laos hosts summit of ministers›
      ‹boilerplate|-----›
      ‹paragraph|Laos hosted a summit of foreign ministers on Saturday.›
      ‹boilerplate|* * *›
      ‹paragraph|Myanmar sent a civil servant.›
      """),
    Layout(
      "headings between the paragraphs",
      """
      ‹title|Haiti swears in council of nine›

      ‹paragraph|A council of nine was sworn in on Thursday and will govern Haiti.›

      ‹paragraph|The prime minister had resigned by letter.›

      ‹paragraph|What comes next›

      ‹paragraph|The council must name a prime minister.›
      """),
    Layout(
      "letters from everywhere",
      """
      ‹title|Київ: «переговорів не буде» 🇺🇦›

      ‹paragraph|Україна відкинула план, сказав президент. Cafe\u{301} 👩🏽‍🚀 日本語。›

      ‹paragraph|日本政府は声明を発表した。›
      """),
  ]
}
