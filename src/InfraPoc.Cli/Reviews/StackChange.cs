using System.Text.Json;
using System.Text.Json.Serialization;
using InfraPoc.Cli.Reports;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reviews;

/// <summary>What a change does to a stack, as the CDK CLI's own library sees it.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Change">Whether it is created, updated or deleted.</param>
/// <param name="Resources">Its resources that change.</param>
/// <param name="Text">The whole difference, as <c>cdk diff</c> prints it.</param>
internal sealed record StackChange(string Stack, StackFate Change, IReadOnlyList<ResourceChange> Resources, string Text)
{
    /// <summary>What happens to how many of its resources.</summary>
    public string Impacts(Language language) => string.Join(
        SharedWords.Separator.In(language),
        Resources.GroupBy(resource => resource.Impact).Select(group => $"{ReviewWords.Impact(group.Key).In(language)} {group.Count()}"));

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The stacks in which two cloud assemblies differ.</summary>
    /// <param name="project">The project folder, with eng/ and node_modules/.</param>
    /// <param name="before">The folder with the manifest.json of the base.</param>
    /// <param name="after">The same of the head.</param>
    /// <exception cref="CommandException">The comparison did not run.</exception>
    public static IReadOnlyList<StackChange> Of(string project, string before, string after)
    {
        var (exitCode, output, error) = ChildProcess.Run("node", [Path.Combine(project, "eng", "diff.mjs"), before, after]);
        return exitCode == 0
            ? JsonSerializer.Deserialize<IReadOnlyList<StackChange>>(output, Json)!
            : throw CommandException.Missing(new(
                $"eng/diff.mjs failed; run `npm run setup`: {error.Trim()}",
                $"`eng/diff.mjs` に失敗しました。`npm run setup` を実行してください：{error.Trim()}"));
    }
}
