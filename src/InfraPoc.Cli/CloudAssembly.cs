using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;
using Outcome = InfraPoc.Cli.Commands.Outcome;

namespace InfraPoc.Cli;

/// <summary>A cloud assembly, which may come from anywhere, and be older than the configuration or of another one.</summary>
internal static class CloudAssembly
{
    /// <summary>Whether the configuration was edited after the assembly was written.</summary>
    /// <param name="root">The project folder.</param>
    /// <param name="folder">The assembly, relative to it.</param>
    public static bool IsOlder(string root, string folder) =>
        Directory.EnumerateFiles(Path.Combine(root, ConfigLoader.Folder), "*.yaml", SearchOption.AllDirectories)
            .Any(file => File.GetLastWriteTimeUtc(file) > File.GetLastWriteTimeUtc(Path.Combine(root, folder, "manifest.json")));

    /// <summary>Says what to do next, which is to synthesize where the configuration is newer: that is said first.</summary>
    /// <param name="session">Where to say it.</param>
    /// <param name="root">The project folder.</param>
    /// <param name="folder">The assembly, relative to it.</param>
    /// <param name="next">What comes next otherwise.</param>
    public static Outcome Done(Session session, string root, string folder, Bilingual next)
    {
        if (!IsOlder(root, folder))
        {
            return Outcome.Done(next);
        }

        session.Tell(new(
            $"{folder} is older than config/: this is what was synthesized, not what config/ says now.",
            $"{folder} は config/ より古いため、これは合成したときの内容であり、現在の config/ の内容ではありません。"));
        return Outcome.Done(SummaryWords.NextSynthesize);
    }

    /// <summary>Asks its templates.</summary>
    /// <param name="folder">The assembly.</param>
    /// <param name="ask">What to ask.</param>
    /// <exception cref="CommandException">They cannot answer.</exception>
    public static T Ask<T>(string folder, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or CommandException or AssemblyException))
        {
            throw new CommandException(
                ExitCode.Unavailable,
                new Bilingual(
                    $"The templates in {folder} are not those of config/, or not understood: ",
                    $"{folder} のテンプレートが config/ と一致していないか、解釈できません：") + Phrases.Of(exception),
                SummaryWords.NextSynthesize);
        }
    }
}
