using System.Text.RegularExpressions;

namespace InfraPoc.Iam.Tests;

/// <summary>What is not understood is refused, in English and in Japanese.</summary>
internal static class Refusals
{
    /// <summary>The message of the refusal that something ends with.</summary>
    public static string Of(Func<object> judge)
    {
        var refusal = Should.Throw<PolicyFormatException>(() => judge());

        Regex.IsMatch(refusal.Japanese, "[ぁ-ん].*。$", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeTrue(refusal.Japanese);
        Regex.IsMatch(refusal.Japanese, @"\b[a-z]+ [a-z]+ [a-z]+\b|\bnothing\b", RegexOptions.None, TimeSpan.FromSeconds(1))
            .ShouldBe(refusal.Japanese.Contains("（詳細：", StringComparison.Ordinal), refusal.Japanese);
        return refusal.Message;
    }
}
