using System.CommandLine;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc completion</c>: a script with which a shell completes command lines; it asks the command itself.</summary>
internal sealed class CompletionCommand : CliCommand
{
    private static readonly IReadOnlyDictionary<string, string> Scripts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bash"] = """
            _infrapoc() {
              local line="${COMP_LINE#* }"
              COMPREPLY=()
              while IFS= read -r word; do COMPREPLY+=("$word"); done \
                < <(infrapoc "[suggest:$((COMP_POINT - ${#COMP_LINE} + ${#line}))]" "$line" 2>/dev/null)
            }
            complete -F _infrapoc infrapoc
            """,
        ["zsh"] = """
            #compdef infrapoc
            _infrapoc() {
              local line="${BUFFER#* }"
              local -a words=("${(@f)$(infrapoc "[suggest:$((CURSOR - ${#BUFFER} + ${#line}))]" "$line" 2>/dev/null)}")
              compadd -- $words
            }
            compdef _infrapoc infrapoc
            """,
        ["fish"] = """
            function __infrapoc
              set -l line (string replace -r '^\S+ ' '' -- (commandline -cp))
              infrapoc "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null
            end
            complete -c infrapoc -f -a '(__infrapoc)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName infrapoc -ScriptBlock {
              param($word, $ast, $position)
              $line = $ast.ToString() -replace '^\S+ ?', ''
              $cursor = [Math]::Max(0, $position - $ast.Extent.StartOffset - ($ast.ToString().Length - $line.Length))
              infrapoc "[suggest:$cursor]" $line.PadRight($cursor) 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """,
    };

    private readonly Argument<string> shell = new("SHELL");

    public CompletionCommand(Session session)
        : base(
            session, "completion", new("Print a script that completes commands, options and ids in a shell", "シェルでコマンド、オプション、id を補完するためのスクリプトを表示する"),
            new("completion bash >> ~/.bashrc", new("for bash, from the next start on", "bash 用（次回の起動から有効）")),
            new("completion pwsh >> $PROFILE", new("for PowerShell; zsh and fish in the same way", "PowerShell 用（zsh と fish も同様）")))
    {
        shell.Description = session.Say(new($"{string.Join(", ", Scripts.Keys)}", $"{string.Join("、", Scripts.Keys)} のいずれか"));
        shell.CompletionSources.Add([.. Scripts.Keys]);
        Arguments.Add(shell);
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var name = arguments.GetRequiredValue(shell);
        if (!Scripts.TryGetValue(name, out var script))
        {
            throw CommandException.Misused(new(
                $"SHELL must be one of {string.Join(", ", Scripts.Keys)}, got \"{Excerpt.Of(name)}\".",
                $"SHELL は {string.Join("、", Scripts.Keys)} のいずれかです（\"{Excerpt.Of(name)}\" と書かれています）。"));
        }

        Session.Terminal.Out.WriteLine(script);
        return Outcome.Done(new(
            "start the shell anew, then type `infrapoc ` and press the tab key; the tool must be installed (docs/cli.md), `npx infrapoc` is not completed",
            "シェルを起動し直し、`infrapoc ` と入力して Tab キーを押してください。ツールのインストール（docs/cli.ja.md）が必要です。`npx infrapoc` は補完できません"));
    }
}
