namespace InfraPoc.Config;

/// <summary>An error that says what is wrong, and what to do, in both languages.</summary>
/// <param name="text">What is wrong.</param>
/// <param name="inner">What caused it.</param>
public class BilingualException(Bilingual text, Exception? inner = null) : Exception(text.English, inner)
{
    /// <summary>What is wrong, in both languages.</summary>
    public Bilingual Text => text;
}
