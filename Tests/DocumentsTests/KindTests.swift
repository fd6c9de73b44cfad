import Documents
import Testing

/// What a file is, by its name, its extension, its folder, its first line and its mode line, in
/// that order.
struct KindTests {
  private func kind(_ path: String, _ text: String = "") -> DocumentKind {
    DocumentKind(path: [UInt8](path.utf8), bytes: [UInt8](text.utf8))
  }

  // A table.
  @Test(arguments: [
    ("deploy.sh", DocumentKind.shell), ("a/b.bash", .shell), ("x.bats", .shell), (".env", .shell),
    (".env.production", .shell), ("home/.bashrc", .shell), (".zshenv", .shell),
    (".envrc", .shell), ("PKGBUILD", .shell), (".profile", .shell), ("x.sh.dist", .shell),
    (".env.example", .shell), ("start.command", .shell),
    ("a.yml", .yaml), ("A.YAML", .yaml), ("values.yaml.gotmpl", .yaml), ("a.yml.erb", .yaml),
    ("README.md", .markdown), ("page.mdx", .markdown), ("README", .prose), ("a.txt", .prose),
    ("index.rst", .restructuredText), ("a.adoc", .asciidoc), ("a.asciidoc", .asciidoc),
    ("todo.org", .org), ("Dockerfile", .dockerfile), ("Dockerfile.backup", .dockerfile),
    ("Containerfile", .dockerfile), ("backup.dockerfile", .dockerfile),
    ("Makefile", .makefile), ("GNUmakefile", .makefile), ("rules.mk", .makefile),
    ("Makefile.am", .makefile), ("Justfile", .justfile), (".justfile", .justfile),
    ("ci.just", .justfile), ("crontab", .crontab(hasUsers: false)),
    ("etc/cron.d/backup", .crontab(hasUsers: true)), ("package.json", .package),
    ("Jenkinsfile", .jenkinsfile), ("Jenkinsfile.nightly", .jenkinsfile),
    ("main.tf", .terraform), ("a.hcl", .terraform), ("backup.service", .unit),
    ("backup.service.d/override.conf", .unit), ("override.conf", .other),
    ("data.json", .other), ("main.go", .other), ("backup", .other), ("", .other),
  ])
  func namesTell(_ path: String, _ expected: DocumentKind) {
    #expect(kind(path) == expected)
  }

  // A table.
  @Test(arguments: [
    ("#!/bin/sh\n", DocumentKind.shell), ("#!/usr/bin/env bash\n", .shell),
    ("#!/usr/bin/env -S bash -e\n", .shell), ("#! /bin/zsh -f\r\n", .shell),
    ("\u{FEFF}#!/bin/bash\n", .shell), ("#!/usr/bin/make -f\n", .makefile),
    ("#!/usr/bin/env just --justfile\n", .justfile), ("#!/usr/bin/python3\n", .other),
    ("#!/usr/bin/env A=1 sh\n", .shell), ("# -*- mode: sh -*-\n", .shell),
    ("# -*- shell-script -*-\n", .shell), ("# vim: ft=bash\n", .shell),
    ("# vim: set filetype=sh :\n", .shell), ("a: 1\n# vim: ft=yaml\n", .yaml),
    ("# -*- mode: makefile-gmake -*-\n", .makefile), ("# vi: ft=dockerfile\n", .dockerfile),
    ("<!-- -*- mode: markdown -*- -->\n", .markdown), ("mode: sh\n", .other),
    ("curl https://example.com\n", .shell),
    ("get() { curl \"$1\"; }\n# a comment\nif get /a; then echo ok; fi\n", .shell),
    ("Run curl https://example.com first.\n", .other), ("URL=https://example.com/curl\n", .other),
    ("{ \"curl\": 1 }\n", .other), ("curl https://example.com | unknown-program\n", .other),
  ])
  func contentTellsWhereTheNameDoesNot(_ text: String, _ expected: DocumentKind) {
    #expect(kind("bin/backup", text) == expected)
  }

  @Test func theNameWinsOverTheContent() {
    #expect(kind("a.md", "#!/bin/sh\n") == .markdown)
    #expect(kind("Makefile", "#!/bin/sh\n") == .makefile)
    #expect(kind("a.yml", "# -*- mode: sh -*-\n") == .yaml)
    #expect(kind("backup", "#!/bin/sh\n# -*- mode: yaml -*-\n") == .shell)
  }

  @Test func aTemplateOfAScriptIsOneOnlyWithActions() {
    #expect(kind("a.sh.j2", "echo {{ x }}\n") == .shellTemplate)
    #expect(kind("a.sh.j2", "echo x\n") == .shell)
    #expect(kind("a.sh.erb", "echo <%= x %>\n") == .shellTemplate)
    #expect(kind("a.sh.in", "echo @prefix@\n") == .shellTemplate)
    #expect(kind("a.sh.in", "echo me@example.com\n") == .shell)
    #expect(kind("templates/a.sh", "echo {{ .Values.x }}\n") == .shellTemplate)
    #expect(kind("scripts/a.sh", "docker ps --format '{{.ID}}'\n") == .shell)
  }
}
