using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Loading;

/// <summary>What the attributes of a property say about its value, or about each item when it is a list.</summary>
internal sealed partial class Constraints
{
    private readonly LengthAttribute? count;
    private readonly StringLengthAttribute? length;
    private readonly RangeAttribute? range;
    private readonly Regex? pattern;
    private readonly bool isRegion;
    private readonly bool isEmail;

    public Constraints(PropertyInfo property)
    {
        Property = property;
        IsRequired = property.IsDefined(typeof(RequiredMemberAttribute));
        Fix = property.GetCustomAttribute<HintAttribute>()?.Fix ?? DefaultFix(property.PropertyType);
        count = property.GetCustomAttribute<LengthAttribute>();
        length = property.GetCustomAttribute<StringLengthAttribute>();
        range = property.GetCustomAttribute<RangeAttribute>();

        // Interpreted, because building a matcher that is linear by itself takes longer than all the matching of a company's files; that
        // these patterns are linear on any text is tested.
        pattern = property.GetCustomAttribute<RegularExpressionAttribute>() is { } written
            ? new Regex(written.Pattern, RegexOptions.CultureInvariant, TimeSpan.FromMinutes(1))
            : null;
        isRegion = pattern?.ToString() == Patterns.Region;
        isEmail = pattern?.ToString() == Patterns.Email;
    }

    /// <summary>The property.</summary>
    public PropertyInfo Property { get; }

    /// <summary>True when a file must write it.</summary>
    public bool IsRequired { get; }

    /// <summary>What to write, from the property's hint or its type.</summary>
    public Bilingual Fix { get; }

    /// <summary>Converts and checks a value; the first element is null when it was refused.</summary>
    public (object? Value, ValueProblem? Problem) Read(Type type, ScalarNode node)
    {
        var (value, problem) = ReadAsWritten(type, node);
        var half = TextForm.HalfWidth(node.Text);
        if (problem is null or not { Code: "CFG003" or "CFG004" or "CFG005" } || !node.Text.Any(TextForm.IsFullWidth))
        {
            return (value, problem);
        }

        var full = string.Concat(node.Text.Where(TextForm.IsFullWidth).Distinct());
        var fix = ReadAsWritten(type, node with { Text = half }).Problem is null
            ? Suggestion.HalfWidth($"\"{Excerpt.Of(half)}\"")
            : problem.Fix.English.EndsWith('?') ? problem.Fix
            : problem.Fix + new Bilingual(", in half-width characters (半角)", "（半角）");
        string Shown(string blank) => Excerpt.Of(full.Replace("　", blank, StringComparison.Ordinal), 10);
        return (
            null,
            problem with
            {
                Message = problem.Message + new Bilingual($" with full-width characters (全角 {Shown("blank")})", $"（全角文字 {Shown("スペース")}）"),
                Fix = fix,
            });
    }

    private (object? Value, ValueProblem? Problem) ReadAsWritten(Type type, ScalarNode node)
    {
        if (type == typeof(string) && node.IsPlain && ScalarText.IsNumberOrTruth(node.Text))
        {
            return (
                null,
                new ValueProblem(
                    "CFG014",
                    new Bilingual(
                        "must be text in quotes: YAML takes what is written for a number, true or false",
                        "は引用符で囲んでください。YAML は数値や真偽値と解釈します") + Excerpt.Got(node.Text),
                    new(
                        $"write \"{Excerpt.Of(node.Text)}\" with the quotes",
                        $"\"{Excerpt.Of(node.Text)}\" と引用符を付けて書いてください")));
        }

        var value = ScalarText.Convert(type, node);
        if (value is null)
        {
            var shown = Excerpt.Of(node.Text);
            var received = node.IsPlain || type.IsEnum
                ? Excerpt.Got(node.Text)
                : new($", got the quoted text \"{shown}\"", $"（引用符付きで \"{shown}\" と書かれています）");
            var fix = type.IsEnum
                ? Suggestion.Fix(node.Text, ScalarText.MembersOf(type).Keys, new("choose one of them", "いずれかを選んでください"))
                : Fix;
            return (null, new ValueProblem(type.IsEnum ? "CFG004" : "CFG003", ScalarText.MustBe(type) + received, fix));
        }

        var problem = value is string text ? TextProblem(text) : RangeProblem(value, node.Text);
        return (problem is null ? value : null, problem);
    }

    /// <summary>What is wrong with the number of items, or null.</summary>
    public ValueProblem? CountProblem(int items) => count is null || (items >= count.MinimumLength && items <= count.MaximumLength)
        ? null
        : new ValueProblem(
            "CFG008",
            new(
                $"must have {count.MinimumLength} to {count.MaximumLength} items, got {items}",
                $"の項目は {count.MinimumLength} 個から {count.MaximumLength} 個にしてください（{items} 個あります）"),
            Fix);

    private ValueProblem? TextProblem(string text)
    {
        var received = Excerpt.Got(text);
        if (text.EnumerateRunes().Any(Excerpt.IsInvisible) || TextForm.HasStraySelector(text))
        {
            return new ValueProblem(
                "CFG010",
                new Bilingual("must not contain line breaks or invisible characters", "に改行や見えない文字は使えません") + received, Fix);
        }

        if (TextForm.Decomposed(text) is { } part)
        {
            return new ValueProblem(
                "CFG013",
                new Bilingual(
                    $"must be in composed characters (NFC): {Excerpt.CodeOf(part, "U+")} is part or double of another character",
                    $"は合成済みの文字（NFC）で書いてください。{Excerpt.CodeOf(part, "U+")} は別の文字の一部または異体です") + received,
                new(
                    "type the text again; names of files copied from macOS and texts copied from PDF files have such characters",
                    "入力し直してください。macOS のファイル名や PDF からコピーした文章には、このような文字が含まれます"));
        }

        if (TemplateIn(text) is { } template)
        {
            return new ValueProblem(
                "CFG012",
                new Bilingual(
                    $"must not contain {template}, which CloudFormation and CDK take for a placeholder",
                    $"に {template} は使えません。CloudFormation や CDK が置き換えの記法と解釈します") + received,
                new("leave the braces or the character before them out", "括弧か、その前の文字を除いてください"));
        }

        if (text.Trim().Length < text.Length)
        {
            return new ValueProblem(
                "CFG011", new Bilingual("must not start or end with a blank", "の先頭と末尾に空白は置けません") + received, Fix);
        }

        // Unicode characters, as JSON Schema and AWS count them.
        var characters = text.EnumerateRunes().Count();
        if (length is not null && (characters < length.MinimumLength || characters > length.MaximumLength))
        {
            return new ValueProblem(
                "CFG006",
                new(
                    $"must have {length.MinimumLength} to {length.MaximumLength} characters, got {characters}",
                    $"は {length.MinimumLength} 文字から {length.MaximumLength} 文字にしてください（{characters} 文字あります）"),
                Fix);
        }

        if (pattern is not null && !(pattern.IsMatch(text) && (!isEmail || HasLabelsThatFit(text))))
        {
            return new ValueProblem(
                "CFG005", new Bilingual("is not of the form it must have", "の形式が正しくありません") + received,
                isRegion ? Suggestion.Fix(text, Regions.All, Fix) : Fix);
        }

        return text.Length == 0 || !"=+-@＝＋－＠".Contains(text[0], StringComparison.Ordinal) ? null : new ValueProblem(
            "CFG016",
            new Bilingual(
                $"must not start with {text[0]}, which a spreadsheet takes for the start of a formula",
                $"は {text[0]} で始められません。表計算ソフトが数式とみなします") + received,
            new("begin with another character", "別の文字で始めてください"));
    }

    /// <summary>RFC 5321 allows 64 characters before the @, RFC 1035 63 in a label of a domain name.</summary>
    private static bool HasLabelsThatFit(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at <= 64 && address[(at + 1)..].Split('.').All(label => label.Length <= 63);
    }

    private ValueProblem? RangeProblem(object value, string written) => range is null || IsInRange(Number(value))
        ? null
        : new ValueProblem(
            "CFG007",
            new Bilingual($"must be {range.Minimum} to {range.Maximum}", $"は {range.Minimum} から {range.Maximum} の範囲にしてください")
                + Excerpt.Got(written),
            Fix);

    private bool IsInRange(decimal value) => value >= Number(range!.Minimum) && value <= Number(range.Maximum);

    private static decimal Number(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static Bilingual DefaultFix(Type type)
    {
        var scalar = Nullable.GetUnderlyingType(type) ?? type;
        var name = ScalarText.NameOf(scalar);
        return RecordShape.ItemOf(scalar) is null && RecordShape.IsRecord(scalar)
            ? new Bilingual("write it with ", "次のキーで書いてください：") + RecordShape.KeysInWords(scalar)
            : new($"write {name.English}", $"{name.Japanese.TrimStart()}を書いてください");
    }

    /// <summary>The first mark of a placeholder in a text, or null.</summary>
    public static string? TemplateIn(string text) => Template().Match(text) is { Success: true } template ? template.Value : null;

    /// <summary>What CDK or CloudFormation would fill in, wherever the text ends up.</summary>
    [GeneratedRegex(@"\$\{|#\{|\{\{", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Template();
}
