namespace InfraPoc.Cli.Interaction;

/// <summary>What a person typed, in a command that is printed to be run.</summary>
internal static class ShellWord
{
    /// <summary>The text as one word: bash, zsh, fish and PowerShell take nothing within single quotes for code.</summary>
    public static string Of(string text) =>
        text.Length > 0 && text.All(letter => char.IsLetterOrDigit(letter) || "_./:=@%+-".Contains(letter))
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
