using InfraPoc.Cli.Interaction;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;
using InfraPoc.Config.Validation;
using InfraPoc.Controls;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Cli.Commands;

/// <summary>What commands that read a cloud assembly or a department have in common.</summary>
internal static class Lookups
{
    /// <summary>The department of an id.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static Department Department(this SandboxConfig config, string id) =>
        config.Departments.FirstOrDefault(department => department.Id == id) ?? throw Unknown(
            new("department", "部門"), id, config.Departments.Select(department => department.Id));

    /// <summary>The model of an alias.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static Model Model(this SandboxConfig config, string alias) =>
        config.Models.TryGetValue(alias, out var model) ? model : throw Unknown(new("model", "モデル"), alias, config.Models.Keys);

    /// <summary>Asks templates, which may come from anywhere and be of another configuration.</summary>
    /// <param name="folder">The cloud assembly.</param>
    /// <param name="ask">What to ask.</param>
    /// <exception cref="CommandException">They cannot answer.</exception>
    public static T OfAssembly<T>(string folder, Func<T> ask)
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

    /// <summary>What was asked for by a word is not there.</summary>
    public static CommandException Unknown(Bilingual what, string word, IEnumerable<string> known)
    {
        var all = known.Order(StringComparer.Ordinal).ToList();
        var nearest = Suggestion.Nearest(word, all);
        var list = string.Join(", ", all.Take(30));
        return CommandException.Misused(new(
            $"There is no {what.English} \"{UsageErrors.Shown(word)}\"{(nearest is null ? $"; there are: {list}" : $"; did you mean \"{nearest}\"?")}",
            $"{what.Japanese} \"{UsageErrors.Shown(word)}\" はありません{(nearest is null ? $"（あるもの：{list}）" : $"（\"{nearest}\" のことですか）")}"));
    }
}
