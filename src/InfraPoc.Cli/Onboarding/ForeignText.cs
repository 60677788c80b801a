using System.Text;
using InfraPoc.Config;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Onboarding;

/// <summary>Reads text files that other programs wrote, in the encodings in which they write them.</summary>
internal static class ForeignText
{
    /// <summary>10,000 rows of a spreadsheet have about 3 MB.</summary>
    private const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>The text, without a byte order mark.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mayBeOfExcel">True to take what is not UTF-8 for CP932, as Excel saves CSV in Japan.</param>
    /// <exception cref="EditException">It cannot be read, or is in another encoding.</exception>
    public static string Read(string path, bool mayBeOfExcel)
    {
        var name = Path.GetFileName(path);
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > MaxBytes)
            {
                throw new EditException(new(
                    $"{name} has {file.Length} bytes, at most {MaxBytes} are read; check that it is the right file.",
                    $"{name} は大きすぎます（{file.Length} バイト、上限 {MaxBytes} バイト）。ファイルを確認してください。"));
            }

            // Also keeps away from pipes and devices, whose length is 0 and which may never end.
            var text = Decode(file.Exists && file.Length == 0 ? [] : File.ReadAllBytes(path), mayBeOfExcel);
            return string.IsNullOrWhiteSpace(text)
                ? throw new EditException(new(
                    $"{name} is empty; check that it is the right file.", $"{name} は空です。ファイルを確認してください。"))
                // What UTF-16 without a mark is full of.
                : text.Contains('\0') ? throw new DecoderFallbackException() : text;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EditException(new($"There is no file {path}.", $"ファイル {path} がありません。"), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EditException(
                new Bilingual($"{name} cannot be read: ", $"{name} を読み取れません") + Bilingual.Detail(exception.Message), exception);
        }
        catch (DecoderFallbackException)
        {
            throw new EditException(new(
                $"{name} is in an encoding that is not read; save it as \"CSV UTF-8\" or UTF-8.",
                $"{name} の文字コードを読み取れません。「CSV UTF-8」または UTF-8 で保存してください。"));
        }
    }

    private static string Decode(byte[] bytes, bool mayBeOfExcel)
    {
        switch (bytes)
        {
            case [0xEF, 0xBB, 0xBF, .. var utf8]:
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8);
            case [0xFF, 0xFE, .. var little]:
                return new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true).GetString(little);
            case [0xFE, 0xFF, .. var big]:
                return new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true).GetString(big);
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException) when (mayBeOfExcel)
        {
            return CodePagesEncodingProvider.Instance
                .GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!
                .GetString(bytes);
        }
    }
}
