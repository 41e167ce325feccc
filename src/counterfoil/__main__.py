"""`python -m counterfoil` is `counterfoil`."""

from counterfoil.cli.main import program

if __name__ == "__main__":
    program()
