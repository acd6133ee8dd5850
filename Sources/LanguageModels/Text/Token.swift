/// The number of a token in its vocabulary, from 0.
public typealias Token = Int32
