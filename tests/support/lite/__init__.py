"""What stands in for xlwings Lite: its asynchronous book, and Python in the browser (Pyodide under Node)."""
