import Mathematics

/// Where every anchor of several pages is, to lead links there.
struct PagePlaces {
  /// The page of an anchor by the anchor as links write it.
  private var pages: [String: String] = [:]
  /// The anchors of each page.
  private var anchors: [String: Set<String>] = [:]

  /// The places in pages, given by file name and contents.
  init(_ contents: [(file: String, nodes: [HTMLNode])]) {
    for (file, nodes) in contents {
      let own = nodes.flatMap(\.anchors)
      anchors[file] = Set(own)
      for anchor in own where pages[anchor] == nil { pages[anchor] = file }
    }
  }

  /// The node with its links led to where their targets are, seen from a page one folder below the
  /// report's.
  func led(_ node: HTMLNode, in file: String) -> HTMLNode {
    if case .formula(let formula) = node {
      return .formula(formula.led { address($0, in: file) })
    }
    guard case .element(let tag, let attributes, let children) = node else { return node }
    return .element(
      tag, attributes.map { $0.led { address($0, in: file) } }, children.map { led($0, in: file) })
  }

  private func address(_ address: String, in file: String) -> String {
    if address.hasPrefix("#") {
      if anchors[file]?.contains(address) == true { return address }
      return (pages[address] ?? "") + address
    }
    let isElsewhere = address.prefix { $0 != "/" && $0 != "?" }.contains(":")
    let isPage = anchors[address] != nil
    return isElsewhere || isPage ? address : "../" + address
  }
}

extension HTMLNode {
  /// The ids in the node and below it, as links write them.
  fileprivate var anchors: [String] {
    if case .formula(let formula) = self {
      return formula.anchors.map { HTMLAddress.place($0).text }
    }
    guard case .element(_, let attributes, let children) = self else { return [] }
    let own = attributes.filter { $0.name == "id" }.compactMap(\.value).map {
      HTMLAddress.place($0).text
    }
    return own + children.flatMap(\.anchors)
  }
}
