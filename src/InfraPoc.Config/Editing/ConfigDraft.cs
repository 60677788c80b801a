using System.Text;

namespace InfraPoc.Config.Editing;

/// <summary>
/// A configuration with changes that are not written: they are checked together with all that is there, and then written.
/// </summary>
/// <param name="root">The project folder.</param>
public sealed class ConfigDraft(string root)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly OrderedDictionary<string, (byte[]? Before, string Text)> files = new(StringComparer.Ordinal);

    /// <summary>The file of a department, relative to the project folder.</summary>
    public static string FileOf(string department) => $"{ConfigLoader.Folder}/departments/{department}.yaml";

    /// <summary>The files that are new or would hold something else, in the order in which they are written.</summary>
    public IEnumerable<string> Files => files.Keys.Where(file => Before(file) != TextOf(file));

    /// <summary>What a changed or new file shall hold.</summary>
    public string TextOf(string file) => files[file].Text;

    /// <summary>What a changed file holds; null for a new one.</summary>
    public string? Before(string file) => files[file].Before is { } bytes ? Utf8.GetString(bytes) : null;

    /// <summary>What a file says, with its changes.</summary>
    internal YamlValue Tree(string file) => YamlEditor.Read(files.TryGetValue(file, out var changed) ? changed.Text : Read(file).Text);

    /// <summary>Changes a file.</summary>
    /// <typeparam name="T">Its record.</typeparam>
    /// <exception cref="EditException">It cannot be read or changed.</exception>
    public void Change<T>(string file, params IReadOnlyList<YamlChange> changes)
    {
        var (before, text) = files.TryGetValue(file, out var changed) ? changed : Read(file);
        files[file] = (before, YamlEditor.Apply(text, typeof(T), changes));
    }

    /// <summary>Adds a file that is not there yet.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">What it shall hold.</param>
    /// <param name="replace">True to replace one that is there.</param>
    /// <exception cref="EditException">It is there.</exception>
    public void Create(string file, string text, bool replace = false)
    {
        var path = Path.Combine(root, file);
        var exists = new FileInfo(path) is { Exists: true } or { LinkTarget: not null } || Directory.Exists(path)
            || files.ContainsKey(file);
        if (exists && !replace)
        {
            throw new EditException(new(
                $"{file} exists already; nothing was written.", $"{file} はすでにあります。何も書き込んでいません。"));
        }

        files[file] = (exists ? Read(file).Before : null, text);
    }

    /// <summary>The configuration as it would be.</summary>
    /// <param name="clock">Tells which day it is.</param>
    public ConfigResult Check(TimeProvider clock) =>
        ConfigLoader.Load(root, [], [], clock, files.ToDictionary(file => file.Key, file => file.Value.Text, StringComparer.Ordinal));

    /// <summary>Writes every file as a whole, one after another; where one cannot be written, those before it are as they were.</summary>
    /// <exception cref="EditException">A file was not written, and which.</exception>
    public void Write()
    {
        var written = new Stack<(string Path, byte[] Now, byte[]? Before)>();
        foreach (var file in Files)
        {
            try
            {
                var (before, text) = files[file];
                var (path, bytes) = (Path.Combine(root, file), Utf8.GetBytes(text));
                AtomicFile.Write(path, bytes, before);
                written.Push((path, bytes, before));
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException or EncoderFallbackException or EditException)
            {
                foreach (var done in written)
                {
                    AtomicFile.Undo(done.Path, done.Now, done.Before);
                }

                throw exception as EditException ?? new EditException(
                    new Bilingual($"{file} was not written: ", $"{file} に書き込めませんでした") + AtomicFile.Reason(exception), exception);
            }
        }
    }

    private (byte[]? Before, string Text) Read(string file)
    {
        try
        {
            var path = Path.Combine(root, file);
            if (new FileInfo(path).LinkTarget is not null)
            {
                throw new EditException(new(
                    $"{file} is a symbolic link, and what it points to is not reviewed here; replace it by the file itself.",
                    $"{file} はシンボリックリンクのため変更しません。ファイル自体に置き換えてください。"));
            }

            var bytes = File.ReadAllBytes(path);
            return (bytes, Utf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw new EditException(new(
                $"{file} cannot be read: it is not UTF-8; save it with the encoding UTF-8.",
                $"{file} を読み取れません。文字コードを UTF-8 にして保存してください。"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new EditException(
                new Bilingual($"{file} cannot be read: ", $"{file} を読み取れません") + AtomicFile.Reason(exception), exception);
        }
    }
}
