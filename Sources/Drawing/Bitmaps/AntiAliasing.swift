/// Tells pixels that soften an edge from those that show something.
///
/// A pixel softens an edge where it is brighter than one neighbour and darker than another, at most
/// two of its eight neighbours are as bright as itself, and the darkest or the brightest of them
/// belongs to a plain area in both pictures: the edge is still there, it only falls otherwise on the
/// raster. A picture's border counts as one neighbour alike.
///
/// Source: V. Vyšniauskas, “Anti-aliased pixel and intensity slope detector”, Elektronika ir
/// Elektrotechnika 95 (7), 2009.
enum AntiAliasing {
  /// Whether a pixel of a picture softens an edge that the other picture has too.
  static func softens(column: Int, row: Int, of grid: PixelGrid, seenIn other: PixelGrid) -> Bool {
    let pixel = grid[column, row]
    let brightness = PerceivedColor(pixel).brightness
    var alike = isAtBorder(column: column, row: row, of: grid) ? 1 : 0
    var darkest = (rise: 0.0, column: 0, row: 0)
    var brightest = darkest
    for nearColumn in max(column - 1, 0)...min(column + 1, grid.width - 1) {
      for nearRow in max(row - 1, 0)...min(row + 1, grid.height - 1) {
        if nearColumn == column && nearRow == row { continue }
        let near = grid[nearColumn, nearRow]
        let fall = near == pixel ? 0 : brightness - PerceivedColor(near).brightness
        if fall == 0 {
          alike += 1
          if alike > 2 { return false }
        } else if fall < brightest.rise {
          brightest = (fall, nearColumn, nearRow)
        } else if fall > darkest.rise {
          darkest = (fall, nearColumn, nearRow)
        }
      }
    }
    if darkest.rise == 0 || brightest.rise == 0 { return false }
    return [darkest, brightest].contains { end in
      isPlain(column: end.column, row: end.row, of: grid)
        && isPlain(column: end.column, row: end.row, of: other)
    }
  }

  /// Whether at least three neighbours of a pixel have its colour.
  private static func isPlain(column: Int, row: Int, of grid: PixelGrid) -> Bool {
    let pixel = grid[column, row]
    var alike = isAtBorder(column: column, row: row, of: grid) ? 1 : 0
    for nearColumn in max(column - 1, 0)...min(column + 1, grid.width - 1) {
      for nearRow in max(row - 1, 0)...min(row + 1, grid.height - 1) {
        if nearColumn == column && nearRow == row { continue }
        if grid[nearColumn, nearRow] == pixel { alike += 1 }
        if alike > 2 { return true }
      }
    }
    return false
  }

  private static func isAtBorder(column: Int, row: Int, of grid: PixelGrid) -> Bool {
    column == 0 || row == 0 || column == grid.width - 1 || row == grid.height - 1
  }
}
