"""The command line: works without Excel; its contract is docs/cli.md."""
