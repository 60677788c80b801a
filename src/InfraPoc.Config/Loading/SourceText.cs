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
    public static string? Read(string path, string file, List<ConfigProblem> problems)
    {
        var (bytes, problem) = Bytes(path, file);
        if (bytes is not null)
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
                        file, 1, 1, "YML018", "the file is a symbolic link, and what it points to is not reviewed here",
                        "replace it by the file itself"));
            }

            if (!info.Exists && !Directory.Exists(path))
            {
                return (
                    null,
                    new ConfigProblem(
                        file, 1, 1, "YML007", "the file is missing",
                        OtherSpelling(path) is { } other
                            ? $"rename {other} to {Path.GetFileName(path)}"
                            : "restore it, or copy it from the sample configuration and edit it"));
            }

            if (info.Exists && info.Length > MaxBytes)
            {
                return (
                    null,
                    new ConfigProblem(
                        file, 1, 1, "YML004", $"the file has {info.Length} bytes, at most {MaxBytes} are read",
                        "check that it is the right file"));
            }

            // Also keeps away from pipes and devices, whose length is 0 and which may never end.
            return (info.Exists && info.Length == 0 ? [] : File.ReadAllBytes(path), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (
                null,
                new ConfigProblem(file, 1, 1, "YML012", "the file cannot be read", "check that it is a plain file and that you may read it"));
        }
    }

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
                    file, 1, 1, "YML013", "the file starts with a byte order mark", "save it as \"UTF-8\", not \"UTF-8 with BOM\""));
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
                    file, line, column, "YML005", "the file is not UTF-8 (is it Shift_JIS or UTF-16?)", "save it with the encoding UTF-8"));
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
                        file, line, column, "YML014", "the line ends with a carriage return (Windows: CR LF)",
                        "save the file with line ending LF, so that a review shows only what changed"),
                    '\0' => new ConfigProblem(
                        file, line, column, "YML005", "the file is not UTF-8 (is it UTF-16?)", "save it with the encoding UTF-8"),
                    _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator => new ConfigProblem(
                        file, line, column, "YML015",
                        $"the file is not plain text: the blank {Excerpt.CodeOf(rune, "U+")} is neither the half-width (半角) nor the full-width one (全角)",
                        "type a half-width blank (半角スペース) instead"),
                    _ => new ConfigProblem(
                        file, line, column, "YML015",
                        $"the file is not plain text: it contains the invisible character {Excerpt.CodeOf(rune, "U+")}",
                        "delete the character, or type the line again"),
                };
            }

            index += rune.Utf16SequenceLength;
        }

        return null;
    }

    /// <summary>The place after a text.</summary>
    private static (int Line, int Column) End(ReadOnlySpan<char> text) => (text.Count('\n') + 1, text.Length - text.LastIndexOf('\n'));
}
