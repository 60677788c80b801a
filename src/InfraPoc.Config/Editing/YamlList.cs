namespace InfraPoc.Config.Editing;

/// <summary>A list.</summary>
internal sealed record YamlList(IReadOnlyList<YamlValue> Items) : YamlValue;
