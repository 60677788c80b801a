namespace InfraPoc.Config.Editing;

/// <summary>What a change does.</summary>
internal enum YamlChangeKind
{
    Set,
    Add,
    Remove,
    Comment,
}
