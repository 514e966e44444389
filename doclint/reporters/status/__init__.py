"""The formats of `doclint status`, one module each. They know the matrix and nothing else."""
