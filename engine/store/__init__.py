"""What is kept on disk: the SQLite library, the LanceDB search index, past questions."""
