import Testing

@testable import Calls

/// Programs that take fields of an answer by their place, and those that only look as if they did.
struct JQOrderTests {
  @Test(
    arguments: [
      "keys[0]", "keys_unsorted | first", "[.[]][0]", "first(.[])", "to_entries[0].value",
      "to_entries | last | .key", "limit(2; .[])", "[.[]] as [$a] | $a", "keys[1:3]",
      "[.[]] | @csv", ".[] | strings", "keys == [\"clusterName\", \"id\"]", "nth(1; .[])",
    ])
  func depends(_ program: String) {
    #expect(JQRenamingTests.renamed(program, .object).0.obstacle == JQRenaming.takenByPlace)
  }

  @Test(
    arguments: [
      "keys | length", "keys | index(\"clusterName\")", "to_entries | map(.key)", ".id[0:4]",
      "to_entries[] | select(.key == \"clusterName\") | .value", "any(.[]; . == \"FAILED\")",
      "to_entries | map(select(.key == \"clusterName\")) | .[0].value", ".links[0].href",
      "to_entries[] | \"\\(.key)=\\(.value)\"", "with_entries(select(.value != null))",
      ".[env.FIELD]", "[.id, .clusterName][0]", "map_values(tostring)",
    ])
  func doesNotDepend(_ program: String) {
    #expect(JQRenamingTests.renamed(program, .object).0.obstacle == nil)
  }
}
