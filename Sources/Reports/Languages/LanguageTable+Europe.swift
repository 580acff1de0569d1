/// What the larger languages of Europe in Latin letters are told by.
extension LanguageTable {
  /// Of Western Europe, and Afrikaans.
  static let western: [Row] = [
    Row(
      "en",
      """
      the of and to in a is was for on that said with as by at from it he his has have had \
      were are be been an not will would who which their they after its this but she her or \
      about more than when over during into against between under before last told called \
      also there what if we i you out up new two one could should can may because while \
      where other all some no people government police state according against officials \
      near since until first year years week month day days including amid rebels truce \
      talks envoy troops minister president country killed says say off aide chief court \
      leader leaders army town city village bans bans visas three four five months border \
      talks summit spokesman spokeswoman foreign back down still own made make take takes \
      taken found held given without within across through both each every many most such \
      then there these those very well your my me him them us do does did done only now how \
      like just if until despite
      """,
      """
      ^th the ing$ tion$ ed$ ly$ ^wh ness$ ment$ gh sh w ow ought ^un ee ers$ ies$ 's$ wn ea \
      ould$ ^re ck oo
      """),
    Row(
      "de",
      """
      der die das und den dem des von zu mit im in ist auf für nicht sich ein eine einer \
      einem einen eines auch als an es aus bei hat haben wird werden war wurde wurden nach \
      wie am über vor durch um aber oder bis zum zur dass sind sie er wir ich noch nur so \
      kann mehr gegen unter zwischen sagte teilte mitteilte haben habe sein seine ihre ihren \
      seit wegen während dieser diese dieses man wenn was sei seien beide worden könnten \
      soll sollen bereits ab lehnte sagten unter gibt mehrere neue neuen
      """,
      """
      ä ö ü ß sch ung$ ^ge ^ver lich$ keit$ isch ch ei ie tz ^be en$ pf cht z ungen$ zw
      """),
    Row(
      "fr",
      """
      le la les de des du et en un une que qui dans pour par sur au aux avec est a il elle \
      ils ce cette ces son sa ses ne pas plus ont été se sont leur leurs mais ou où selon \
      après avant contre entre lors dont être avoir fait d'une d'un l'an qu'il n'a s'est \
      depuis sous sans comme deux nous vous je était avait sera alors lorsque afin dès moins \
      très aussi celui mardi lundi jeudi vendredi samedi dimanche mercredi
      """,
      """
      é è ê à ç ù œ ^l' ^d' ^qu ^c' ^s' ^n' eux$ eur$ tion$ aient$ ait$ ment$ ou ^lorsqu' oi \
      ée$ és$ aux$ eau
      """),
    Row(
      "es",
      """
      el la los las de del y en un una que por para con se su sus al no es lo como más o \
      pero fue ha han sobre entre según cuando este esta estos ser son era contra desde \
      hasta sin también le les tras durante ya muy dos donde porque había años así quien \
      informó dijo aseguró señaló lunes martes miércoles jueves viernes sábado domingo \
      próximo ante hay tiene están
      """,
      """
      ñ ó í ú á ción$ ciones$ dad$ mente$ ^es ll ado$ ados$ aron$ ieron$ ía$ ó$ ue ^hu rr \
      os$ as$ ez$
      """),
    Row(
      "pt",
      """
      o a os as de do da dos das e em um uma que por para com se no na nos nas ao à aos não \
      é mais foi como mas ou sua seu suas seus pelo pela pelos pelas entre sobre após quando \
      também já está são ser até contra segundo este esta isso ele ela eles disse afirmou \
      desde há muito num numa durante ainda foram tem vai terça-feira segunda-feira \
      quarta-feira quinta-feira sexta-feira depois sem onde menos
      """,
      """
      ã õ ç ção$ ções$ ê â nh lh ão$ ões$ dade$ mente$ ou$ am$ em$ ei ram$ ^qu ss ô
      """),
    Row(
      "it",
      """
      il lo la i gli le di del della dei degli delle dello e in un una uno che per con su \
      sul sulla da dal dalla al alla ai alle non è sono ha hanno si come più ma o anche se \
      suo sua suoi loro nel nella nei nelle tra fra dopo prima contro secondo quando era \
      stato stata stati essere due questo questa ci ne poi già ancora perché chi mentre ieri \
      oggi martedì lunedì mercoledì giovedì venerdì ad ed aver durante senza dell' l' nell'
      """,
      """
      zione$ zioni$ gli cch zz ^dell' ^all' ^nell' ^l' mente$ ato$ ati$ ata$ à$ ò$ ù$ tt gg \
      ^sc ss ità$ ere$ are$ o$ i$ ch ggi
      """),
    Row(
      "nl",
      """
      de het een van en in is op te dat die voor met zijn aan er niet om ook als bij naar \
      uit nog door over tot maar was hij ze zij haar hun werd werden heeft hebben had tegen \
      na tussen onder wordt worden aldus dan wat meer geen wel we ik dit deze zou zouden kan \
      moet waar sinds vanaf tijdens volgens twee jaar toen omdat kwam zei daar al af nieuwe \
      jaar mensen zeker volgend
      """,
      """
      ij aa oo ee uu ^ge ^ver heid$ lijk$ ing$ sch oe ui eu en$ ^ont zz ieuw tie$ cht eer$ \
      aar$ ^be dd
      """),
    Row(
      "af",
      """
      die het 'n en van in is op te dat vir met sy hy aan nie om ook as by na uit nog deur \
      oor tot maar was sal hulle haar hul word teen tussen onder sê gesê wat meer geen ons \
      ek dit hierdie kan moet waar sedert tydens volgens twee jaar toe omdat daar al af nuwe \
      mense oor kon wou se het's naby minstens
      """,
      """
      ^ge y oe aa ê ë ^ver heid$ lik$ ing$ sk uu ooi eer$ ^on ies$ eid$ ë ô
      """),
  ]

  /// Of the north of Europe.
  static let northern: [Row] = [
    Row(
      "da",
      """
      og i at er en et den det de til på af for med som der ikke har var fra om sig han hun \
      de men blev bliver efter over ved eller kan vil også skal være være været havde deres \
      hans mod mellem under siger ud op når så et da nu mere end kun to år denne dette disse \
      ham hende sin sit sine jeg vi ifølge mindst oplyser mange nye ind nær siden hvor hvis \
      mens både give tage blive hvad noget nogen meget frem næste aftale blandt flere sidste \
      få kom går
      """,
      """
      æ ø å gh ^af ede$ hed$ erne$ else$ ^op ^ud eligt$ ig$ tion$ ernes$ nd ^hv dte$ øj ej \
      vn age$ af$ bl v$ eg ^sty lig$
      """),
    Row(
      "no",
      """
      og i at er en et den det de til på av for med som der ikke har var fra om seg han hun \
      men ble blir etter over ved eller kan vil også skal være vært hadde deres hans mot \
      mellom under sier ut opp når så da nå mer enn bare to år denne dette disse ham henne \
      sin sitt sine jeg vi ifølge minst opplyser mange nye inn nær siden hvor hvis mens både \
      å fram uten gjennom dei ei ein ikkje frå gi ta bli vært hva noe noen mye ham neste \
      avtale blant flere siste få kom går
      """,
      """
      æ ø å ^av et$ ene$ het$ else$ ^opp ^ut ^hv sj kj øy ei ^gj pp tt kk ^sj av$ lig$ ett \
      ^skj øk gg ld
      """),
    Row(
      "sv",
      """
      och i att är en ett den det de till på av för med som inte har var från om sig han hon \
      men blev blir efter över vid eller kan vill också ska vara varit hade deras hans mot \
      mellan under säger ut upp när så då nu mer än bara två år denna detta dessa honom \
      henne sin sitt sina jag vi enligt minst uppger många nya in nära sedan där genom utan \
      åt vilket någon alla både skulle ge ta bli vad något någon mycket fram honom nästa \
      avtal bland flera sista få kom går
      """,
      """
      ä ö å ck ^för ade$ het$ arna$ erna$ ^upp ^av gj sk tj lig$ ning$ ör $ande äl ände$ \
      ades$ tt lj ^sk gg
      """),
    Row(
      "is",
      """
      og í að er á en sem um til við það þessi ekki var með af fyrir hefur frá eru hann hún \
      þeir sé hafa eftir segir sagði ráðherra nýju yfir undir gegn milli upp út úr þegar þá \
      því sínum sér eða verið verður vegna hjá þar nú en svo ár minnsta kosti sögn
      """,
      """
      þ ð á æ ö ú í ý ó ^hv ur$ um$ inn$ nn$ num$ ar$ ið$ ^þ sk jö ey
      """),
    Row(
      "fi",
      """
      ja on ei että se oli hän ovat mutta kun myös joka jotka sekä mukaan mukaansa olla \
      kanssa vain tai kuin niin jo noin ollut sen ne sitä siitä hänen heidän vastaan jälkeen \
      ennen aikana vuonna uusi uuden jos mitä nyt voi tämä tämän kertoi sanoi sanoo poliisi \
      ainakin lähellä alkaen ensi yli alle mikä me
      """,
      """
      ä ö yö ää aa ii uu kk ssa$ ssä$ sta$ stä$ lla$ llä$ lta$ een$ iin$ nen$ iset$ vat$ \
      vät$ tta$ ttä$ uo ie ei äi yy an$ en$ ksi$ ivat$ mme
      """),
    Row(
      "et",
      """
      ja on ei et see oli ta kes mis kui ka aga ning oma või pärast enne vastu kohta järgi \
      ütles teatas ole olid seda tema nad nende välja üle alla kuni juures uue uued uus \
      aasta kaks selle sest veel juba vaid kas me ma sel ajal lähedal tagasi mida mitte pole \
      saab poolt inimest
      """,
      """
      õ ä ö ü aa ee ii uu oo ^õ st$ le$ ks$ ud$ ks$ mine$ sed$ ste$ ja$ õi äe öö ga$ tud$ \
      vad$ aks$ mist$ dud$ ita$ use$
      """),
    Row(
      "lv",
      """
      un ir no uz par ka ar kas bija to tas pie pēc pret kā arī bet vai nav lai ko tā šo \
      tiek būs viņš viņa viņi gan jau vēl tikai starp līdz kad šī savu bez zem virs laikā \
      gada gadā jo paziņoja vismaz cilvēki jaunu ja tika valsts nekā
      """,
      """
      ā ē ī ū š ž č ļ ķ ņ ģ iem$ ija$ as$ is$ us$ šan ības$ ot$ ēja$ ām$ ien oš ums$ ana$ \
      āt$ tu$ ies$ ās$
      """),
    Row(
      "lt",
      """
      ir į iš kad su apie tai yra buvo po bet kaip už dėl ar prie per prieš jis ji jie jų jo \
      savo taip pat nuo iki tik dar jau ne nėra bus kuris kuri kurie tarp metu metų pagal \
      pranešė sakė teigia vyriausybė žmonių ką tačiau be jei naujus du mažiausiai netoli \
      šalys tą
      """,
      """
      ė ų ū į ą ę š ž č as$ is$ us$ ai$ ų$ os$ iau$ ti$ ijos$ imą$ imas$ ius$ uo ie ys$ ius$ \
      yb mas$ usi$ ojo$ inti$ ę$
      """),
  ]

  /// Of the middle and the south-east of Europe.
  static let central: [Row] = [
    Row(
      "pl",
      """
      i w z na do się nie że to jest o po od za jak przez dla jego jej ich był była było \
      były ale co oraz ze lub czy przed ma może także już tylko przy pod nad który która \
      które którzy między podczas według gdy aby by roku lat został zostały powiedział \
      bardzo tego tym ten ta są będzie będą ws przeciwko we gdzie jako więc osób wtorek
      """,
      """
      ł ą ę ż ź ś ć ń sz cz rz dz ów$ ego$ ych$ ie$ ał$ ła$ ski$ ej$ wie prz ^prz ność$ \
      ania$ yj ył$ uj $iem ach$
      """),
    Row(
      "cs",
      """
      a v z na do se ne že to je o po od za jak pro jeho její jejich byl byla bylo byly ale \
      co nebo před má může také již jen při pod nad který která které kteří mezi během podle \
      když aby by roku let řekl řekla uvedl uvedla není jsou bude budou ve s ze k i si tak \
      jako proti kde ho mu své už však více jsem lidí nejméně poblíž mu jim této toho tento \
      obě u
      """,
      """
      ř ě ů ý á é í č š ž ou$ ého$ ých$ ění$ ost$ ská$ ský$ ové$ ím$ ích$ cí$ ův ^př ^ne \
      ala$ ila$ ání$ ly$ ně$ ství
      """),
    Row(
      "sk",
      """
      a v z na do sa ne že to je o po od za ako pre jeho jej ich bol bola bolo boli ale čo \
      alebo pred má môže tiež už len pri pod nad ktorý ktorá ktoré ktorí medzi počas podľa \
      keď aby by roku rokov povedal povedala uviedol uviedla nie sú bude budú vo s zo k i si \
      tak proti kde ho mu svoje však viac som ľudí najmenej neďaleko im tejto toho tento obe \
      u
      """,
      """
      ľ ĺ ŕ ô ä ý á é í č š ž ť ou$ ého$ ých$ enie$ osť$ ská$ ský$ ové$ ím$ ích$ ov$ ia$ ie \
      ^pr ^ne ala$ ili$ anie$ ov ôž ovať$ uje$ iu$
      """),
    Row(
      "sl",
      """
      in v na je da se z za so s ki ne pa po kot tudi od do pri ali o bi bo bil bila bilo \
      bili med pred zaradi ko če že še lahko njegov njihov ker proti ter ni sta smo sem kaj \
      kjer leta let vsaj kako dejal dejala sporočila povedal ob iz k h to tem ta naj bodo \
      več med nad pod brez ponoči državi najmanj ljudi mu jih vlada vlade volitve policija \
      vojska države dni
      """,
      """
      č š ž ega$ nih$ ega ih$ nje$ ost$ ski$ ska$ ij ev$ ov$ ala$ ili$ il$ el$ al$ ju$ ti$ \
      lj nj pr vz ^iz ^od ^raz ost ve$
      """),
    Row(
      "hr",
      """
      i u je da se na za su s od do o po kao koji koja koje kojima što ne a ali ili te iz bi \
      bio bila bilo bili kako nakon prije protiv između zbog kada ako već još samo može mogu \
      njegov njihov rekao rekla izjavio priopćila tijekom godine godina nije nisu će biti \
      sve također uz kod pri pod nad ovo taj ta to bez dok kaže prema gdje ga mu im smo sam \
      sa najmanje dvije vlada vlade izbori izbora zahtjev policija vojska zemlje zemalja \
      država dana
      """,
      """
      č ć š ž đ ij ije lj nj ske$ ski$ ska$ ima$ ama$ ao$ ala$ ili$ ost$ anja$ enja$ ju$ ti$ \
      og$ om$ nje$ vlad ^pr ^iz ^raz nih$ ća$ če$ jev$ ijed bj
      """),
    Row(
      "ro",
      """
      și în de la a al ai ale cu pe pentru din că nu un o este sunt se au fost care mai dar \
      sau prin după către între lui ei lor ca să ar va vor fi era dacă când către împotriva \
      potrivit fără până despre cel cea cei cele două sale sa său acest această acestui spus \
      anunțat ani timp asupra fiind sub iar noi oamenii anul
      """,
      """
      ă â î ș ț ş ţ ului$ ilor$ lor$ ea$ iei$ ul$ ție$ ții$ ată$ esc$ ii$ rea$ ele$ at$ it$ \
      ia$ ^în
      """),
    Row(
      "hu",
      """
      a az és hogy nem is egy ez volt van meg el de csak már még mint szerint után előtt \
      miatt között ellen vagy aki akik amely amelyek azt ezt azok ezek lesz lehet volna fel \
      ki be le ha sem mondta közölte kell minden több nagy új két évi ami ahol alatt által \
      pedig sem amikor legalább
      """,
      """
      ő ű á é ö ü ó ú í gy sz zs cs ny ^meg ban$ ben$ nak$ nek$ val$ vel$ ott$ ett$ ság$ \
      ség$ tak$ tek$ ra$ re$ ból$ ből$ tól$ től$ hoz$ ell ^el ék$ ok$ ek$ ját$ tt$ ását$ \
      eket$
      """),
  ]
}
