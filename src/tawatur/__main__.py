"""``python -m tawatur`` is the command ``tawatur``."""

from tawatur.cli import main

if __name__ == "__main__":
    main()
