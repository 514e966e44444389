"""What doclint checks: one rule, one module, a folder per family.

A newcomer writes a rule by copying its neighbour. The module holds everything about it: its docstring is its manual,
its examples are its tests and its page in the documentation, and `registry.py` finds it by its file name.
"""
