//! The scripts of the shells. Each asks the program what may come next.

use crate::failure::Failure;
use crate::language::Language;
use crate::output;

const BASH: &str = r#"_dts() {
    local candidate
    COMPREPLY=()
    while IFS=$'\t' read -r candidate _; do
        COMPREPLY+=("$candidate")
    done < <(dts __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _dts dts
"#;

const ZSH: &str = r#"#compdef dts
_dts() {
    local -a names
    local candidate about
    while IFS=$'\t' read -r candidate about; do
        names+=("${candidate//:/\\:}:$about")
    done < <(dts __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)
    (( ${#names} )) && _describe dts names || _files
}
compdef _dts dts
"#;

const FISH: &str = r"function __dts_complete
    set -l words (commandline -opc) (commandline -ct)
    dts __complete -- $words[2..-1] 2>/dev/null
end
complete -c dts -a '(__dts_complete)'
";

const POWERSHELL: &str = r#"Register-ArgumentCompleter -Native -CommandName dts -ScriptBlock {
    param($word, $tree, $position)
    $words = @($tree.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
    if ($word -eq '') { $words += '' }
    dts __complete '--' @words 2>$null | ForEach-Object {
        $candidate, $about = $_ -split "`t", 2
        if (-not $about) { $about = $candidate }
        [System.Management.Automation.CompletionResult]::new($candidate, $candidate, 'ParameterValue', $about)
    }
}
"#;

/// Prints the script of a shell.
pub(crate) fn print(shell: &str, language: Language) -> Result<(), Failure> {
    let script = match shell {
        "zsh" => ZSH,
        "fish" => FISH,
        "powershell" => POWERSHELL,
        _ => BASH,
    };
    output::write(script, language)
}
