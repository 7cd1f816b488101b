"""Writes what shells complete of ``carrel`` below a folder such as /usr/share.

``python packaging/linux/write_completions.py FOLDER``. The scripts hold all verbs and options, as starting the program
at every Tab would take a second; file names come where a path is wanted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from command_tree import HELP, Operand, Option, Verb, read_verbs

_EVERYWHERE = ("--home", "--help")
_HEADER = "# Completions of carrel, written by packaging/linux/write_completions.py from its verbs."

_BASH = r"""
_carrel_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$1" -- "$cur")
}

_carrel_words() {
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
}

_carrel_skip() {
    ((number++))
    if [[ ${COMP_WORDS[number]} == = ]]; then
        ((number++))
    fi
}

_carrel() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} verb= number
    COMPREPLY=()
    if [[ $cur == = ]]; then
        cur=
    elif [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((number = 1; number < COMP_CWORD; number++)); do
        case "$verb ${COMP_WORDS[number]}" in
@FIND@
        esac
    done
    case "$verb $prev" in
@VALUES@
    esac
    if [[ $cur == -* ]]; then
        case "$verb" in
@OPTIONS@
        esac
        return
    fi
    case "$verb" in
@OPERANDS@
    esac
}

complete -F _carrel carrel
"""

_FISH = r"""
function __carrel_at --description 'Whether the words typed so far lead to this verb'
    set -l verb
    set -l skip 0
    for word in (commandline -opc)[2..]
        if test $skip = 1
            set skip 0
            continue
        end
        switch "$verb $word"
@VALUES@
                set skip 1
            case '* -*'
            case '*'
                if contains -- "$verb" @GROUPS@
                    set verb (string trim -- "$verb $word")
                end
        end
    end
    test "$verb" = "$argv"
end

complete -c carrel -f
"""


def main() -> int:
    """Write a script for each shell; returns the exit code."""
    share = Path(sys.argv[1])
    places: dict[str, Callable[[Verb], Iterator[str]]] = {
        "bash-completion/completions/carrel": write_bash,
        "zsh/vendor-completions/_carrel": write_zsh,
        "fish/vendor_completions.d/carrel.fish": write_fish,
    }
    program = read_verbs()
    for place, write in places.items():
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        (share / place).write_text("\n".join(write(program)) + "\n", encoding="utf-8")
    return 0


def write_bash(program: Verb) -> Iterator[str]:
    """The lines of a script for bash 4 or newer."""
    verbs = program.walk()
    lines: dict[str, list[str]] = {"FIND": [], "VALUES": [], "OPTIONS": [], "OPERANDS": []}
    home = next(option for option in program.options if "--home" in option.names)
    lines["FIND"].append('            *" --home") _carrel_skip ;;')
    lines["VALUES"].append('        *" --home") _carrel_files -d; return ;;')
    for verb in verbs:
        words = " ".join(verb.words)
        for option in (option for option in verb.options if option.takes and option is not home):
            patterns = "|".join(f'"{words} {name}"' for name in option.names)
            lines["FIND"].append(f"            {patterns}) _carrel_skip ;;")
            lines["VALUES"].append(f"        {patterns}) {_complete_value(option)}return ;;")
        for part in verb.parts:
            found = " ".join(part.words)
            lines["FIND"].append(f'            "{words} {part.words[-1]}") verb="{found}" ;;')
        lines["OPTIONS"].append(f'            "{words}") _carrel_words "{" ".join(_list_options(verb))}" ;;')
        if verb.parts:
            parts = " ".join(part.words[-1] for part in verb.parts)
            lines["OPERANDS"].append(f'        "{words}") _carrel_words "{parts}" ;;')
        elif _takes_path(verb):
            lines["OPERANDS"].append(f'        "{words}") _carrel_files -f ;;')
    yield _HEADER
    script = _BASH
    for mark, written in lines.items():
        script = script.replace(f"@{mark}@", "\n".join(written))
    yield script.strip("\n")


def write_zsh(program: Verb) -> Iterator[str]:
    """The lines of a function for zsh."""
    yield "#compdef carrel"
    yield _HEADER
    for verb in reversed(program.walk()):
        yield ""
        yield f"{_zsh_function(verb)}() {{"
        yield from _write_zsh_body(verb)
        yield "}"
    yield ""
    yield '_carrel "$@"'


def write_fish(program: Verb) -> Iterator[str]:
    """The lines of a script for fish 3 or newer."""
    verbs = program.walk()
    valued = [(verb, option) for verb in verbs for option in verb.options if option.takes]
    cases = [f"{' '.join(verb.words)} {name}" for verb, option in valued for name in option.names if name != "--home"]
    groups = [" ".join(verb.words) for verb in verbs if verb.parts]
    script = _FISH.replace("@VALUES@", f"            case '* --home' {' '.join(map(_quote, cases))}")
    yield _HEADER
    yield script.replace("@GROUPS@", " ".join(map(_quote, groups))).strip("\n")
    yield "complete -c carrel -l home -r -a '(__fish_complete_directories)' -d " + _quote(_describe_home(program))
    yield f"complete -c carrel -l help -d {_quote(HELP)}"
    for verb in verbs:
        here = f"complete -c carrel -n {_quote(' '.join(['__carrel_at', *verb.words]))}"
        for part in verb.parts:
            yield f"{here} -a {part.words[-1]} -d {_quote(_first_line(part.help))}"
        for option in verb.options:
            if not set(option.names) & set(_EVERYWHERE):
                yield f"{here} {_describe_for_fish(option)}"
        if _takes_path(verb):
            yield f"{here} -F"


def _complete_value(option: Option) -> str:
    if option.choices:
        return f'_carrel_words "{" ".join(option.choices)}"; '
    return "_carrel_files -f; " if option.takes == "PATH" else ""


def _list_options(verb: Verb) -> list[str]:
    own = [name for option in verb.options for name in option.names]
    return [*own, *(name for name in _EVERYWHERE if name not in own)]


def _takes_path(verb: Verb) -> bool:
    return any(operand.takes_path for operand in verb.operands)


def _write_zsh_body(verb: Verb) -> Iterator[str]:
    options = [_describe_for_zsh(option) for option in verb.options]
    if verb.words:
        options += [_quote("--home[another folder of Carrel]:folder:_files -/"), _quote("--help[what there is to say]")]
    if not verb.parts:
        operands = [_quote(_describe_operand(operand)) for operand in verb.operands]
        yield from _continue(["_arguments", *options, *operands])
        return
    yield "    local context state line"
    yield "    typeset -A opt_args"
    yield from _continue(["_arguments -C", *options, "'1: :->verb'", "'*:: :->rest'"])
    yield "    case $state in"
    yield "        verb)"
    yield "            local -a verbs=("
    for part in verb.parts:
        told = _first_line(part.help).replace(":", "\\:")
        yield f"                {_quote(f'{part.words[-1]}:{told}')}"
    yield "            )"
    yield "            _describe verb verbs"
    yield "            ;;"
    yield "        rest)"
    yield "            case $words[1] in"
    for part in verb.parts:
        yield f"                {part.words[-1]}) {_zsh_function(part)} ;;"
    yield "            esac"
    yield "            ;;"
    yield "    esac"


def _zsh_function(verb: Verb) -> str:
    return "_".join(["_carrel", *verb.words])


def _describe_for_zsh(option: Option) -> str:
    told = option.help.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    value = ""
    if option.takes:
        action = f"({' '.join(option.choices)})" if option.choices else "_files" if option.takes == "PATH" else " "
        value = f":{option.takes.lower()}:{action}"
    again = "*" if option.repeats else ""
    return " ".join(_quote(f"{again}{name}[{told}]{value}") for name in option.names)


def _describe_operand(operand: Operand) -> str:
    which = "*" if operand.repeats else "1" if operand.required else ""
    optional = "" if operand.required or operand.repeats else ":"
    return f"{which}:{optional}{operand.name}:{'_files' if operand.takes_path else ' '}"


def _describe_for_fish(option: Option) -> str:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
    value = ""
    if option.choices:
        value = f" -x -a {_quote(' '.join(option.choices))}"
    elif option.takes:
        value = " -r -F" if option.takes == "PATH" else " -x"
    return f"{names}{value} -d {_quote(option.help)}"


def _describe_home(program: Verb) -> str:
    return next(option.help for option in program.options if "--home" in option.names)


def _first_line(told: str) -> str:
    return told.partition("\n")[0]


def _continue(words: list[str]) -> Iterator[str]:
    """A command over several lines."""
    yield "    " + " \\\n        ".join(words)


def _quote(text: str) -> str:
    """As bash, zsh and fish read it between single quotes."""
    return "'" + text.replace("'", "'\\''") + "'"


if __name__ == "__main__":
    sys.exit(main())
