namespace InfraPoc.Config;

/// <summary>A text in both languages, always in this order.</summary>
/// <param name="English">In English.</param>
/// <param name="Japanese">In Japanese.</param>
public sealed record Bilingual(string English, string Japanese)
{
    /// <summary>The text in a language.</summary>
    public string In(Language language) => language == Language.Japanese ? Japanese : English;
}
