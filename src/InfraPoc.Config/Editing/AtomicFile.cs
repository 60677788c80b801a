using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace InfraPoc.Config.Editing;

/// <summary>Writes a file as a whole or not at all: readers, and a crash, find the old file or the new one.</summary>
internal static partial class AtomicFile
{
    /// <summary>Writes a file that must be there still as it was read, or that must not be there yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="contents">What it shall hold.</param>
    /// <param name="before">What it holds; null when there must be none.</param>
    /// <exception cref="EditException">It is a link, or somebody else changed or created it meanwhile.</exception>
    public static void Write(string path, byte[] contents, byte[]? before)
    {
        var target = new FileInfo(path);
        if (target.LinkTarget is not null || target.Directory?.LinkTarget is not null)
        {
            throw new EditException(new(
                $"{path} is or is in a symbolic link, and what it points to would be changed; replace it by the file or folder itself.",
                $"{path} はシンボリックリンクのため書き込みません。リンク先の実体に置き換えてください。"));
        }

        var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;

        // Files that begin with a period are no departments, and no other name is taken by chance.
        var temporary = Path.Combine(folder, $".{target.Name}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.tmp");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(contents);
                file.Flush(flushToDisk: true);
            }

            if (target is { Exists: true, IsReadOnly: true })
            {
                throw new EditException(new(
                    $"{path} is read-only; allow writing it, and run the command again.",
                    $"{path} は読み取り専用です。書き込めるようにして、もう一度実行してください。"));
            }

            if (before is null)
            {
                // Fails where the file exists, and never replaces it.
                File.Move(temporary, path, overwrite: false);
                return;
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            }

            if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(before))
            {
                throw new EditException(new(
                    $"{path} was changed by somebody else meanwhile; run the command again.",
                    $"{path} がほかの人によって変更されました。もう一度実行してください。"));
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>What the file system says, with the file's own name.</summary>
    public static Bilingual Reason(Exception exception) => exception is UnauthorizedAccessException
        ? new(
            "access is denied; check the permissions of the file and of its folder.",
            "。アクセスが拒否されました。ファイルとフォルダーの権限を確認してください。")
        : Bilingual.Detail(Temporary().Replace(exception.Message, "${name}"));

    /// <summary>Takes back what was written, unless somebody else changed it since.</summary>
    public static void Undo(string path, byte[] now, byte[]? before)
    {
        if (before is not null)
        {
            Write(path, before, now);
        }
        else if (File.ReadAllBytes(path).AsSpan().SequenceEqual(now))
        {
            File.Delete(path);
        }
    }

    [GeneratedRegex(@"\.(?<name>[^/\\]+)\.[0-9a-f]{8}\.tmp", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Temporary();
}
