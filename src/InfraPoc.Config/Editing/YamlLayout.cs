using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Editing;

/// <summary>How a file indents.</summary>
/// <param name="Step">Blanks of keys below a key.</param>
/// <param name="Dash">Blanks of a list's dashes below its key.</param>
internal sealed record YamlLayout(int Step, int Dash)
{
    /// <summary>How this project's files indent.</summary>
    public static YamlLayout Usual { get; } = new(2, 2);

    /// <summary>As the first list and the first keys below a key are indented.</summary>
    public static YamlLayout Of(ConfigNode root)
    {
        var below = Below(root).ToList();
        return new YamlLayout(
            below.FirstOrDefault(each => each.Node is MappingNode { IsFlow: false }).Columns is > 0 and var step ? step : Usual.Step,
            below.Where(each => each.Node is SequenceNode { IsFlow: false }).Select(each => (int?)each.Columns).FirstOrDefault()
                ?? Usual.Dash);
    }

    private static IEnumerable<(ConfigNode Node, int Columns)> Below(ConfigNode node) => node switch
    {
        MappingNode { IsFlow: false } keys => keys.Entries.SelectMany(entry => new[]
        {
            (entry.Value, entry.Value.Position.Column - entry.Position.Column),
        }.Concat(Below(entry.Value))),
        SequenceNode { IsFlow: false } list => list.Items.SelectMany(Below),
        _ => [],
    };
}
