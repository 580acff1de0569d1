/// The codes and names that formats of the field have for PLOVER's countries.
enum CountryCodes {
  /// The English short name of an ISO 3166-1 alpha-3 code; nil for PLOVER's codes beyond states.
  static func name(_ code: String?) -> String? { code.flatMap { rows[$0]?.name } }

  /// The two letters of FIPS 10-4, which GDELT has for places: CH is China there, SZ Switzerland;
  /// nil where FIPS has none, or, for Palestine, more than one.
  static func fips(_ code: String?) -> String? { code.flatMap { rows[$0]?.fips } }

  private struct Row {
    let fips: String?
    let name: String
  }

  private static let rows = Dictionary(
    table.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ", maxSplits: 2).map(String.init)
      return fields.count == 3
        ? (fields[0], Row(fips: fields[1] == "-" ? nil : fields[1], name: fields[2])) : nil
    }, uniquingKeysWith: { first, _ in first })

  /// Alpha-3, FIPS, name.
  private static let table = """
    AFG AF Afghanistan
    AGO AO Angola
    ALB AL Albania
    AND AN Andorra
    ARE AE United Arab Emirates
    ARG AR Argentina
    ARM AM Armenia
    ATA AY Antarctica
    ATG AC Antigua and Barbuda
    AUS AS Australia
    AUT AU Austria
    AZE AJ Azerbaijan
    BDI BY Burundi
    BEL BE Belgium
    BEN BN Benin
    BFA UV Burkina Faso
    BGD BG Bangladesh
    BGR BU Bulgaria
    BHR BA Bahrain
    BHS BF Bahamas
    BIH BK Bosnia and Herzegovina
    BLR BO Belarus
    BLZ BH Belize
    BOL BL Bolivia
    BRA BR Brazil
    BRB BB Barbados
    BRN BX Brunei
    BTN BT Bhutan
    BWA BC Botswana
    CAF CT Central African Republic
    CAN CA Canada
    CHE SZ Switzerland
    CHL CI Chile
    CHN CH China
    CIV IV Ivory Coast
    CMR CM Cameroon
    COD CG Democratic Republic of Congo
    COG CF Republic of Congo
    COL CO Colombia
    COM CN Comoros
    CPV CV Cape Verde
    CRI CS Costa Rica
    CUB CU Cuba
    CYP CY Cyprus
    CZE EZ Czech Republic
    DEU GM Germany
    DJI DJ Djibouti
    DMA DO Dominica
    DNK DA Denmark
    DOM DR Dominican Republic
    DZA AG Algeria
    ECU EC Ecuador
    EGY EG Egypt
    ERI ER Eritrea
    ESP SP Spain
    EST EN Estonia
    ETH ET Ethiopia
    FIN FI Finland
    FJI FJ Fiji
    FRA FR France
    FSM FM Micronesia
    GAB GB Gabon
    GBR UK United Kingdom
    GEO GG Georgia
    GHA GH Ghana
    GIN GV Guinea
    GMB GA Gambia
    GNB PU Guinea-Bissau
    GNQ EK Equatorial Guinea
    GRC GR Greece
    GRD GJ Grenada
    GTM GT Guatemala
    GUY GY Guyana
    HKG HK Hong Kong
    HND HO Honduras
    HRV HR Croatia
    HTI HA Haiti
    HUN HU Hungary
    IDN ID Indonesia
    IND IN India
    IRL EI Ireland
    IRN IR Iran
    IRQ IZ Iraq
    ISL IC Iceland
    ISR IS Israel
    ITA IT Italy
    JAM JM Jamaica
    JOR JO Jordan
    JPN JA Japan
    KAZ KZ Kazakhstan
    KEN KE Kenya
    KGZ KG Kyrgyzstan
    KHM CB Cambodia
    KIR KR Kiribati
    KNA SC Saint Kitts and Nevis
    KOR KS South Korea
    KOS KV Kosovo
    KWT KU Kuwait
    LAO LA Laos
    LBN LE Lebanon
    LBR LI Liberia
    LBY LY Libya
    LCA ST Saint Lucia
    LIE LS Liechtenstein
    LKA CE Sri Lanka
    LSO LT Lesotho
    LTU LH Lithuania
    LUX LU Luxembourg
    LVA LG Latvia
    MAR MO Morocco
    MCO MN Monaco
    MDA MD Moldova
    MDG MA Madagascar
    MDV MV Maldives
    MEX MX Mexico
    MHL RM Marshall Islands
    MKD MK North Macedonia
    MLI ML Mali
    MLT MT Malta
    MMR BM Myanmar
    MNE MJ Montenegro
    MNG MG Mongolia
    MOZ MZ Mozambique
    MRT MR Mauritania
    MUS MP Mauritius
    MWI MI Malawi
    MYS MY Malaysia
    NAM WA Namibia
    NER NG Niger
    NGA NI Nigeria
    NIC NU Nicaragua
    NLD NL Netherlands
    NOR NO Norway
    NPL NP Nepal
    NRU NR Nauru
    NZL NZ New Zealand
    OMN MU Oman
    PAK PK Pakistan
    PAN PM Panama
    PER PE Peru
    PHL RP Philippines
    PLW PS Palau
    PNG PP Papua New Guinea
    POL PL Poland
    PRK KN North Korea
    PRT PO Portugal
    PRY PA Paraguay
    PSE - Palestine
    QAT QA Qatar
    ROU RO Romania
    RUS RS Russia
    RWA RW Rwanda
    SAU SA Saudi Arabia
    SDN SU Sudan
    SEN SG Senegal
    SGP SN Singapore
    SLB BP Solomon Islands
    SLE SL Sierra Leone
    SLV ES El Salvador
    SMR SM San Marino
    SOM SO Somalia
    SRB RI Serbia
    SSD OD South Sudan
    STP TP São Tomé and Príncipe
    SUR NS Suriname
    SVK LO Slovakia
    SVN SI Slovenia
    SWE SW Sweden
    SWZ WZ Eswatini
    SYC SE Seychelles
    SYR SY Syria
    TCD CD Chad
    TGO TO Togo
    THA TH Thailand
    TJK TI Tajikistan
    TKM TX Turkmenistan
    TLS TT East Timor
    TON TN Tonga
    TTO TD Trinidad and Tobago
    TUN TS Tunisia
    TUR TU Turkey
    TUV TV Tuvalu
    TWN TW Taiwan
    TZA TZ Tanzania
    UGA UG Uganda
    UKR UP Ukraine
    URY UY Uruguay
    USA US United States
    UZB UZ Uzbekistan
    VAT VT Vatican City
    VCT VC Saint Vincent and the Grenadines
    VEN VE Venezuela
    VNM VM Vietnam
    VUT NH Vanuatu
    WSM WS Samoa
    YEM YM Yemen
    ZAF SF South Africa
    ZMB ZA Zambia
    ZWE ZI Zimbabwe
    """
}
