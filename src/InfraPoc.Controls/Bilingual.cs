using InfraPoc.Config;

namespace InfraPoc.Controls;

/// <summary>A sentence in both languages of the documents.</summary>
/// <param name="English">In English.</param>
/// <param name="Japanese">In Japanese.</param>
public sealed record Bilingual(string English, string Japanese)
{
    /// <summary>The sentence in a language.</summary>
    public string In(Language language) => language == Language.Japanese ? Japanese : English;
}
