import Drawing

/// Names of Vega-Lite's grammar, to tell an unsupported construct from a misspelt one.
enum VegaLiteNames {
  static let all: Set<String> = [
    "$schema", "align", "angle", "arc", "argmax", "argmin", "aria", "autosize", "background",
    "bandPosition", "bin", "bin-ordinal", "bounds", "boxplot", "cap", "center", "ci0", "ci1",
    "clip", "columns", "concat", "condition", "config", "contour", "cornerRadius", "cursor",
    "cornerRadiusEnd", "data", "datasets", "density", "description", "direction", "distinct",
    "domainMax", "domainMid", "domainMin", "ellipse", "errorband", "errorbar", "expr", "extent",
    "facet", "flatten", "geoshape", "gradientLength", "header", "href", "identity", "image",
    "impute", "innerRadius", "joinaggregate", "key", "labelAlign", "labelBaseline", "labelBound",
    "labelColor", "labelExpr", "labelFlush", "labelFont", "labelFontSize", "labelLimit",
    "labelOffset", "labelOverlap", "labelPadding", "latitude", "layer", "loess", "longitude",
    "lookup", "name", "offset", "orient", "outerRadius", "padding", "param", "params", "pivot",
    "product",
    "projection", "quantile", "quantize", "radius", "range", "rangeMax", "rangeMin", "regression",
    "repeat", "resolve", "rows", "sample", "selection", "spacing", "square", "stack", "style",
    "symbolType", "tension", "theta", "threshold", "tick", "tickMinStep", "tickSize", "time",
    "timeUnit", "titleAlign", "titleAnchor", "titleAngle", "titleColor", "titleFontSize",
    "titlePadding", "tooltip", "trail", "transform", "translate", "url", "usermeta", "utc",
    "valid", "values", "variance", "view", "window", "xError", "xError2", "xOffset", "yError",
    "yError2", "yOffset", "zindex", "aggregate", "calculate", "fold", "filter", "row", "column",
    "strokeCap", "strokeJoin", "blend", "dx", "dy", "limit", "lineBreak", "lineHeight", "font",
    "fontSize", "fontStyle", "fontWeight", "invalid", "order", "url", "temporal", "geojson",
    "basis", "cardinal", "bundle", "natural", "catmull-rom", "order", "stdevp", "variancep",
    "missing", "values", "exponential", "labelSeparation", "gridColor", "gridDash", "gridOpacity",
    "gridWidth", "domainColor", "tickColor", "tickWidth", "tickOffset", "minExtent", "maxExtent",
    "gradientThickness", "labelOpacity", "symbolSize", "symbolFillColor", "symbolStrokeColor",
    "rowPadding", "columnPadding", "fillColor", "strokeColor", "legendX", "legendY",
  ]
}

/// The names of colours in an order that does not change.
enum ColorNames {
  static let sorted = Color.named.keys.sorted()
}
