import CommandLine
import Glibc

System.prepare()
let tool = Tool(
  arguments: System.arguments, environment: System.environment, engine: .rooms,
  output: System.output, errors: System.errors, progress: System.progress)
exit(tool.run())
