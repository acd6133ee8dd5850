import Manuscript

/// What a transform sees while it is read: the columns before it, which it changes to those after
/// it, and the data that the plot may use besides.
struct TransformScope {
  /// The columns of the table so far.
  var columns: TableColumns
  /// Finds and reads other data.
  let data: DataReader
}
