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

        // Linear in the length of the text, so no input can make it slow.
        pattern = property.GetCustomAttribute<RegularExpressionAttribute>() is { } written
            ? new Regex(written.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
            : null;
        isRegion = pattern?.ToString() == Patterns.Region;
        isEmail = pattern?.ToString() == Patterns.Email;
    }

    /// <summary>The property.</summary>
    public PropertyInfo Property { get; }

    /// <summary>True when a file must write it.</summary>
    public bool IsRequired { get; }

    /// <summary>What to write, from the property's hint or its type.</summary>
    public string Fix { get; }

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
            ? $"did you mean \"{Excerpt.Of(half)}\" in half-width characters (半角)?"
            : problem.Fix.EndsWith('?') ? problem.Fix : $"{problem.Fix}, in half-width characters (半角)";
        return (
            null,
            problem with { Message = $"{problem.Message} with full-width characters (全角 {Excerpt.Of(full, 10)})", Fix = fix });
    }

    private (object? Value, ValueProblem? Problem) ReadAsWritten(Type type, ScalarNode node)
    {
        if (type == typeof(string) && node.IsPlain && ScalarText.IsNumberOrTruth(node.Text))
        {
            return (
                null,
                new ValueProblem(
                    "CFG014",
                    $"must be text in quotes: YAML takes what is written for a number, true or false, got \"{Excerpt.Of(node.Text)}\"",
                    $"write \"{Excerpt.Of(node.Text)}\" with the quotes"));
        }

        var value = ScalarText.Convert(type, node);
        if (value is null)
        {
            var received = node.IsPlain || type.IsEnum ? $"\"{Excerpt.Of(node.Text)}\"" : $"the quoted text \"{Excerpt.Of(node.Text)}\"";
            var fix = type.IsEnum ? Suggestion.Fix(node.Text, ScalarText.MembersOf(type).Keys, "choose one of them") : Fix;
            return (null, new ValueProblem(type.IsEnum ? "CFG004" : "CFG003", $"must be {ScalarText.NameOf(type)}, got {received}", fix));
        }

        var problem = value is string text ? TextProblem(text) : RangeProblem(value, node.Text);
        return (problem is null ? value : null, problem);
    }

    /// <summary>What is wrong with the number of items, or null.</summary>
    public ValueProblem? CountProblem(int items) => count is null || (items >= count.MinimumLength && items <= count.MaximumLength)
        ? null
        : new ValueProblem("CFG008", $"must have {count.MinimumLength} to {count.MaximumLength} items, got {items}", Fix);

    private ValueProblem? TextProblem(string text)
    {
        var received = $"got \"{Excerpt.Of(text)}\"";
        if (text.EnumerateRunes().Any(Excerpt.IsInvisible) || TextForm.HasStraySelector(text))
        {
            return new ValueProblem("CFG010", $"must not contain line breaks or invisible characters, {received}", Fix);
        }

        if (TextForm.Decomposed(text) is { } part)
        {
            return new ValueProblem(
                "CFG013",
                $"must be in composed characters (NFC): {Excerpt.CodeOf(part, "U+")} is part or double of another character, {received}",
                "type the text again; names of files copied from macOS and texts copied from PDF files have such characters");
        }

        if (Template().Match(text) is { Success: true } template)
        {
            return new ValueProblem(
                "CFG012", $"must not contain {template.Value}, which CloudFormation and CDK take for a placeholder, {received}",
                "leave the braces or the character before them out");
        }

        if (text.Trim().Length < text.Length)
        {
            return new ValueProblem("CFG011", $"must not start or end with a blank, {received}", Fix);
        }

        // Unicode characters, as JSON Schema and AWS count them.
        var characters = text.EnumerateRunes().Count();
        if (length is not null && (characters < length.MinimumLength || characters > length.MaximumLength))
        {
            return new ValueProblem(
                "CFG006", $"must have {length.MinimumLength} to {length.MaximumLength} characters, got {characters}", Fix);
        }

        return pattern is null || (pattern.IsMatch(text) && (!isEmail || HasLabelsThatFit(text)))
            ? null
            : new ValueProblem(
                "CFG005", $"is not of the form it must have, {received}", isRegion ? Suggestion.Fix(text, Regions.All, Fix) : Fix);
    }

    /// <summary>RFC 5321 allows 64 characters before the @, RFC 1035 63 in a label of a domain name.</summary>
    private static bool HasLabelsThatFit(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at <= 64 && address[(at + 1)..].Split('.').All(label => label.Length <= 63);
    }

    private ValueProblem? RangeProblem(object value, string written) => range is null || IsInRange(Number(value))
        ? null
        : new ValueProblem("CFG007", $"must be {range.Minimum} to {range.Maximum}, got \"{Excerpt.Of(written)}\"", Fix);

    private bool IsInRange(decimal value) => value >= Number(range!.Minimum) && value <= Number(range.Maximum);

    private static decimal Number(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static string DefaultFix(Type type)
    {
        var scalar = Nullable.GetUnderlyingType(type) ?? type;
        return RecordShape.ItemOf(scalar) is null && RecordShape.IsRecord(scalar)
            ? $"write it with {RecordShape.KeysInWords(scalar)}"
            : $"write {ScalarText.NameOf(scalar)}";
    }

    /// <summary>What CDK or CloudFormation would fill in, wherever the text ends up.</summary>
    [GeneratedRegex(@"\$\{|#\{|\{\{", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Template();
}
