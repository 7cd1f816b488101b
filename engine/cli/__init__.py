"""The command line: every verb of the engine for terminals, scripts and benchmarks."""
