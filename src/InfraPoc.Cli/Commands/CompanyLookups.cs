using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Commands;

/// <summary>What is found in a company's configuration, by the word that somebody typed for it.</summary>
internal static class CompanyLookups
{
    /// <summary>The names of what the sandbox deploys.</summary>
    public static SandboxNames Names(this Sandbox sandbox)
    {
#pragma warning disable RS0030 // A command is an entry point.
        return new(sandbox);
#pragma warning restore RS0030
    }

    /// <summary>The department of an id.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static Department Department(this SandboxConfig config, string id) =>
        config.Departments.FirstOrDefault(department => department.Id == id) ?? throw Unknown(
            new("department", "部門"), id, config.Departments.Select(department => department.Id));

    /// <summary>The model of an alias.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static Model Model(this SandboxConfig config, string alias) =>
        config.Models.TryGetValue(alias, out var model) ? model : throw Unknown(new("model", "モデル"), alias, config.Models.Keys);

    /// <summary>What was asked for by a word is not there.</summary>
    public static CommandException Unknown(Bilingual what, string word, IEnumerable<string> known)
    {
        var all = known.Order(StringComparer.Ordinal).ToList();
        var nearest = Suggestion.Nearest(word, all);
        var list = string.Join(", ", all.Take(30));
        return CommandException.Misused(new(
            $"There is no {what.English} \"{Excerpt.Of(word)}\"{(nearest is null ? $"; there are: {list}" : $"; did you mean \"{nearest}\"?")}",
            $"{what.Japanese} \"{Excerpt.Of(word)}\" はありません{(nearest is null ? $"（あるもの：{list}）" : $"（\"{nearest}\" のことですか）")}"));
    }
}
