import Drawing
import Typesetting

extension Theme {
  /// The defaults of Vega-Lite, for people who compare: what is placed by data stands where Vega
  /// puts it.
  public static let vega = Theme(
    name: "vega", family: .heros, background: .white, figureWidth: .centimetres(15),
    aspectRatio: 1, views: ViewDefaults(width: 300, height: 300), labelSize: 10, titleSize: 11,
    headingSize: 13, boldTitles: true,
    labelColor: .black, titleColor: .black, axisColor: Color(hex: 0x888888), axisWidth: 1,
    tickSize: 5, minorTickSize: 5, labelPadding: 2, titlePadding: 4, labelLimit: 180,
    gridColor: Color(hex: 0xDDDDDD), gridWidth: 1, viewStroke: Color(hex: 0xDDDDDD),
    categories: "tableau10", sequential: "blues", heatmap: "yellowgreenblue", ordinal: "blues",
    ordinalReach: 1, diverging: "blueorange", evensSchemes: false, markColor: Color(hex: 0x4C78A8),
    lineWidth: 2,
    pointSize: 30, fillsPoints: false, outlinesPoints: false, evensShapes: false,
    pointOpacity: 0.7, pointStrokeWidth: 2, bandOpacity: 1, ruleWidth: 1, step: 20,
    spellsOutNames: false, padding: PageMargins(5), spacing: 20)

  /// The themes that there are.
  public static let all: [Theme] = [.report, .vega]
}
