import Drawing
import Typesetting

extension FlowComposer {
  /// Sets a table: rules above, below the head and below; its head again on every page it goes on on.
  mutating func compose(_ table: FlowTable) throws(TypesettingError) {
    let isOuter = context.left == .zero && context.panels.isEmpty && !isApart
    if isOuter, table.mayTurn, let float = try turned([.table(table)]) {
      return keep(float)
    }
    append(Gap(table.around))
    try within(.table) { (composer) throws(TypesettingError) in
      let setting = try TableSetting(table, composer)
      let head = try setting.headStrips(&composer)
      let rows = try setting.rowStrips(&composer)
      if setting.scale < TableSetting.leastScale {
        composer.note(.smallTable(setting.scale), "")
      }
      let index = composer.register(tableHead: head)
      for strip in head { composer.append(row: strip, of: nil, .forbidden) }
      for (number, var row) in rows.enumerated() {
        row.table = index
        let isLonely = number == 0 || number >= rows.count - 2
        composer.append(row: row, of: index, isLonely ? .forbidden : .allowed(cost: 20))
      }
      composer.append(row: setting.rule(0.8), of: index, .forbidden)
    }
    append(Gap(table.around))
  }

  private mutating func append(row: Strip, of table: Int?, _ pageBreak: Gap.Break) {
    var row = row
    row.table = table
    append(row)
    append(Gap(.none, pageBreak))
  }
}
