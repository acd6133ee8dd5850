import Testing

@testable import Experiments

struct SlurmAnswersTests {
  @Test(arguments: [
    ("123\n", "123", nil), ("123;north\n", "123", "north"), ("Welcome!\n42\n", "42", nil),
  ])
  func `the number of a job array is read, with its cluster`(
    output: String, job: String, cluster: String?
  ) throws {
    let answer = try #require(SlurmAnswers.submission(output))
    #expect(answer.job == job)
    #expect(answer.cluster == cluster)
  }

  @Test(arguments: ["", "Submitted batch job 12\n", "12a\n"])
  func `what is no number of a job is none`(output: String) {
    #expect(SlurmAnswers.submission(output) == nil)
  }

  @Test func `jobs are read line by line, and other lines passed over`() {
    let output = """
      10|3|CANCELLED|None|n2
      10|0|NODE_FAIL|NodeDown|n1
      8|N/A|PENDING|PartitionTimeLimit|
      10|1|PENDING|Nodes required for job are DOWN, DRAINED or reserved for jobs|
      10|2|COMPLETING|None|n[1-2]
      Welcome!

      """
    #expect(
      SlurmAnswers.jobs(output) == [
        SlurmJob(array: "10", index: 3, state: .ended("CANCELLED"), reason: "", node: "n2"),
        SlurmJob(array: "10", index: 0, state: .ended("NODE_FAIL"), reason: "NodeDown", node: "n1"),
        SlurmJob(
          array: "10", index: 1, state: .pending,
          reason: "Nodes required for job are DOWN, DRAINED or reserved for jobs", node: ""),
        SlurmJob(array: "10", index: 2, state: .running, reason: "", node: "n[1-2]"),
      ])
  }

  @Test func `accounts are read without who cancelled`() {
    #expect(
      SlurmAnswers.accounts("10_3|CANCELLED by 0\n10_4|TIMEOUT\n10_[5-7]|PENDING\nx\n")
        == ["10_3": "CANCELLED", "10_4": "TIMEOUT", "10_[5-7]": "PENDING"])
  }

  @Test func `a job array's arguments are a list, whatever the texts hold`() {
    let request = SlurmClient.Request(
      name: "folio-batch-1-0", count: 3, after: ["7", "8"], logs: "/a b/100%/logs", folder: "/a b",
      options: ["--partition=x; rm -rf /"], command: ["/a b/job.sh", "/bin/folio", "work"])
    #expect(
      SlurmClient.arguments(of: request) == [
        "--partition=x; rm -rf /", "--parsable", "--no-requeue", "--job-name=folio-batch-1-0",
        "--array=0-2", "--chdir=/a b", "--output=/a b/100%%/logs/%A_%a.log",
        "--error=/a b/100%%/logs/%A_%a.log", "--dependency=afterany:7:8", "/a b/job.sh",
        "/bin/folio", "work",
      ])
  }
}

struct SlurmErrorTests {
  @Test(arguments: [
    (
      "sbatch: error: invalid partition specified: nope\n"
        + "sbatch: error: Batch job submission failed: Invalid partition name specified\n",
      SlurmError.unknownPartition(
        "invalid partition specified: nope; Batch job submission failed: Invalid partition name specified"
      )
    ),
    (
      "slurm_load_jobs error: Unable to contact slurm controller (connect failure)\n",
      .unreachable("Unable to contact slurm controller (connect failure)")
    ),
    (
      "sbatch: error: Batch job submission failed: Socket timed out on send/recv operation\n",
      .unreachable("Batch job submission failed: Socket timed out on send/recv operation")
    ),
    (
      "sbatch: error: QOSMaxSubmitJobPerUserLimit\n"
        + "sbatch: error: Batch job submission failed: Job violates accounting/QOS policy "
        + "(job submit limit, user's size and/or time limits)\n",
      .limitReached("QOSMaxSubmitJobPerUserLimit")
    ),
    (
      "sbatch: error: QOSMaxWallDurationPerJobLimit\n"
        + "sbatch: error: Batch job submission failed: Job violates accounting/QOS policy "
        + "(job submit limit, user's size and/or time limits)\n",
      .refused(
        "QOSMaxWallDurationPerJobLimit; Batch job submission failed: Job violates accounting/QOS "
          + "policy (job submit limit, user's size and/or time limits)")
    ),
    (
      "sbatch: error: Batch job submission failed: Invalid job array specification\n",
      .limitReached("Batch job submission failed: Invalid job array specification")
    ),
    (
      "sbatch: error: Slurm temporarily unable to accept job, sleeping and retrying\n",
      .limitReached("Slurm temporarily unable to accept job, sleeping and retrying")
    ),
    (
      "sbatch: error: Memory specification can not be satisfied\n"
        + "sbatch: error: Batch job submission failed: Requested node configuration is not available\n",
      .refused(
        "Memory specification can not be satisfied; Batch job submission failed: Requested node "
          + "configuration is not available")
    ),
    ("", .refused("no reason was given")),
  ])
  func `complaints are told apart`(text: String, error: SlurmError) {
    #expect(SlurmError(refusal: text) == error)
  }
}

struct SlurmTimeLimitTests {
  @Test(arguments: [
    ("30", 1800), ("1:30", 90), ("1:30:00", 5400), ("2-12", 216_000), ("2-12:30", 217_800),
    ("0-0:0:5", 5), ("2-12:30:01", 217_801),
  ])
  func `limits are read as Slurm reads them`(text: String, seconds: Int) {
    #expect(SlurmTimeLimit(text)?.seconds == seconds)
  }

  @Test(arguments: [
    "", "0", "-", "1-", "-1", "a", "1:2:3:4", "1:", "1-1-1", "UNLIMITED", "1234567",
  ])
  func `what is no limit is none`(text: String) {
    #expect(SlurmTimeLimit(text) == nil)
  }
}
