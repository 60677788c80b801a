namespace InfraPoc.Config.Tests;

/// <summary>A change of one file of the fixture: text that occurs once is replaced, or the whole file is.</summary>
internal sealed record Change(string File, string? From, string To)
{
    public static Change Sandbox(string from, string to) => new(ConfigFolder.Sandbox, from, to);

    public static Change Models(string from, string to) => new(ConfigFolder.Models, from, to);

    public static Change Hr(string from, string to) => new(ConfigFolder.Hr, from, to);

    public static Change Legal(string from, string to) => new(ConfigFolder.Legal, from, to);

    /// <summary>The whole file of a third department, or of another file.</summary>
    public static Change Whole(string file, string text) => new(file, null, text);

    public void ApplyTo(ConfigFolder folder)
    {
        if (From is null)
        {
            folder.Write(File, To);
        }
        else
        {
            folder.Replace(File, From, To);
        }
    }
}
