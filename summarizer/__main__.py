"""`python -m summarizer` is `imr`."""

from summarizer.cli import main

if __name__ == "__main__":
    main()
