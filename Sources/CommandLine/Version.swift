/// The version of the program, as in `CHANGELOG.md`.
package let version = "0.1.0"
