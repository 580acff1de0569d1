/// What languages of Asia and Africa, and smaller ones of Europe, in Latin letters are told by.
extension LanguageTable {
  /// Of Asia and Africa.
  static let distant: [Row] = [
    Row(
      "tr",
      """
      ve bir bu da de için ile olarak olan çok daha en kadar gibi ancak sonra önce göre ise \
      değil var yok ne o ya ama her iki ki tarafından karşı arasında üzere yeni sonucu \
      söyledi açıkladı dedi etti oldu olduğunu içinde üzerine nedeniyle dün bugün yıl gün \
      milyon kişi kişinin olduğu eden etmek sınır gelecek itibaren izin
      """,
      """
      ğ ş ı ç ö ü ^y lar$ ler$ ları$ leri$ ının$ inin$ nın$ nin$ dı$ di$ du$ dü$ tı$ ti$ \
      ması$ mesi$ yor$ rak$ dan$ den$ lığ iyle$ ıyla$ ca$ ıl nda$ nde$ ük iç ecek$ acak$
      """),
    Row(
      "az",
      """
      və bir bu da də üçün ilə olan çox daha ən qədər kimi lakin sonra əvvəl görə isə deyil \
      var yox nə o ya amma hər iki ki tərəfindən qarşı arasında üzrə yeni nəticəsində \
      bildirib bildirdi dedi etdi edib oldu içində üzərinə azı milyon nəfər olduğu edən \
      etmək gələn ildən günü onun
      """,
      """
      ə ğ ş ı ç ö ü x q lar$ lər$ ları$ ləri$ ının$ inin$ nın$ nin$ dı$ di$ ması$ məsi$ dan$ \
      dən$ liy lıq mək$ ıb$ ib$ yə$ əcək$ acaq$
      """),
    Row(
      "vi",
      """
      và của là có trong cho với không được các những một người này đã khi để từ về đến tại \
      cũng như ra vào theo trên sau năm sẽ ở bị rằng do nhiều hai ông bà họ phải nhưng cuộc \
      nói biết hơn còn đang qua lại giữa trước chống nước mới việc hôm ít nhất
      """,
      """
      ơ ư đ ạ ả ấ ầ ẩ ẫ ậ ắ ằ ặ ế ề ể ễ ệ ị ọ ố ồ ổ ộ ớ ờ ở ợ ụ ủ ứ ừ ữ ự ỹ ng$ nh$ ^th ^nh \
      ^tr ^ng ^ph
      """),
    Row(
      "id",
      """
      yang dan di ke dari untuk dengan pada ini itu dalam tidak adalah akan oleh juga \
      sebagai telah karena bahwa mereka ada atau saat lebih dapat bisa setelah kata \
      mengatakan menurut sudah seorang sebuah namun para tentang terhadap antara hari tahun \
      ketika hingga sejak orang dia ia kami baru polisi tewas kepada sedikitnya dua kedua \
      usai serta bagi masih beberapa mulai undang-undang
      """,
      """
      ^me ^men ^mem ^meng ^di ^ber ^ter ^ke ^pe ^pem kan$ nya$ an$ ang ng$ kah$ asi$ ah$ si$
      """),
    Row(
      "ms",
      """
      yang dan di ke dari untuk dengan pada ini itu dalam tidak adalah akan oleh juga \
      sebagai telah kerana bahawa mereka ada atau ketika lebih boleh selepas kata berkata \
      menurut sudah seorang sebuah namun para mengenai terhadap antara hari tahun apabila \
      sehingga sejak orang beliau ia kami baharu polis terbunuh kepada sekurang-kurangnya \
      dua kedua-dua serta bagi masih beberapa mulai negara kerajaan supaya manakala hadapan \
      berhampiran ialah daripada bagaimanapun waktu
      """,
      """
      ^me ^men ^mem ^meng ^di ^ber ^ter ^ke ^pe ^pem kan$ nya$ an$ ang ng$ kah$ asi$ ah$
      """),
    Row(
      "tl",
      """
      ang ng sa na ay mga at para ni si kay nang ito may mayroon hindi kung ayon dahil \
      bilang din rin pa lang isang upang mula noong nitong niya nila siya sila kanyang \
      kanilang ngunit o nasa naman bago habang laban dalawang matapos iyon sinabi tungkol \
      malapit susunod bagong ayon
      """,
      """
      ^mag ^nag ^pag ^ma ^na ^ka ^pinag ^mang in$ an$ ang$ ng$ um in ong$ ay ^i ^ipina ^sin \
      ^mga
      """),
    Row(
      "sw",
      """
      na ya wa kwa ni katika za la cha kuwa hiyo hii huo hao huyo kama baada kabla ambao \
      ambayo ambaye bila pia lakini au wakati alisema amesema walisema limesema kutoka hadi \
      mwa juu dhidi yake yao wake wao watu nchi zaidi hivyo tu sasa jana leo mwaka siku rais \
      serikali vya mpya karibu kila hizo
      """,
      """
      ^wa ^ki ^vi ^ma ^ku ^li ^ali ^wali ^ili ^ime ^ame ^wame ^m ^mw ^ny a$ ji$ wa$ ni$ li$ \
      sha$ ka$ za$ isha ish uzi$ ^yata
      """),
    Row(
      "ha",
      """
      da a ta na ya ne ce cikin don domin kan wata wani wanda wadda suka sun an ba ga ko mai \
      masu daga har zuwa yi za su shi ita kuma amma bayan kafin yan 'yan ƙasa ranar gwamnati \
      shugaban mutane in ji yadda saboda wannan tare kusa sabuwar kai lokacin babban
      """,
      """
      ƙ ɗ ɓ 'y ^ts ar$ wa$ iya$ awa$ ^ma ^mu ^sh uwa$ ci$ in$
      """),
    Row(
      "so",
      """
      iyo oo ka ku ee in ah ay u la ayaa waxaa waxay wuxuu soo si waa uu ugu kale sida \
      markii ma aan lagu kaga dhacday sheegay sheegeen magaalada dowladda ciidanka dalka qof \
      dad labada laga sannadka isku hadda kadib kala aad inay inuu doorasho cusub
      """,
      """
      aa ee oo uu ii dh kh x ^wax ^mad ay$ ka$ ta$ da$ ha$ oo$ eed$ yaa aha$ yay$ tay$ een$ \
      xa xo qa
      """),
    Row(
      "yo",
      """
      ni ti ati awọn ọ o si fun pẹlu pe wọn kan lati sọ ijọba ile naa àwọn tí ní fún sí pé \
      ọdún ènìyàn kò bí lọ wà ṣe gbogbo
      """,
      """
      ọ ẹ ṣ gb kp ^o ^à
      """),
  ]

  /// Of smaller languages of Europe, and Nigerian Pidgin.
  static let smaller: [Row] = [
    Row(
      "ca",
      """
      el la els les de del dels i en un una que per amb es al als no és més però ha han va \
      van són com o ni segons també entre sobre contra durant després quan aquest aquesta \
      seu seva seus ser estat fins des sense ja molt dos on perquè què hi ho li pel pels diu \
      d'una l'any a
      """,
      """
      ç l·l ny$ ció$ cions$ tat$ ment$ à è ò ï ü ^l' ^d' ^s' ^n' ix tj ig$ eix ts$ ets$ \
      ques$ ar$ ir$ ors$ ns$ nys$ à$
      """),
    Row(
      "gl",
      """
      o a os as de do da dos das e en un unha que por para con se no na nos nas ao á aos non \
      é máis foi como pero ou súa seu súas seus polo pola polos polas entre sobre tras cando \
      tamén xa está son ser ata contra segundo este esta iso el ela eles dixo afirmou desde \
      dende hai moito nun nunha durante aínda foron ten vai martes luns mércores xoves \
      venres despois sen onde cos co menos preto dous
      """,
      """
      x ñ ción$ cións$ dade$ mente$ ou$ nh lh ei xo xe ^x ron$ ría$ eu$ iu$ ons$ rex ao ou
      """),
    Row(
      "eu",
      """
      eta da du dute zen zuen dira ez bat ere baina izan egin duten ditu dituzte zituen \
      zuten dela duela hau hori horren arte eta/edo edo berri gabe ondoren aurretik buruz \
      arabera artean kontra esan du zuela baino gehiago beste urte azken gutxienez ostean \
      hil lagun bi jakinarazi
      """,
      """
      tz tx ts rr ak$ ek$ en$ ra$ ren$ tik$ tzen$ ko$ ean$ ari$ rik$ teko$ tzea$ k$ iz ^ha \
      ari ald$ duen
      """),
    Row(
      "sq",
      """
      e të në dhe me për një i së që nga është u ka janë si do se por ose pas para mes \
      kundër kur ishte ishin nuk ky kjo tij saj tyre edhe më sipas gjatë deri tha thotë \
      thanë kanë duke ai ajo ata mbi nën pa sepse vendet dy pranë paktën njerëz re ri
      """,
      """
      ë ç sh gj nj xh zh ll dh ^ng ve$ it$ in$ uar$ ur$ ës$ ët$ ëve$ sht uan$ imi$ isë$ inë$ \
      jë$ oi$
      """),
    Row(
      "cy",
      """
      y yr yn i o a ac ar gan ei eu mae oedd wedi ei'n sydd bod am ond neu hefyd dros rhwng \
      yn ôl ddydd dydd gyda gan ni nid fod fydd bydd bu roedd cafodd dywedodd ers ger wrth \
      drwy mewn gan sy hyn hynny pan na nad un dwy dau eto ac'r mae'r i'r o'r a'r
      """,
      """
      dd ff ll rh ŵ ŷ wy yw ^gw ^ll au$ iad$ odd$ wr$ aeth$ ol$ io$ eth$ wch th ^ch ^ddy f$ \
      ion$ yd y
      """),
    Row(
      "ga",
      """
      an na agus ar i is ag le go a do de leis ó bhí atá tá sé sí siad nach níl mar chun ach \
      nó féin roimh tar éis idir faoi sin seo gur gurb dúirt bhfuil nuair sa san ina aige \
      acu aici don dá níos eile aon gach freisin rinne isteach d'éis n-a dhá rith in
      """,
      """
      á é í ó ú bh mh dh gh th ch fh ^bh ^mb ^gc ^bhf ^nd ^dt ^t- ^n- ^h acht$ adh$ igh$ \
      óir$ ann$ ach$ aí$ ío ao ea ui eo
      """),
    Row(
      "sco",
      """
      the o an tae! in is wis haes! hae that wi! on at frae! for by no nae! isnae! wisnae! \
      willnae! didnae cannae dinnae thay! thaim! whan! whaur whit wha! hou sae mair! ower! \
      efter anent! aw yin twa! fowk! ken bairns wee fae gie gied gaun guid hame mak nou oot \
      doun aboot toun warld wark ither! said sayed seeks nicht richt licht muckle maist syne \
      til thair thir thon uised war wur cam wull wad gin agin throu alang an' heid heicher \
      laich neist! airmy kintra! kintras!
      """,
      """
      ae$ ae oo uid ui eid nae$ cht$ ^wh it$ oun$ ^thr eir$ aw$ ie$ ^gie in$ ow$ au
      """),
    Row(
      "pcm",
      """
      di! dey! don! na! wey! dem! sey! make wetin! dia dis! dat! tok! pipol! goment! abeg \
      sabi una! tins! afta! bifor becos! ova enta! happun kontri! kontris! neva wia wen waka \
      wella tori ogbonge pikin no im e for dem fit
      """,
      """
      ^da ^di un$ ok$ ^k a$ ^dis ^dat
      """),
  ]
}
