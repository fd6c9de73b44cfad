// The room `ShellCalls`.
