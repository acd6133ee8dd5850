import NumericalMethods
import Synchronization
import Testing

@Suite struct WorkerTeamTests {
  @Test(arguments: [1, 2, 3, 8])
  func `every part runs once, in every loop`(threadCount: Int) {
    let team = WorkerTeam(threadCount: threadCount)
    #expect(team.threadCount == threadCount)
    for parts in [0, 1, 2, 7, 64] {
      for _ in 0..<50 {
        var calls = [Int](repeating: 0, count: parts)
        calls.withUnsafeMutableBufferPointer { calls in
          team.run(parts: parts) { part in calls[part] += 1 }
        }
        #expect(calls.allSatisfy { $0 == 1 })
      }
    }
  }

  @Test func `a team that is not free leaves a loop to the calling thread`() {
    let isFree = Atomic(false)
    let team = WorkerTeam(threadCount: 4, isFree: { isFree.load(ordering: .relaxed) })
    for free in [false, true, false] {
      isFree.store(free, ordering: .relaxed)
      var workers = [Int](repeating: -1, count: 100)
      workers.withUnsafeMutableBufferPointer { workers in
        team.run(parts: 100) { part, worker in workers[part] = worker }
      }
      #expect(workers.allSatisfy { free ? (0..<4).contains($0) : $0 == 0 })
    }
  }

  @Test func `no two parts use one worker's scratch at once`() {
    let team = WorkerTeam(threadCount: 3)
    var scratch = [Int](repeating: 0, count: 3)
    var clashes = [Int](repeating: 0, count: 500)
    scratch.withUnsafeMutableBufferPointer { scratch in
      clashes.withUnsafeMutableBufferPointer { clashes in
        team.run(parts: 500) { part, worker in
          scratch[worker] = part
          for _ in 0..<200 where scratch[worker] != part { clashes[part] += 1 }
        }
      }
    }
    #expect(clashes.reduce(0, +) == 0)
  }

  @Test func `sums over fixed parts have the same bits for any number of threads`() {
    var stream = RandomStream(seed: 3, path: ["parts"])
    let numbers = (0..<4096).map { _ in stream.symmetricUniform() }
    func sum(_ team: WorkerTeam) -> Double {
      var sums = [Double](repeating: 0, count: 16)
      sums.withUnsafeMutableBufferPointer { sums in
        team.run(parts: 16) { part in
          for index in part * 256..<(part + 1) * 256 { sums[part] += numbers[index] }
        }
      }
      return compensatedSum(sums)
    }
    let single = sum(.single)
    for threadCount in 2...4 { #expect(sum(WorkerTeam(threadCount: threadCount)) == single) }
  }

  @Test func `a team that never ran a loop ends its threads`() {
    for _ in 0..<20 { _ = WorkerTeam(threadCount: 4) }
  }
}
