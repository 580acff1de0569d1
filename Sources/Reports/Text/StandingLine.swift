/// The lines of a page that are no part of its report, by what they do there.
enum StandingLine: CaseIterable {
  /// Who wrote it.
  case byline
  /// Who made the picture, and what it shows.
  case picture
  /// Who else worked on it.
  case credit
  /// Whose property it is.
  case legal
  /// What else there is to read.
  case link
  /// What else the page is for.
  case page

  /// The kind of a line, or nil if it is none of these.
  ///
  /// Brackets and bullets before the first word do not count.
  static func kind(of words: [Word], endsSentence: Bool) -> Self? {
    let line = words.drop { openings.contains($0.text) }
    return allCases.first { tables[$0]?.match(line, endsSentence: endsSentence) ?? false }
  }

  /// Whether a table has a line that begins with the first word.
  static func mayBegin(with words: [Word]) -> Bool {
    guard let first = words.first(where: { !openings.contains($0.text) }) else { return false }
    return tables.values.contains { $0.hasFirst(first.text) }
  }

  private static let openings: Set<String> = [
    "(", "[", "*", "•", "-", "–", "—", ">", "»", "›", "|", "▪", "●", "→", "\"", "“",
  ]

  private static let tables = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, LinePatterns($0.table)) })

  /// One pattern a line, in the notation of ``LinePattern``.
  private var table: String {
    switch self {
    case .byline:
      """
      by ^
      by ^ min/mins/minute/minutes read
      by our/staff/associated ^
      by our staff/own correspondent/correspondents/reporter/reporters
      by staff writer/writers/reporter/reporters
      written/words by ^
      story/report/text by ^
      from ^ in ^
      author/authors/reporter/correspondent : ^
      ^ correspondent
      ^ staff writer
      bbc/cnn/reuters/afp/ap/npr news? , ^
      """
    case .picture:
      """
      photo/photos/photograph/photographs/image/images/picture/pictures/video/graphic/map : …
      photo/photos/photograph/image/images/picture/pictures/video/illustration/graphic by/via/from ~
      photo/image/picture/photograph credit/credits/source/caption/courtesy …
      credit/credits/caption/illustration : …
      image/media source/caption , …
      file photo/image/picture : …
      file photo/image/picture
      file - …
      file – …
      file — …
      handout photo/image/picture ~
      ap/afp/reuters/epa photo/photos/image/images ~
      getty/afp/ap/reuters images
      getty images / ^
      afp via getty images
      ap/afp/reuters/epa/anadolu/xinhua/tass/nurphoto / ^
      ^ / ap/afp/reuters/epa/getty/anadolu/xinhua/bloomberg/nurphoto ^
      ^ / ap/afp/reuters/epa/getty/anadolu/xinhua/bloomberg/nurphoto
      ^ via getty/ap/afp/reuters ^
      """
    case .credit:
      """
      reporting/writing/editing/produced/compiled/edited/written/translated by ^
      reporting/writing/editing/compiled/edited/written/translated by ^ ; …
      additional/further/extra reporting/writing/research by/from ^
      additional/further/extra reporting/writing/research by/from ^ ; …
      writing/editing and editing/writing by ^
      reporting and writing/editing by …
      with additional/further reporting by/from …
      with inputs/input/files/reporting/material from ^
      with inputs/input/files from agencies
      with agencies
      agencies
      ^ contributed to this/the report/story/article ~
      ^ contributed to this/the report/story/article .
      ^ contributed reporting ~
      ^ contributed reporting .
      source/sources : ~
      """
    case .legal:
      """
      © …
      ( c ) # …
      c ) # …
      copyright # …
      copyright © …
      copyright ( c …
      copyright : …
      copyright ^
      all rights reserved …
      … all rights reserved
      … all rights reserved .
      this material may not be …
      this/the article/story is/was/has been? originally/first/also published/appeared …
      this/the article/story was/has been? updated/corrected/produced/translated/generated …
      our standards : …
      terms of/and use/service/conditions ~
      privacy policy/notice ~
      cookie/cookies policy/settings ~
      purchase licensing rights ~
      editor's/editors' note : …
      disclaimer : …
      """
    case .link:
      """
      read more/also/next/now/on/this
      read more/also/next/now : …
      read more/also/next/now | …
      read more/also/next/now - …
      read more/also/next/now – …
      read more/also/next/now > …
      read more/also ~
      read : …
      read the/our/full/all ~
      also read : …
      also read | …
      also read ~
      see/watch/listen also/more/now ~
      see/watch/listen also/more : …
      also watch/see/on ~
      watch/listen/live : …
      watch/listen | …
      watch/listen
      more : …
      more on/from/about this/the/that/our ~
      more on/from ^
      more stories/news/coverage/reading ~
      related/recommended/suggested/trending : …
      related/recommended/suggested/trending | …
      related/recommended/suggested/trending
      related/recommended stories/articles/coverage/content/news/topics/reading/links/posts ~
      you may/might also like/enjoy ~
      most read/popular/viewed
      editor's/editors' picks/choice ~
      don't miss ~
      top/latest stories/news/headlines
      in/on this/other story/article/news
      tags/topics/keywords/categories/category/filed : …
      filed under ~
      filed under : …
      explore more ~
      find out/here more? here/about ~
      """
    case .page:
      """
      advertisement/advertisment/advert/ad/ads/sponsored/promoted
      advertisement/advert/ad -/–/—/|/: …
      advertisement ~
      sponsored/promoted by/content ~
      story/article continues below/after ~
      continue reading ~
      scroll to/down ~
      skip to/past/advertisement/ad ~
      close/open/toggle menu/advertisement ~
      subscribe
      subscribe now/today/here …
      subscribe to our/get/receive/unlock/read/continue …
      subscribe to ^
      subscribe to the/this ~
      sign up
      sign up for/to/and our/the/free/this/daily/get/receive/a …
      sign up here/now/today …
      sign up for/to ~
      sign/log in
      sign/log in to ~
      register now/here/for ~
      get our/the/your/all … newsletter/newsletters/inbox/app/alerts …
      get the latest …
      join our/the … channel/newsletter/group/community …
      join us on ~
      download our/the … app ~
      download our/the … app …
      donate now/today/here ~
      support our/independent journalism/work ~
      newsletter/newsletters
      follow/like/find/join us
      follow/like/find us on/at …
      follow ^ on x/twitter/facebook/instagram/whatsapp/telegram/threads/bluesky/google ~
      follow @ ~
      share/tweet/print/email/save/bookmark/comment/comments/whatsapp/facebook/twitter/linkedin
      share this article/story/page/post/news/report/on/via ~
      share this
      share on/via ~
      share : …
      copy link
      copy link to ~
      leave a comment/reply ~
      view/show/hide/post/join all? the? comment/comments/conversation ~
      # comments/comment/shares/share/views/likes
      comments ( #
      click/tap here ~
      click/tap here to/for …
      click/tap to ~
      # -? min/mins/minute/minutes -? read
      reading time ~
      reading time : …
      estimated reading time ~
      estimated reading time : …
      listen to this ~
      listen # ~
      play/pause/mute video/audio ~
      contact : …
      email : …
      opens/open in? new tab/window
      back to top
      next/previous article/story/post
      loading
      abstract
      full text
      - 30 -
      30 -
      end/ends
      """
    }
  }
}
