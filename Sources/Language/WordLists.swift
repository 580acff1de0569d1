/// What must be known of English words to find where they begin and end.
struct WordLists: Sendable {
  /// Written with a capital before a name, therefore never the last word of a sentence.
  let titles = Self.words(
    """
    mr mrs ms mx messrs mme mlle dr prof rev fr hon pres gov lt col gen maj capt cmdr cpl sgt \
    adm brig cdr insp supt det sen sens rep reps amb atty gens profs drs revs hons msgr sgts pvt \
    comdr pfc ald
    """)

  /// A full stop belongs to these; whether the sentence goes on is told by the next word.
  let abbreviations = Self.words(
    """
    mr mrs ms dr st mt ft gen sen rep reps rev inc corp co ltd llc plc bros jr sr esq etc al vs \
    v cf approx est dept univ assn ave blvd rd ste ext tel esp eds vol vols figs pp cit ibid hrs \
    hr yrs yr lbs lb oz sq cu avg intl natl govt mfg mgr pty pvt phd cie attn div bldg \
    hwy pkwy incl excl misc resp arrv eg ie ph
    """)

  /// The same, if written with a capital.
  let capitalAbbreviations = Self.words(
    """
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun \
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb \
    nev okla ore pa penn tenn tex va vt wash wis wyo ont que alta sask asst assoc dist ed fax \
    mob attn
    """)

  /// A full stop belongs to these only before a number: `No. 10`, `p. 7`.
  let beforeNumbers = Self.words("no nos p pp pg art ch fig figs vol sec c ca para op rm apt")

  /// Ends in a full stop and yet is followed by a capital: the first word of most sentences.
  let starters = Self.words(
    """
    the a an he she it they we i you this that these those there here in on at by for from with \
    but and or so yet as if when while after before since although though because however \
    meanwhile moreover still then now later today yesterday his her its their our my your what \
    who why how where which whether no not many most some several few all both each every one \
    two another other others more such even only also once until under over during according \
    despite among between last next earlier police officials i'm it's that's he's she's they're \
    we're i've we've don't let's mr mrs ms to is are was were did do does have has will would can could
    """)

  /// With a capital behind `a.m.` or `p.m.` in the same sentence.
  let afterClock = Self.words(
    """
    et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst ist cet eastern central mountain \
    pacific local time monday tuesday wednesday thursday friday saturday sunday mon tue tues wed \
    thu thur thurs fri sat sun jan january feb february mar march apr april may jun june jul july \
    aug august sept september oct october nov november dec december
    """)

  /// Kept whole with the word after the hyphen: `co-founder`.
  let prefixes = Self.words(
    """
    agro ante anti arch be bi bio co counter cross cyber de e eco ex extra inter intra macro \
    mega micro mid mini mis multi neo non over para peri post pre pro pseudo psycho re semi \
    socio sub super tri ultra un uni
    """)

  /// Kept whole with the word before the hyphen: `Kafka-esque`.
  let suffixes = Self.words("esque ette itis rama wise")

  /// Words with a hyphen or slash that no rule explains.
  let wholes = Self.words(
    """
    uh-huh uh-oh uh-uh mm-hm mm-hmm mm-mm nuh-uh o-kay whoo-hoo woo-hoo b/c b/t b/w n/a s/he w/ \
    w/o w/out
    """)

  /// Words that begin with an apostrophe.
  let clipped = Self.words("'em 'til 'till 'n' 'n 'cause 'bout 'round 'neath")

  /// Words of more than one word; `|` stands between them.
  let contractions = Self.contractions(
    """
    can|not gon|na wan|na got|ta out|ta sort|a du|n|no lem|me gim|me c'm|on c|mon wha|t|cha \
    't|is 't|was y'|all d'|you do|nt did|nt does|nt wo|nt ca|nt is|nt was|nt are|nt were|nt \
    have|nt has|nt had|nt could|nt would|nt should|nt ai|nt i|m i|ve you|re you|ve they|re \
    they|ve that|s what|s there|s here|s he|s
    """)

  /// Before these, `its` is `it's` without the apostrophe.
  let afterContraction = Self.words("a an the not been gonna my your called because")

  /// Dotted words that are not one letter and a stop again and again.
  let dotted = Self.words("ph.d m.sc b.sc ph.ds ll.b ll.m d.phil m.phil b.com")

  /// Split from the number they are written together with.
  let units = Self.words(
    """
    am pm a.m p.m a.m. p.m. mm cm m km kg g mg lb lbs oz ft in yd mi k mph kph hz khz mhz ghz kb \
    mb gb tb kw mw gw kwh mwh bn b mn tn t x c f ml l cl hr hrs min mins sec secs yr yrs px pt \
    ppm percent hh w v bpm p minutes hours cc bhp hp ha sqm sqft gmt utc est million billion by \
    days persons
    """)

  /// The last part of an Internet address or of the name of a file.
  let domains = Self.words(
    """
    com org net edu gov mil int info biz io co uk us eu de fr it es nl ch at be ca au nz jp cn \
    in ru br mx ar za ie se no fi dk pl pt gr cz hu tv me ly fm ai app dev news online html htm \
    php asp pdf doc docx xls xlsx ppt txt jpg jpeg png gif zip csv exe mp3 mp4 url
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  private static func contractions(_ text: String) -> [String: [Int]] {
    let pairs = text.split(separator: " ").map { word in
      (word.filter { $0 != "|" }, word.split(separator: "|").map(\.utf8.count))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}
