namespace InfraPoc.Config;

/// <summary>A text in both languages, always in this order.</summary>
/// <param name="English">In English.</param>
/// <param name="Japanese">In Japanese.</param>
public sealed record Bilingual(string English, string Japanese)
{
    /// <summary>Nothing.</summary>
    public static Bilingual Empty { get; } = new("", "");

    /// <summary>What another program says, in its language.</summary>
    public static Bilingual Detail(string text) => new(text, $"（詳細：{text}）");

    /// <summary>One text after the other.</summary>
    public static Bilingual operator +(Bilingual first, Bilingual second) =>
        new(first.English + second.English, first.Japanese + second.Japanese);

    /// <summary>The text in a language.</summary>
    public string In(Language language) => language == Language.Japanese ? Japanese : English;
}
