using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace InfraPoc.Iam;

/// <summary>Text of a policy in which wildcards and policy variables may stand for something else.</summary>
/// <remarks>See: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</remarks>
internal sealed partial class PolicyPattern
{
    private readonly string sid;
    private readonly string source;
    private readonly bool wildcards;
    private readonly List<Part> parts = [];
    private string prefix = "";
    private bool hasVariables;

    private PolicyPattern(string sid, string source, bool wildcards)
    {
        this.sid = sid;
        this.source = source;
        this.wildcards = wildcards;
    }

    public static PolicyPattern Parse(string sid, string text, bool wildcards, bool variables)
    {
        PolicyPattern pattern = new(sid, text, wildcards);
        for (int at = 0; at < text.Length; at++)
        {
            if (!text.AsSpan(at).StartsWith("${"))
            {
                pattern.parts.Add(new(text[at], wildcards && text[at] is ('*' or '?')));
                continue;
            }

            Match variable = Variable().Match(text, at);
            if (!variable.Success || !variables)
            {
                throw variable.Success
                    ? PolicyFormatException.In(
                        sid, $"'{text}' has a policy variable where AWS allows none.", $"'{text}' に、AWS が認めない位置のポリシー変数があります。")
                    : PolicyFormatException.In(
                        sid, $"'{text}' has something in ${{...}} that is no policy variable.", $"'{text}' の ${{...}} はポリシー変数ではありません。");
            }

            pattern.parts.Add(ToPart(variable));
            at += variable.Length - 1;
        }

        pattern.hasVariables = pattern.parts.Exists(part => part.Variable is not null);
        pattern.prefix = string.Concat(
            pattern.parts.TakeWhile(part => !part.IsWildcard && part.Variable is null).Select(part => part.Character));
        return pattern;
    }

    /// <summary>Whether the whole text matches; never, when a variable has no value in the request.</summary>
    [MethodImpl(CompiledStatement.Hot)]
    public bool Matches(string text, RequestContext context, bool ignoreCase = false)
    {
        if (hasVariables)
        {
            return Resolve(context) is { } characters && Matches(characters, text, ignoreCase);
        }

        // Most patterns of a policy fit neither a request's action nor its resource, and are told by how they begin.
        StringComparison comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return text.StartsWith(prefix, comparison)
            && (prefix.Length < parts.Count ? Matches(parts, text, ignoreCase) : text.Length == prefix.Length);
    }

    /// <summary>Whether a variable stands in it about whose key nothing is known.</summary>
    public bool IsUnknown(RequestContext context) =>
        hasVariables && parts.Exists(part => part.Variable is not null && context.IsUnknown(part.Variable));

    /// <summary>Refuses a request without a value for a variable: AWS does not say what the pattern then leaves out.</summary>
    public void RequireValues(RequestContext context)
    {
        if (hasVariables && !IsUnknown(context) && Resolve(context) is null)
        {
            throw PolicyFormatException.In(
                sid, $"NotResource '{source}' has a variable without a value in the request, and AWS does not say what it then leaves out.",
                $"NotResource '{source}' の変数の値が要求にありません。その場合に何が除かれるかを AWS は明らかにしていません。");
        }
    }

    private static Part ToPart(Match variable) => variable.Groups["special"] is { Success: true } special
        ? new(special.Value[0], IsWildcard: false)
        : new(default, false, variable.Groups["key"].Value, variable.Groups["default"] is { Success: true } value ? value.Value : null);

    [MethodImpl(CompiledStatement.Hot)]
    private static bool Matches(List<Part> pattern, string text, bool ignoreCase)
    {
        int p = 0, star = -1, resume = 0;
        for (int t = 0; t < text.Length;)
        {
            if (p < pattern.Count && pattern[p].IsStar)
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Count && pattern[p].Accepts(text[t], ignoreCase))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.Skip(p).All(part => part.IsStar);
    }

    /// <summary>The pattern as characters only, or null when a variable has no value.</summary>
    private List<Part>? Resolve(RequestContext context)
    {
        List<Part> characters = [];
        foreach (Part part in parts)
        {
            if (part.Variable is null)
            {
                characters.Add(part);
            }
            else if (ValueOf(part.Variable, part.Default, context) is { } value)
            {
                characters.AddRange(value.Select(character => new Part(character, IsWildcard: false)));
            }
            else
            {
                return null;
            }
        }

        return characters;
    }

    private string? ValueOf(string variable, string? otherwise, RequestContext context)
    {
        string? value = context.Find(variable) switch
        {
            null => otherwise,
            [string only] => only,
            _ => throw PolicyFormatException.In(
                sid, $"'{source}' uses {variable}, which has several values in the request; AWS forbids that.",
                $"'{source}' が使う {variable} の値が要求に複数あります。AWS はこれを禁じています。"),
        };
        return wildcards && value is not null && value.AsSpan().ContainsAny('*', '?')
            ? throw PolicyFormatException.In(
                sid, $"'{source}' is filled with '{value}', and AWS does not say whether its * and ? are wildcards.",
                $"'{source}' に入る値が '{value}' です。値の * と ? がワイルドカードになるかを AWS は明らかにしていません。")
            : value;
    }

    [GeneratedRegex(
        @"\G\$\{((?<special>[*?$])|(?<key>[A-Za-z0-9._/-]+:[^:,'{}$*?][^,'{}$*?]*)(, '(?<default>[^'{}$*?]*)')?)\}",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();

    private readonly record struct Part(char Character, bool IsWildcard, string? Variable = null, string? Default = null)
    {
        public bool IsStar => IsWildcard && Character == '*';

        public bool Accepts(char character, bool ignoreCase) => IsWildcard || character == Character
            || (ignoreCase && char.ToUpperInvariant(character) == char.ToUpperInvariant(Character));
    }
}
