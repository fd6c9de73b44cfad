private let url = "{{ api }}/groups/{{ group }}/clusters/{{ cluster }}/backup/tenant/snapshots"
private let flex = "{{ api }}/groups/{{ group }}/flexClusters/{{ cluster }}/backup/snapshots"

/// A play with its variables, more of its keys, and tasks.
private func play(
  _ accept: String, _ task: String, keys: String = "", tasks: String = ""
) -> String {
  """
  - hosts: localhost
  \(keys)  vars:
      api: https://cloud.mongodb.com/api/atlas/v2
      accept: \(accept)
    tasks:
      - shell: |
          \(task)
  \(tasks)
  """
}

private let old = "application/vnd.atlas.2023-01-01+json"
private let new = "application/vnd.atlas.2024-11-13+json"

private func unchanged(_ title: String, keys: String = "", tasks: String = "") -> HostCase {
  HostCase(
    name: "play.yml", title: title,
    unchanged: play(
      old, "curl -s -H 'Accept: {{ accept }}' \"\(url)\"", keys: keys, tasks: tasks))
}

/// A variable that is not settled: the header is written at the call, and the variable stays.
private func atCall(_ title: String, _ tasks: String) -> HostCase {
  HostCase(
    name: "play.yml", title: title,
    before: play(old, "curl -s -H 'Accept: {{ accept }}' \"\(url)\"", tasks: tasks),
    after: play(old, "curl -s -H 'Accept: \(new)' \"\(flex)\"", tasks: tasks))
}

/// The variables of Ansible's plays.
let playCases: [HostCase] = [
  HostCase(
    name: "play.yml", title: "a variable of the play",
    before: play(old, "curl -s -H 'Accept: {{ accept }}' \"\(url)\""),
    after: play(new, "curl -s -H 'Accept: {{ accept }}' \"\(flex)\"")),
  HostCase(
    name: "play.yml", title: "a variable that another task uses",
    before: play(
      old, "curl -s -H 'Accept: {{ accept }}' \"\(url)\"",
      tasks: "    - uri:\n        headers: {Accept: \"{{ accept }}\"}\n"),
    after: play(
      old, "curl -s -H 'Accept: \(new)' \"\(flex)\"",
      tasks: "    - uri:\n        headers: {Accept: \"{{ accept }}\"}\n")),
  unchanged("a fact of that name", tasks: "    - set_fact:\n        accept: text/plain\n"),
  atCall("a result of that name", "    - command: date\n      register: accept\n"),
  unchanged("files of variables", keys: "  vars_files: [more.yml]\n"),
  unchanged("a role", keys: "  roles: [atlas]\n"),
  atCall("a condition", "    - command: date\n      when: accept == 'x'\n"),
  atCall("a variable of a task", "    - command: date\n      vars:\n        accept: x\n"),
]
