"""`python -m doclint`, the same as `doclint`."""

from doclint.cli import main

if __name__ == "__main__":
    main()
