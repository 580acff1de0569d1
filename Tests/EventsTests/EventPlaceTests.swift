import Records
import Testing

@Suite struct EventPlaceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let predicate: String
    let type: EventType
    let place: String
    let tree: String

    init(
      _ name: String, _ predicate: String, _ type: EventType = .assault, is place: String,
      _ tree: String
    ) {
      testDescription = name
      self.predicate = predicate
      self.type = type
      self.place = place
      self.tree = tree
    }

    static let all = [
      Case(
        "its own phrase", "bombed", is: "Bergen NOR",
        """
        They//PRON/2/nsubj bombed/bomb/VERB/0/root ships//NOUN/2/obj in//ADP/5/case
        Bergen//PROPN/2/obl/_/Entity=B-Location
        """),
      Case(
        "the city, not its country", "bombed", is: "Bergen NOR",
        """
        They//PRON/2/nsubj bombed/bomb/VERB/0/root ships//NOUN/2/obj in//ADP/5/case
        Norway//PROPN/2/obl/_/Entity=B-Location near//ADP/7/case
        Bergen//PROPN/2/obl/_/Entity=B-Location
        """),
      Case(
        "the country where that is all", "bombed", is: "Norway NOR",
        """
        They//PRON/2/nsubj bombed/bomb/VERB/0/root ships//NOUN/2/obj in//ADP/5/case
        Norway//PROPN/2/obl/_/Entity=B-Location
        """),
      Case(
        "a place that the registry lacks, in a country", "bombed", is: "Ørevik NOR",
        """
        They//PRON/2/nsubj bombed/bomb/VERB/0/root ships//NOUN/2/obj near//ADP/5/case
        Ørevik//PROPN/2/obl/_/Entity=B-Location in//ADP/7/case
        Norway//PROPN/5/nmod/_/Entity=B-Location
        """),
      Case(
        "a name that nobody knows", "bombed", is: "Ørevik",
        """
        They//PRON/2/nsubj bombed/bomb/VERB/0/root ships//NOUN/2/obj at//ADP/5/case
        Ørevik//PROPN/2/obl
        """),
      Case(
        "on an object", "bombed", is: "Bergen NOR",
        """
        They//PRON/2/nsubj bombed/bomb/VERB/0/root a//DET/4/det market//NOUN/2/obj in//ADP/6/case
        Bergen//PROPN/4/nmod/_/Entity=B-Location
        """),
      Case(
        "on a subject", "arrested", .coerce, is: "Bergen NOR",
        """
        Police//NOUN/4/nsubj in//ADP/3/case Bergen//PROPN/1/nmod/_/Entity=B-Location
        arrested/arrest/VERB/0/root him//PRON/4/obj
        """),
      Case(
        "what is attacked, if it is no state", "overran", is: "Bergen NOR",
        """
        They//PRON/2/nsubj overran/overrun/VERB/0/root Bergen//PROPN/2/obj/_/Entity=B-Location
        """),
      Case(
        "a state that is attacked", "bombed", is: "",
        "They//PRON/2/nsubj bombed/bomb/VERB/0/root Norway//PROPN/2/obj/_/Entity=B-Location"),
      Case(
        "a state that acts", "bombed", is: "",
        """
        Norway//PROPN/3/nmod:poss/_/Entity=B-Location 's//PART/1/case army//NOUN/4/nsubj
        bombed/bomb/VERB/0/root ships//NOUN/4/obj
        """),
      Case(
        "a state that is asked", "appealed", .request, is: "",
        """
        They//PRON/2/nsubj appealed/appeal/VERB/0/root to//ADP/4/case
        Norway//PROPN/2/obl/_/Entity=B-Location
        """),
      Case(
        "a state that is visited", "travelled", .consult, is: "Norway NOR",
        """
        They//PRON/2/nsubj travelled/travel/VERB/0/root to//ADP/4/case
        Norway//PROPN/2/obl/_/Entity=B-Location
        """),
      Case(
        "the verb that carries it", "talks", .consult, is: "Bergen NOR",
        """
        They//PRON/2/nsubj held/hold/VERB/0/root talks//NOUN/2/obj in//ADP/5/case
        Bergen//PROPN/2/obl/_/Entity=B-Location
        """),
      Case(
        "a clause beside", "killing", is: "Bergen NOR",
        """
        They//PRON/2/nsubj bombed/bomb/VERB/0/root ships//NOUN/2/obj in//ADP/5/case
        Bergen//PROPN/2/obl/_/Entity=B-Location ,//PUNCT/7/punct killing/kill/VERB/2/advcl
        guards//NOUN/7/obj
        """),
      Case(
        "another act", "left", .retreat, is: "",
        """
        They//PRON/2/nsubj left/leave/VERB/0/root after//SCONJ/5/mark rebels//NOUN/5/nsubj
        struck/strike/VERB/2/advcl ships//NOUN/5/obj in//ADP/8/case
        Bergen//PROPN/5/obl/_/Entity=B-Location
        """),
      Case(
        "what it is about", "talks", .consult, is: "",
        """
        They//PRON/2/nsubj held/hold/VERB/0/root talks//NOUN/2/obj about//ADP/5/case
        Bergen//PROPN/3/nmod/_/Entity=B-Location
        """),
      Case(
        "whom a demand is for", "urged", .request, is: "",
        """
        They//PRON/2/nsubj urged/urge/VERB/0/root deputies//NOUN/2/obj in//ADP/5/case
        Bergen//PROPN/3/nmod/_/Entity=B-Location to//PART/7/mark resign//VERB/2/xcomp
        """),
      Case(
        "a people that the tagger takes for a place", "sent", .mobilize, is: "",
        """
        They//PRON/2/nsubj sent/send/VERB/0/root the//DET/5/det
        Baltic//ADJ/5/amod/_/Entity=B-Location fleet//NOUN/2/obj
        """),
    ]
  }

  @Test(arguments: Case.all) func place(_ one: Case) throws {
    #expect(try Details(one.tree).place(one.predicate, one.type) == one.place)
  }

  @Test func theDatelineIsOfTheFirstLinesAndOfDeeds() throws {
    let tree = """
      They//PRON/2/nsubj bombed/bomb/VERB/0/root ships//NOUN/2/obj

      They//PRON/2/nsubj left/leave/VERB/0/root

      They//PRON/2/nsubj shelled/shell/VERB/0/root ships//NOUN/2/obj
      """
    let details = try Details(tree, dateline: "BERGEN")
    #expect(details.place("bombed") == "BERGEN NOR")
    #expect(details.place("bombed", .request) == "")
    #expect(details.place("shelled") == "")
  }
}
