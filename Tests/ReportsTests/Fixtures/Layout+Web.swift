extension Layout {
  /// Pages as they come out of a browser by copy and paste.
  static let web = [
    Layout(
      "summary, headline, headline, deck, paragraphs, no blank lines",
      """
      ‹summary|Amid rising tension over fishing rights, Ghana firmly rejects any foreign patrols in \
      its waters, insisting on its sovereignty.›
      ‹title|Ghana Dismisses Plan for Foreign Naval Patrols›

      ‹repeated|Ghana Dismisses Plan for Foreign Naval Patrols›
      ‹deck|Ghana’s president says no foreign navy will patrol the country’s waters.›
      ‹paragraph|President John Mahama has dismissed reports that foreign patrols are planned. He \
      told reporters in Accra that "no foreign navy is going to patrol here," and called the idea \
      "ruled out."›
      ‹paragraph|The clarification follows a report by a London newspaper according to which a \
      directive had been signed. The directive is said to allow patrols along the whole coast of \
      West Africa, from Senegal to Nigeria.›
      ‹paragraph|In a statement, Mahama reaffirmed that Ghana will cooperate against smuggling. The \
      patrols, he insisted, are no part of that cooperation and will not be. Parliament meets on \
      Tuesday to discuss the matter.›
      """),
    Layout(
      "headline, deck, byline, date, paragraphs",
      """
      ‹title|Brazil and Bolivia sign pact on gas›
      ‹deck|Agreement ends two years of talks over prices and transit fees.›
      ‹boilerplate|By Ana Souza and Luis Vaca›
      ‹boilerplate|Published 9 August 2025 10:12 GMT›

      ‹paragraph|Brazil and Bolivia signed a pact on natural gas on Saturday.›

      ‹paragraph|It will run for ten years.›
      """,
      published: "2025-08-09"),
    Layout(
      "the headline again with other quotation marks, case and white space",
      """
      ‹title|Colombia calls raid "an act of war"›

      ‹repeated|COLOMBIA CALLS  RAID “AN ACT OF WAR”›

      ‹paragraph|Colombia called a raid on a border village an act of war.›

      ‹paragraph|Three soldiers were wounded.›
      """),
    Layout(
      "the headline with its outlet, then without",
      """
      ‹title|Zambia accepts debt offer› ‹boilerplate|- Lusaka Times›

      ‹repeated|Zambia accepts debt offer›

      ‹paragraph|Zambia accepted an offer from its creditors on Monday.›
      """),
    Layout(
      "the outlet after a bar, once",
      """
      ‹title|Nepal reopens trade post with China› ‹boilerplate|| The Himalayan›

      ‹paragraph|Nepal reopened a trade post with China on Monday, two years after it was shut.›
      """),
    Layout(
      "the outlet that is given as an option",
      """
      ‹title|Nepal reopens trade post with China› ‹boilerplate|- Himalayan Post›

      ‹paragraph|Nepal reopened a trade post with China on Monday, two years after it was shut.›
      """,
      outlet: "Himalayan Post"),
    Layout(
      "the headline again at the foot",
      """
      ‹title|Cyprus talks to resume in spring›

      ‹paragraph|Talks on the reunification of Cyprus will resume in spring, the UN envoy said.›

      ‹paragraph|Both leaders have agreed to attend.›

      ‹repeated|Cyprus talks to resume in spring - Nicosia Daily›
      ‹boilerplate|© 2025 Nicosia Daily. All rights reserved.›
      """),
    Layout(
      "section, headline, reading time",
      """
      ‹boilerplate|Middle East›
      ‹title|Jordan warns of response to airspace violations›
      ‹boilerplate|5 min read›
      ‹paragraph|Jordan warned on Wednesday that it would respond to violations of its airspace.›
      ‹paragraph|The army said it had shot down two drones.›
      """),
    Layout(
      "advertisements and links between the paragraphs",
      """
      ‹title|Mali expels UN envoy›

      ‹paragraph|Mali expelled the head of the UN mission on Tuesday.›

      ‹boilerplate|Advertisement›

      ‹paragraph|The junta accused him of spying.›

      ‹boilerplate|Read more: Mali's junta postpones election›

      ‹paragraph|The UN rejected the charge.›

      ‹boilerplate|ALSO READ | Burkina Faso leaves the court›

      ‹boilerplate|Sign up for our newsletter›
      """),
    Layout(
      "a list of related stories",
      """
      ‹title|Niger cancels pact with the EU›

      ‹paragraph|Niger cancelled a pact on migration with the European Union on Monday.›

      ‹paragraph|Brussels said it regretted the step.›

      ‹boilerplate|Related:›
      ‹boilerplate|Niger's junta names a new government›
      ‹boilerplate|What the coup means for the Sahel›

      ‹boilerplate|Follow us on X and Facebook›
      ‹boilerplate|Share this article›
      """),
    Layout(
      "photograph, caption and credits",
      """
      ‹title|Kosovo bans Serbian licence plates›
      ‹boilerplate|Image source, Getty Images›
      ‹boilerplate|A border crossing in northern Kosovo on Monday. (Photo by Armend \
      Nimani/AFP/Getty Images)›
      ‹paragraph|Kosovo banned Serbian licence plates on Monday, and Serbs put up barricades.›
      ‹boilerplate|Photo: Armend Nimani/AFP›
      ‹paragraph|NATO's mission called for calm.›
      ‹boilerplate|Copyright 2025 The Pristina Post›
      """),
    Layout(
      "name and place of the reporter without “By”",
      """
      ‹title|Rwanda rejects claims about rebels›
      ‹boilerplate|Jane Uwase›
      ‹boilerplate|BBC News, Kigali›
      ‹boilerplate|Aug 9, 2025›
      ‹paragraph|Rwanda has rejected claims that it arms rebels in eastern Congo.›
      ‹paragraph|A UN panel published the claims last week.›
      """,
      published: "2025-08-09"),
    Layout(
      "an update is no date of publication",
      """
      ‹title|Kuwait lifts ban on Lebanese exports›
      ‹boilerplate|Updated: Aug 10, 2025, 9:15 AM EDT›

      ‹paragraph|Kuwait lifted a ban on exports from Lebanon on Saturday.›
      """),
    Layout(
      "published and updated",
      """
      ‹title|Kuwait lifts ban on Lebanese exports›
      ‹boilerplate|Published: Saturday, August 9, 2025 | Updated: August 10, 2025›

      ‹paragraph|Kuwait lifted a ban on exports from Lebanon on Saturday.›
      """,
      published: "2025-08-09"),
    Layout(
      "a date that could be two days",
      """
      ‹title|Kuwait lifts ban on Lebanese exports›
      ‹boilerplate|Published on 09/08/2025›

      ‹paragraph|Kuwait lifted a ban on exports from Lebanon on Saturday.›
      """),
    Layout(
      "deck right under the headline, blank lines below",
      """
      ‹title|Sweden closes its embassy in Mali›
      ‹deck|The foreign minister cites security and a lack of access.›

      ‹paragraph|Sweden will close its embassy in Bamako by the end of the year.›

      ‹paragraph|Aid to Mali was stopped in 2023.›

      ‹paragraph|Norway closed its embassy earlier.›
      """),
    Layout(
      "standing lines of an agency",
      """
      ‹title|Greece and Libya discuss sea borders›

      ‹paragraph|Greece and Libya will discuss their sea borders in September, Athens said.›

      ‹paragraph|Tripoli confirmed the plan.›

      ‹boilerplate|Reporting by Renee Maltezou; Editing by Alison Williams›

      ‹boilerplate|Our Standards: The Thomson Reuters Trust Principles.›

      ‹boilerplate|Click here for more on this story›
      """),
    Layout(
      "a headline that asks",
      """
      ‹title|Will Armenia leave the alliance?›

      ‹paragraph|Armenia's prime minister said on Thursday that his country may leave the alliance.›

      ‹paragraph|Moscow called the remark surprising.›
      """),
  ]
}
