import Results

/// The work that is not done yet: units, and the shared computations that they need, each once.
struct SlurmWorkload {
  /// A unit or a shared computation.
  struct Work {
    /// The unit's job in the queue; nil for a shared computation.
    var job: ExecutionQueue.Job?
    /// The plan it is described by.
    var plan: Int
    /// The place of the unit in the plan.
    var place: Int
    /// For a shared computation: the way to it from the unit's needs.
    var need: [Int] = []
    /// The shared computations it needs that were not done at the beginning.
    var needs: [Fingerprint] = []
    /// How often it was lost.
    var losses = 0
    /// The batch it is in; nil while it is in none.
    var carrier: String?
  }

  /// All open work by key.
  private(set) var open: [Fingerprint: Work] = [:]
  /// Open work that is in no batch, in the order of the report.
  private(set) var loose: [Fingerprint] = []
  private let plans: [ExperimentPlan]
  private let needs: SlurmNeeds

  init(_ plans: [ExperimentPlan], _ needs: SlurmNeeds) {
    self.plans = plans
    self.needs = needs
  }

  /// Adds a unit, and before it the shared computations that it needs.
  mutating func add(_ job: ExecutionQueue.Job) {
    let plan = job.plans[0]
    let place = job.unit.point * plans[plan].ingredients.replicates + job.unit.replicate
    var work = Work(job: job, plan: plan, place: place)
    let owner = SlurmNeeds.Owner(job.unit, of: plans[plan])
    work.needs = add(needs.needs(of: job.unit, in: plans[plan]), of: work, owner)
    open[job.unit.key] = work
    loose.append(job.unit.key)
  }

  private mutating func add(
    _ direct: [SlurmNeeds.Need], of user: Work, _ owner: SlurmNeeds.Owner
  ) -> [Fingerprint] {
    var added: [Fingerprint] = []
    for (number, need) in direct.enumerated() where !needs.areStored([need]) {
      added.append(need.key)
      guard open[need.key] == nil else { continue }
      var work = Work(plan: user.plan, place: user.place, need: user.need + [number])
      work.needs = add(needs.needs(of: need, owner), of: work, owner)
      open[need.key] = work
      loose.append(need.key)
    }
    return added
  }

  /// Changes what is known of open work.
  mutating func change(_ key: Fingerprint, _ body: (inout Work) -> Void) {
    guard var work = open[key] else { return }
    body(&work)
    open[key] = work
  }

  /// Puts work into a batch.
  mutating func load(_ keys: [Fingerprint], into batch: String) {
    for key in keys { change(key) { $0.carrier = batch } }
    loose.removeAll { open[$0]?.carrier != nil || open[$0] == nil }
  }

  /// Takes work out of its batch.
  mutating func unload(_ key: Fingerprint) {
    guard open[key]?.carrier != nil else { return }
    change(key) { $0.carrier = nil }
    loose.append(key)
  }

  /// Takes work out of its batch whose needs a job did not find, and adds those that are not stored any more.
  ///
  /// - Returns: Whether anything is missing.
  mutating func renew(_ key: Fingerprint) -> Bool {
    guard var work = open[key] else { return false }
    let plan = plans[work.plan]
    let unit = plan.units[work.place]
    let owner = SlurmNeeds.Owner(unit, of: plan)
    let direct =
      work.need.isEmpty
      ? needs.needs(of: unit, in: plan)
      : needs.need(at: work.need, of: unit, in: plan).map { needs.needs(of: $0, owner) } ?? []
    work.needs = add(direct, of: work, owner)
    open[key]?.needs = work.needs
    unload(key)
    return work.needs.contains { open[$0] != nil }
  }

  /// Notes that work is done, or never will be.
  @discardableResult
  mutating func close(_ key: Fingerprint) -> Work? { open.removeValue(forKey: key) }

  /// What needs a shared computation directly.
  func users(of key: Fingerprint) -> [Fingerprint] {
    open.filter { $0.value.needs.contains(key) }.keys.sorted()
  }

  /// The work that can be queued: in no batch, and nothing it needs is in one.
  func submittable() -> [Fingerprint] {
    var known: [Fingerprint: Bool] = [:]
    func isSubmittable(_ key: Fingerprint) -> Bool {
      if let answer = known[key] { return answer }
      guard let work = open[key] else { return true }
      let answer =
        work.carrier == nil && work.needs.allSatisfy { open[$0] == nil || isSubmittable($0) }
      known[key] = answer
      return answer
    }
    return loose.filter { open[$0] != nil && isSubmittable($0) }
  }

  /// How many shared computations in a row must be done before; 0 where none is open.
  func depths(of keys: [Fingerprint]) -> [Fingerprint: Int] {
    var depths: [Fingerprint: Int] = [:]
    func depth(_ key: Fingerprint) -> Int {
      if let known = depths[key] { return known }
      let needed = (open[key]?.needs ?? []).filter { open[$0] != nil }
      let depth = needed.map { depth($0) + 1 }.max() ?? 0
      depths[key] = depth
      return depth
    }
    for key in keys { _ = depth(key) }
    return depths
  }
}
