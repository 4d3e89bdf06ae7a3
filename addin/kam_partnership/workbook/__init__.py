"""What a workbook of ours looks like: its names, its package, how a closed file is read, its diagram."""
