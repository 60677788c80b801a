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
        config.Departments.FirstOrDefault(department => department.Id == id) ?? throw CommandException.Misused(config.NoDepartment(id));

    /// <summary>The department of an id, which is not closed: what may change of it.</summary>
    /// <exception cref="CommandException">There is none, or it is closed.</exception>
    public static Department OpenDepartment(this SandboxConfig config, string id) =>
        config.Department(id) is { Status: not DepartmentStatus.Closed } department ? department : throw CommandException.Misused(new(
            $"{id} is closed; a further trial is another department under a new approval",
            $"{id} は終了しています。再開する場合は、新しい承認で別の部門として追加してください"));

    /// <summary>The model of an alias.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static Model Model(this SandboxConfig config, string alias) =>
        config.Models.TryGetValue(alias, out var model) ? model : throw Unknown(new("model", "モデル"), alias, config.Models.Keys);

    /// <summary>What was asked for by a word is not there.</summary>
    public static CommandException Unknown(Bilingual what, string word, IEnumerable<string> known) =>
        CommandException.Misused(NotThere(what, word, known));

    /// <summary>That no department has an id, and which ids there are.</summary>
    public static Bilingual NoDepartment(this SandboxConfig config, string id) =>
        NotThere(DepartmentWord, id, config.Departments.Select(department => department.Id));

    private static readonly Bilingual DepartmentWord = new("department", "部門");

    private static Bilingual NotThere(Bilingual what, string word, IEnumerable<string> known)
    {
        var all = known.Order(StringComparer.Ordinal).ToList();
        var shown = all.Take(30);
        var other = Suggestion.Nearest(word, all) is { } nearest
            ? new Bilingual($"; did you mean \"{nearest}\"?", $"（\"{nearest}\" のことですか）")
            : all.Count == 0 ? new("; there is none yet, and `infrapoc department add` adds one", "。まだ 1 つもありません。`infrapoc department add` で追加できます")
            : new($"; there are: {string.Join(", ", shown)}", $"（あるもの：{string.Join("、", shown)}）");
        return new Bilingual(
            $"There is no {what.English} \"{Excerpt.Of(word)}\"", $"{what.Japanese} \"{Excerpt.Of(word)}\" はありません") + other;
    }
}
