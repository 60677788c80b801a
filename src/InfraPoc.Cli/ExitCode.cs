using InfraPoc.Config;

namespace InfraPoc.Cli;

/// <summary>What a command's exit code means to a script.</summary>
public static class ExitCode
{
    /// <summary>Done, and nothing was found.</summary>
    public const int Success = 0;

    /// <summary>Something was found, and printed: a violated control, warnings that count as errors, files out of date.</summary>
    public const int Findings = 1;

    /// <summary>The command line or the configuration is not as it must be; what to write was printed.</summary>
    public const int Usage = 2;

    /// <summary>Something the command needs is missing; what and how to get it was printed.</summary>
    public const int Unavailable = 3;

    /// <summary>AWS refused: reserved, because no command calls AWS today.</summary>
    public const int Refused = 4;

    /// <summary>Cancelled by the person at the terminal.</summary>
    public const int Cancelled = 130;

    /// <summary>All of them as the help shows them.</summary>
    internal static IReadOnlyList<(int Code, Bilingual Meaning)> Meanings { get; } =
    [
        (Success, new("done, nothing found", "正常終了（指摘なし）")),
        (Findings, new("something was found and printed", "指摘あり（内容を表示）")),
        (Usage, new("the command line or config/ is not valid", "コマンドラインまたは config/ に誤りがある")),
        (Unavailable, new("something is missing on this machine", "このマシンに必要なものがない")),
        (Refused, new("AWS refused (reserved: no command calls AWS today)", "AWS が拒否した（予約済み。現在、AWS を呼び出すコマンドはない）")),
        (Cancelled, new("cancelled", "中断された")),
    ];
}
