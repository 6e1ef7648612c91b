"""Run the command line: `python -m dragoman`."""

from dragoman.present.cli.main import main

if __name__ == "__main__":
    main(prog_name="dragoman")
