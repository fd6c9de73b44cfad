import CommandLine
import Glibc

System.prepare()
let status = System.run {
  let tool = Tool(
    arguments: System.arguments, environment: System.environment, engine: .rooms,
    output: System.output, errors: System.errors, progress: System.progress)
  return tool.run()
}
exit(status)
