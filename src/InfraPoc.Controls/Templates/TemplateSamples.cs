using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace InfraPoc.Controls.Templates;

/// <summary>
/// Made-up values for questions. They follow from all templates together, so that no template can hold a condition that fits them alone.
/// </summary>
public sealed class TemplateSamples
{
    private const int HexDigits = 16;

    private readonly string hash;

    internal TemplateSamples(IEnumerable<StackTemplate> stacks)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var stack in stacks)
        {
            all.AppendData(Encoding.UTF8.GetBytes(stack.Name));
            all.AppendData(JsonMarshal.GetRawUtf8Value(stack.Template));
        }

        hash = Convert.ToHexStringLower(all.GetHashAndReset());
    }

    /// <summary>
    /// What IAM Identity Center might put behind the names of its roles: each hexadecimal digit stands once in each place, so that a
    /// pattern with a digit of its own misses most of them.
    /// </summary>
    public IReadOnlyList<string> Suffixes =>
    [
        .. Enumerable.Range(0, HexDigits).Select(shift => string.Concat(hash.Take(HexDigits)
            .Select(digit => ((Convert.ToInt32(digit.ToString(), 16) + shift) % HexDigits).ToString("x", CultureInfo.InvariantCulture)))),
    ];

    /// <summary>A name that nobody has used.</summary>
    public string Name => $"n{hash[16..28]}";

    /// <summary>A pattern with <see cref="Name"/>, or a letter, in place of its wildcards.</summary>
    public string Fill(string pattern) => pattern.Replace("*", Name, StringComparison.Ordinal).Replace('?', 'z');

    /// <summary>The number of an account that is not the company's, 12 digits.</summary>
    public string Account => $"{900_000_000_000 + (long)(BigInteger.Parse($"0{hash[28..44]}", NumberStyles.HexNumber, CultureInfo.InvariantCulture) % 99_999_999_999)}";

    /// <summary>A number of days, from 2 to 257.</summary>
    public int Days => 2 + Convert.ToInt32(hash[44..46], 16);
}
