"""One output format, one module. A reporter knows findings and nothing else."""
