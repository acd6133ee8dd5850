import CCmark
import Synchronization

/// cmark-gfm with tables, strikethrough and footnotes; autolinks and HTML are read before it.
///
/// cmark-gfm keeps a table of special characters that attaching an extension changes for the whole
/// process (`cmark_manage_extensions_special_characters`), so one text is parsed at a time.
enum CommonMark {
  private static let lock = Mutex<Void>(())

  private static let isReady: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// Parses `text` and hands the document to `body`; the nodes live only as long as the call.
  ///
  /// - Returns: What `body` returns, or nil where cmark gives no document.
  static func withDocument<Result>(
    of text: [UInt8], _ body: (CommonMarkNode) -> Result
  ) -> Result? {
    let document: OpaquePointer? = lock.withLock { _ in
      guard isReady, let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | doubleTilde) else {
        return nil
      }
      defer { cmark_parser_free(parser) }
      for name in ["table", "strikethrough"] {
        guard let found = cmark_find_syntax_extension(name) else { continue }
        cmark_parser_attach_syntax_extension(parser, found)
      }
      text.withUnsafeBytes { buffer in
        guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
        cmark_parser_feed(parser, start, buffer.count)
      }
      return cmark_parser_finish(parser)
    }
    guard let document else { return nil }
    defer { cmark_node_free(document) }
    return body(CommonMarkNode(document))
  }

  private static let doubleTilde = CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
}

/// A node of cmark's document.
struct CommonMarkNode {
  /// What a node is.
  enum Kind {
    case blockQuote
    case list
    case item
    case codeBlock
    case htmlBlock
    case paragraph
    case heading
    case thematicBreak
    case footnoteDefinition
    case table
    case tableRow
    case text
    case softBreak
    case lineBreak
    case code
    case htmlInline
    case emphasis
    case strong
    case link
    case image
    case footnoteReference
    case strikethrough
    case other
  }

  private let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  /// What the node is.
  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    default: extensionKind
    }
  }

  private var extensionKind: Kind {
    switch String(cString: cmark_node_get_type_string(pointer)) {
    case "table": .table
    case "table_row", "table_header": .tableRow
    case "strikethrough": .strikethrough
    default: .other
    }
  }

  /// The node's children, in order.
  var children: Children { Children(upcoming: cmark_node_first_child(pointer)) }

  /// The children of a node.
  struct Children: Sequence, IteratorProtocol {
    fileprivate var upcoming: OpaquePointer?

    mutating func next() -> CommonMarkNode? {
      guard let current = upcoming else { return nil }
      upcoming = cmark_node_next(current)
      return CommonMarkNode(current)
    }
  }

  /// The text of a leaf.
  var literal: [UInt8] { Self.bytes(cmark_node_get_literal(pointer)) }

  /// The destination of a link or an image.
  var destination: [UInt8] { Self.bytes(cmark_node_get_url(pointer)) }

  /// The title of a link or an image.
  var title: [UInt8] { Self.bytes(cmark_node_get_title(pointer)) }

  /// What follows the opening fence of a code block.
  var fenceInfo: [UInt8] { Self.bytes(cmark_node_get_fence_info(pointer)) }

  /// Whether a code block stands between fences.
  var isFenced: Bool {
    var length: Int32 = 0
    var offset: Int32 = 0
    var mark: CChar = 0
    return cmark_node_get_fenced(pointer, &length, &offset, &mark) != 0
  }

  /// The level of a heading.
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The number of a list's first item, or nil for bullets.
  var listStart: Int? {
    cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(pointer)) : nil
  }

  /// Whether a list is set without space between its items.
  var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }

  /// The alignments of a table's columns: `l`, `c`, `r` or 0.
  var alignments: [UInt8] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let first = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return Array(UnsafeBufferPointer(start: first, count: count))
  }

  /// The first line, from 1.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }

  /// The first column, from 1, in bytes.
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }

  /// The last line, from 1.
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    let raw = UnsafeRawPointer(text)
    var count = 0
    while raw.load(fromByteOffset: count, as: UInt8.self) != 0 { count += 1 }
    return Array(UnsafeRawBufferPointer(start: raw, count: count))
  }
}
