using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Editing;

/// <summary>One value.</summary>
internal sealed record YamlScalar(string Content, bool IsText) : YamlValue
{
    /// <summary>True for what YAML takes for a number, true, false or nothing.</summary>
    public bool IsTyped => !IsText && (Content is "" or "~" or "null" or "Null" or "NULL" || ScalarText.IsNumberOrTruth(Content));

    /// <summary>No value.</summary>
    public bool IsNull => IsTyped && !ScalarText.IsNumberOrTruth(Content);
}
