public import SystemPackage

/// What the operating system refused to do with a file or folder, and why.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was attempted.
  public enum Operation: String, Sendable, Hashable {
    /// Reading a file's contents.
    case read
    /// Writing a file's contents.
    case write
    /// Listing a folder.
    case list
    /// Asking what stands at a path.
    case inspect
    /// Making a folder.
    case createFolder = "create the folder"
    /// Removing a file or a folder.
    case remove
    /// Moving a file or a folder.
    case move
  }

  /// Why it was refused.
  public enum Reason: Sendable, Hashable {
    /// Nothing stands at the path.
    case notFound
    /// The user may not do this (`EACCES`, `EPERM`).
    case permissionDenied
    /// The file system is mounted read-only (`EROFS`).
    case readOnlyFileSystem
    /// The disk is full (`ENOSPC`).
    case diskFull
    /// The user's disk quota is used up (`EDQUOT`).
    case quotaExceeded
    /// The device failed (`EIO`).
    case deviceFailure
    /// A folder stands where a file is needed.
    case isFolder
    /// What stands there is neither a file nor a folder, but a pipe, a socket or a device.
    case notFile
    /// A symbolic link leads out of the repository.
    case outsideRepository
    /// A part of the path that should be a folder is something else.
    case notFolder
    /// Something stands already where something new should be made.
    case alreadyExists
    /// The folder is not empty.
    case notEmpty
    /// The process or the system has too many open files.
    case tooManyOpenFiles
    /// A name in the path is longer than the file system allows.
    case nameTooLong
    /// The path goes through too many symbolic links.
    case symbolicLinkLoop
    /// The file grew or shrank while it was being read or written.
    case changedMeanwhile
    /// Anything else, by its number.
    case other(Int32)
  }

  /// What was attempted.
  public var operation: Operation
  /// The path it was attempted on.
  public var path: String
  /// Why it was refused.
  public var reason: Reason

  /// A refused operation.
  public init(_ operation: Operation, _ path: FilePath, _ reason: Reason) {
    self.operation = operation
    self.path = path.string
    self.reason = reason
  }

  /// A refused operation, from the number that the operating system left in `errno`.
  public init(_ operation: Operation, _ path: FilePath, _ number: Errno) {
    self.init(operation, path, Reason(number))
  }

  /// “cannot write ‘x’: the disk is full”.
  public var description: String {
    "cannot \(operation.rawValue) ‘\(path)’: \(reason)"
  }
}

extension FileError.Reason: CustomStringConvertible {
  /// The reason that a number of the operating system stands for.
  public init(_ number: Errno) {
    switch number {
    case .noSuchFileOrDirectory: self = .notFound
    case .permissionDenied, .notPermitted: self = .permissionDenied
    case .readOnlyFileSystem: self = .readOnlyFileSystem
    case .noSpace: self = .diskFull
    case .diskQuotaExceeded: self = .quotaExceeded
    case .ioError: self = .deviceFailure
    case .isDirectory: self = .isFolder
    case .notDirectory: self = .notFolder
    case .fileExists: self = .alreadyExists
    case .directoryNotEmpty: self = .notEmpty
    case .tooManyOpenFiles, .tooManyOpenFilesInSystem: self = .tooManyOpenFiles
    case .fileNameTooLong: self = .nameTooLong
    case .tooManySymbolicLinkLevels: self = .symbolicLinkLoop
    default: self = .other(number.rawValue)
    }
  }

  /// The reason in words, the same under every locale.
  public var description: String {
    switch self {
    case .notFound: "there is no such file or folder"
    case .permissionDenied: "permission denied"
    case .readOnlyFileSystem: "the file system is read-only"
    case .diskFull: "the disk is full"
    case .quotaExceeded: "the disk quota is used up"
    case .deviceFailure: "the device reports an input/output error"
    case .isFolder: "it is a folder"
    case .notFile: "it is no regular file"
    case .outsideRepository: "a symbolic link leads out of the repository"
    case .notFolder: "a part of the path is not a folder"
    case .alreadyExists: "it exists already"
    case .notEmpty: "the folder is not empty"
    case .tooManyOpenFiles: "too many files are open"
    case .nameTooLong: "the name is too long"
    case .symbolicLinkLoop: "too many symbolic links"
    case .changedMeanwhile: "it changed meanwhile"
    case .other(let number): "error number \(number)"
    }
  }
}
