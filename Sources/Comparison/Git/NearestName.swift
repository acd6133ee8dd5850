/// Replaced by Manuscript's.
func nearestName(to name: String, in names: [String]) -> String? { nil }
