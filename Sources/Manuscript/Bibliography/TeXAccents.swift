/// The accents and letters that TeX writes as commands.
enum TeXAccents {
  /// The combining character of each accent command.
  static let marks: [String: Character] = [
    "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "\"": "\u{308}", "~": "\u{303}",
    "=": "\u{304}", ".": "\u{307}", "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}",
    "c": "\u{327}", "k": "\u{328}", "r": "\u{30A}", "d": "\u{323}", "b": "\u{331}",
  ]

  /// Letters and signs by the name of their command.
  static let symbols: [String: String] = [
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ",
    "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "pounds": "£",
    "copyright": "©", "dots": "…", "ldots": "…", "textendash": "–", "textemdash": "—",
    "textquoteright": "’", "textquoteleft": "‘", "TeX": "TeX", "LaTeX": "LaTeX",
    "textbackslash": "\\", "textasciitilde": "~", "textunderscore": "_",
  ]

  /// Letters each followed by its accented form, by the name of the accent.
  private static let composed: [String: String] = [
    "'": "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćNŃnńSŚsśZŹzźLĹlĺRŔrŕGǴgǵ",
    "`": "AÀEÈIÌOÒUÙaàeèiìoòuùNǸnǹ",
    "^": "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ",
    "\"": "AÄEËIÏOÖUÜYŸaäeëiïoöuüyÿ",
    "~": "AÃNÑOÕaãnñoõIĨiĩUŨuũ",
    "=": "AĀEĒIĪOŌUŪaāeēiīoōuū",
    ".": "CĊcċEĖeėGĠgġIİZŻzżaȧAȦ",
    "u": "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭ",
    "v": "CČcčDĎdďEĚeěNŇnňRŘrřSŠsšTŤtťZŽzžLĽlľGǦgǧ",
    "H": "OŐoőUŰuű",
    "c": "CÇcçSŞsşTŢtţGĢgģKĶkķLĻlļNŅnņRŖrŗ",
    "k": "AĄaąEĘeęIĮiįUŲuų",
    "r": "AÅaåUŮuů",
    "d": "AẠaạEẸeẹIỊiịOỌoọUỤuụ",
  ]

  private static let table: [String: [Character: Character]] = composed.mapValues { pairs in
    let letters = Array(pairs)
    var map: [Character: Character] = [:]
    for index in stride(from: 0, to: letters.count - 1, by: 2) {
      map[letters[index]] = letters[index + 1]
    }
    return map
  }

  private static let bases: [Character: Character] = {
    var map: [Character: Character] = [:]
    for accents in table.values {
      for (base, accented) in accents { map[accented] = base }
    }
    for (letter, base) in zip("ßøØłŁæÆœŒðÐþÞđĐ", "soOlLaAoOdDtTdD") { map[letter] = base }
    return map
  }()

  /// A letter with an accent, as one character where Unicode has it.
  static func compose(_ letter: Character, with accent: String) -> String {
    if let composed = table[accent]?[letter] { return String(composed) }
    guard let mark = marks[accent] else { return String(letter) }
    return String(letter) + String(mark)
  }

  /// The text by which names are sorted: small letters, accents left away.
  static func sortingKey(_ text: String) -> String {
    String(text.map { bases[$0] ?? $0 }).lowercased()
  }
}
