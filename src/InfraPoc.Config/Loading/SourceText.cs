using System.Globalization;
using System.Text;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Loading;

/// <summary>Reads a configuration file as plain text in UTF-8 with line feeds, or says why it cannot.</summary>
internal static class SourceText
{
    /// <summary>Largest file accepted, in bytes; a department file is about 2,000.</summary>
    public const int MaxBytes = 256 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null with the reason in <paramref name="problems"/>.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="file">How messages name it.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <param name="unwritten">What it shall hold, where that is not written yet.</param>
    public static string? Read(string path, string file, List<ConfigProblem> problems, string? unwritten = null)
    {
        var (bytes, problem) = unwritten is null ? Bytes(path, file) : (Encoding.UTF8.GetBytes(unwritten), null);
        if (bytes?.Length > MaxBytes)
        {
            problem = TooLarge(file, bytes.Length);
        }
        else if (bytes is not null)
        {
            (var text, problem) = Text(bytes, file);
            if (text is not null && (problem = Refused(text, file)) is null)
            {
                return text;
            }
        }

        problems.Add(problem!);
        return null;
    }

    /// <summary>The text as far as it is UTF-8, even where <see cref="Read"/> refuses it; null where there is no such file.</summary>
    public static string? Peek(string path) => Bytes(path, "").Bytes is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private static (byte[]? Bytes, ConfigProblem? Problem) Bytes(string path, string file)
    {
        try
        {
            var info = new FileInfo(path);
            if (info.LinkTarget is not null)
            {
                return (
                    null,
                    new ConfigProblem(
                        file, 1, 1, "YML018", new(
                            "the file is a symbolic link, and what it points to is not reviewed here",
                            "ファイルがシンボリックリンクです。リンク先はここではレビューされません"),
                        new("replace it by the file itself", "ファイルそのものに置き換えてください")));
            }

            if (!info.Exists && !Directory.Exists(path))
            {
                return (
                    null,
                    new ConfigProblem(
                        file, 1, 1, "YML007", new("the file is missing", "ファイルがありません"),
                        OtherSpelling(path) is { } other
                            ? new(
                                $"rename {other} to {Path.GetFileName(path)}",
                                $"{other} の名前を {Path.GetFileName(path)} に変えてください")
                            : Path.GetFileName(file) == "sandbox.yaml" ? new(
                                "restore it, or let `infrapoc init` ask for what it needs and write it",
                                "元に戻すか、`infrapoc init` で質問に答えて作成してください")
                            : new(
                                "restore it, or copy it from the sample configuration and edit it",
                                "元に戻すか、サンプルの設定をコピーして編集してください")));
            }

            if (info.Exists && info.Length > MaxBytes)
            {
                return (null, TooLarge(file, info.Length));
            }

            // Also keeps away from pipes and devices, whose length is 0 and which may never end.
            return (info.Exists && info.Length == 0 ? [] : File.ReadAllBytes(path), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (
                null,
                new ConfigProblem(file, 1, 1, "YML012", new(
                    "the file cannot be read",
                    "ファイルを読み取れません"),
                new(
                    "check that it is a plain file and that you may read it",
                    "通常のファイルであることと、読み取りの権限を確認してください")));
        }
    }

    private static ConfigProblem TooLarge(string file, long length) => new(
        file, 1, 1, "YML004", new(
            $"the file has {length} bytes, at most {MaxBytes} are read",
            $"ファイルが {length} バイトあります。読み込めるのは {MaxBytes} バイトまでです"),
        new(
            "check that it is the right file, and remove what is not needed, such as old comments",
            "正しいファイルか確認し、古いコメントなど不要な行を削除してください"));

    /// <summary>A file that most likely is the one that is missing.</summary>
    private static string? OtherSpelling(string path) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
            .FirstOrDefault(name =>
                Path.GetFileNameWithoutExtension(name).Equals(Path.GetFileNameWithoutExtension(path), StringComparison.OrdinalIgnoreCase)
                && Path.GetExtension(name).ToUpperInvariant() is ".YML" or ".YAML");

    private static (string? Text, ConfigProblem? Problem) Text(byte[] bytes, string file)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            return (
                null,
                new ConfigProblem(
                    file, 1, 1, "YML013", new(
                        "the file starts with a byte order mark",
                        "ファイルの先頭に BOM があります"),
                    new("save it as \"UTF-8\", not \"UTF-8 with BOM\"", "BOM なしの UTF-8 で保存してください")));
        }

        try
        {
            return (StrictUtf8.GetString(bytes), null);
        }
        catch (DecoderFallbackException exception)
        {
            var (line, column) = End(Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Clamp(exception.Index, 0, bytes.Length))));
            return (
                null,
                new ConfigProblem(
                    file, line, column, "YML005", new(
                        "the file is not UTF-8 (is it Shift_JIS or UTF-16?)",
                        "文字コードが UTF-8 ではありません（Shift_JIS または UTF-16 の可能性があります）"),
                    new("save it with the encoding UTF-8", "UTF-8 で保存してください")));
        }
    }

    private static ConfigProblem? Refused(string text, string file)
    {
        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not ('\n' or '\t') && !Excerpt.IsJoiner(rune) && Excerpt.IsInvisible(rune))
            {
                var (line, column) = End(text.AsSpan(0, index));
                return rune.Value switch
                {
                    '\r' => new ConfigProblem(
                        file, line, column, "YML014", new(
                            "the line ends with a carriage return (Windows: CR LF)",
                            "改行コードが CRLF です（Windows の改行）"),
                        new(
                            "save the file with line ending LF, so that a review shows only what changed",
                            "改行コードを LF にして保存してください（レビューに変更点だけが表示されます）")),
                    '\0' => new ConfigProblem(
                        file, line, column, "YML005", new(
                            "the file is not UTF-8 (is it UTF-16?)",
                            "文字コードが UTF-8 ではありません（UTF-16 の可能性があります）"),
                        new("save it with the encoding UTF-8", "UTF-8 で保存してください")),
                    _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator => new ConfigProblem(
                        file, line, column, "YML015",
                        new(
                            $"the file is not plain text: the blank {Excerpt.CodeOf(rune, "U+")} is neither the half-width (半角) nor the full-width one (全角)",
                            $"使えない文字があります。空白 {Excerpt.CodeOf(rune, "U+")} は半角スペースでも全角スペースでもありません"),
                        new("type a half-width blank (半角スペース) instead", "半角スペースを入力してください")),
                    _ => new ConfigProblem(
                        file, line, column, "YML015",
                        new(
                            $"the file is not plain text: it contains the invisible character {Excerpt.CodeOf(rune, "U+")}",
                            $"使えない文字があります。見えない文字 {Excerpt.CodeOf(rune, "U+")} が含まれています"),
                        new("delete the character, or type the line again", "その文字を削除するか、行を入力し直してください")),
                };
            }

            index += rune.Utf16SequenceLength;
        }

        return null;
    }

    /// <summary>The place after a text.</summary>
    private static (int Line, int Column) End(ReadOnlySpan<char> text) => (text.Count('\n') + 1, text.Length - text.LastIndexOf('\n'));
}
