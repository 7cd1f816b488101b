"""The catalogue of models, and the folder of those that came with the program."""
