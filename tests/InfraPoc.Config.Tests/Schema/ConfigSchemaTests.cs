using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InfraPoc.Config.Schema;
using NJsonSchema;

namespace InfraPoc.Config.Tests.Schema;

public sealed class ConfigSchemaTests
{
    private const string Regenerate = "the schema is stale: run `npm run infrapoc -- config schema`";

    /// <summary>Cases the loader refuses and the schema cannot, each with the reason.</summary>
    private static readonly Dictionary<string, string> BeyondSchema = new()
    {
        ["amount: exponent"] = "5e4 is a number in YAML and JSON; the loader wants one spelling",
        ["amount: hexadecimal"] = "0xC350 is a number in YAML",
        ["amount: plus sign"] = "+50000 is a number in YAML",
        ["amount: no digit before the point"] = ".5 is a number in YAML",
        ["amount: octal"] = "050000 is the number 50000 in YAML 1.2, and another in YAML 1.1",
        ["amount: seven decimals"] = "JSON Schema's multipleOf is unreliable for decimals",
        ["whole number: octal"] = "0o24 is the number 20 in YAML",
        ["true or false: True"] = "True is true in YAML 1.2",
        ["text: escaped right-to-left override"] = "invisible characters differ between regular expression dialects",
        ["text: escaped line break at the end"] =
            "$ of .NET, which NJsonSchema uses, matches before a last line break; JavaScript's does not",
        ["form: 65 characters before the @"] = "a length within a text takes a lookahead, which the loader's linear expressions do not have",
        ["form: label of 64 characters in a domain"] = "the same",
        ["text: code point without a character"] = "what cannot be seen differs between regular expression dialects",
        ["text: character beyond 16 bits that nobody sees"] = "the same",
        ["text: radical copied from a PDF file"] = "no regular expression knows normalization forms",
        ["text: joiner"] = "what cannot be seen differs between regular expression dialects",
        ["text: letter that nobody sees"] = "what cannot be seen differs between regular expression dialects",
        ["text: blank of another kind"] = "what cannot be seen differs between regular expression dialects",
        ["text: character of a private area"] = "what cannot be seen differs between regular expression dialects",
        ["text: character that was lost"] = "what cannot be seen differs between regular expression dialects",
        ["text: decomposed"] = "no regular expression knows normalization forms",
        ["text: decomposed confidential term"] = "no regular expression knows normalization forms",
        ["text: ideograph of the compatibility block"] = "no regular expression knows normalization forms",
        ["text: tab in quotes"] = "a tab within a text is no line break",
    };

    public static TheoryData<string> SampleFiles =>
        [
            .. Directory
                .EnumerateFiles(Sample("config"), "*.yaml", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Sample("config"), file)),
        ];

    public static TheoryData<string> FormCases => [.. BadConfig.All.Where(IsFormCase).Select(bad => bad.Name)];

    [Fact]
    public void Generate_FilesInConfig_AreUpToDate()
    {
        var generated = ConfigSchema.Generate();

        Directory
            .EnumerateFiles(Sample(ConfigSchema.Folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(generated.Keys.Order(StringComparer.Ordinal), Regenerate);
        foreach (var (name, text) in generated)
        {
            File.ReadAllText(Path.Combine(Sample(ConfigSchema.Folder), name)).ShouldBe(text, Regenerate);
        }
    }

    [Theory, MemberData(nameof(SampleFiles))]
    public async Task Sample_EveryFile_IsValidAndNamesItsSchema(string file)
    {
        var path = Path.Combine(Sample("config"), file);
        var yaml = await File.ReadAllTextAsync(path);

        var modeline = Regex.Match(
            yaml, @"\A# yaml-language-server: \$schema=(?<schema>\S+)\n", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        modeline.Success.ShouldBeTrue();
        var schema = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, modeline.Groups["schema"].Value));
        schema.ShouldBe(Path.Combine(Sample(ConfigSchema.Folder), SchemaOf(file)));
        (await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(schema))).Validate(YamlJson.Of(yaml)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fixture_EveryFile_IsValid()
    {
        using var folder = new ConfigFolder();

        foreach (var file in (string[])[ConfigFolder.Sandbox, ConfigFolder.Models, ConfigFolder.Hr, ConfigFolder.Legal])
        {
            (await Refusals(folder, file)).ShouldBeEmpty(file);
        }
    }

    [Theory, MemberData(nameof(FormCases))]
    public async Task Schema_BadForm_IsRefusedAsTheLoaderDoes(string name)
    {
        using var folder = new ConfigFolder();
        var bad = BadConfig.All.Single(candidate => candidate.Name == name && IsFormCase(candidate));
        Array.ForEach(bad.Changes, change => change.ApplyTo(folder));

        var refused = false;
        foreach (var change in bad.Changes)
        {
            refused |= (await Refusals(folder, change.File)).Count > 0;
        }

        refused.ShouldBe(!BeyondSchema.ContainsKey(name));
    }

    [Fact]
    public void Exceptions_Listed_AreCases() =>
        BeyondSchema.Keys.Except(BadConfig.All.Where(IsFormCase).Select(bad => bad.Name)).ShouldBeEmpty();

    [Theory]
    [InlineData(typeof(Department), "department.schema.json")]
    [InlineData(typeof(ModelCatalogue), "models.schema.json")]
    [InlineData(typeof(PlannedMoves), "moves.schema.json")]
    [InlineData(typeof(Sandbox), "sandbox.schema.json")]
    public void Generate_EveryProperty_SaysWhatTheRecordSays(Type record, string file) =>
        Compare(record, JsonNode.Parse(ConfigSchema.Generate()[file])!.AsObject(), record.Name);

    private static void Compare(Type record, JsonObject schema, string path)
    {
        var properties = record.GetProperties().Where(property => property.CanWrite).ToList();
        IEnumerable<string> Keys(IEnumerable<PropertyInfo> named) =>
            named.Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));

        schema["additionalProperties"]!.GetValue<bool>().ShouldBeFalse(path);
        schema["properties"]!.AsObject().Select(key => key.Key).ShouldBe(Keys(properties), ignoreOrder: true, path);
        (schema["required"]?.AsArray() ?? []).Select(key => key!.GetValue<string>())
            .ShouldBe(Keys(properties.Where(property => property.IsDefined(typeof(RequiredMemberAttribute)))), ignoreOrder: true, path);
        foreach (var property in properties)
        {
            Compare(
                property, schema["properties"]![JsonNamingPolicy.CamelCase.ConvertName(property.Name)]!.AsObject(),
                $"{path}.{property.Name}");
        }
    }

    private static void Compare(PropertyInfo property, JsonObject schema, string path)
    {
        var isList = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        var value = isList ? schema["items"]!.AsObject() : schema;
        var type = isList ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;

        schema["description"]!
            .GetValue<string>().ShouldStartWith(property.GetCustomAttribute<DescriptionAttribute>().ShouldNotBeNull(path).Description);
        if (isList)
        {
            var count = property.GetCustomAttribute<LengthAttribute>().ShouldNotBeNull(path);
            (Number(schema, "minItems"), Number(schema, "maxItems")).ShouldBe((count.MinimumLength, count.MaximumLength), path);
        }

        if (type.IsClass && type != typeof(string))
        {
            Compare(type, value, path);
            return;
        }

        var (length, range) = (property.GetCustomAttribute<StringLengthAttribute>(), property.GetCustomAttribute<RangeAttribute>());
        (Number(value, "minLength"), Number(value, "maxLength")).ShouldBe((length?.MinimumLength, length?.MaximumLength), path);
        (Number(value, "minimum"), Number(value, "maximum")).ShouldBe((Convert(range?.Minimum), Convert(range?.Maximum)), path);
        var pattern = property.GetCustomAttribute<RegularExpressionAttribute>()?.Pattern;
        (value["pattern"]?.GetValue<string>() ?? "none").ShouldBe(
            pattern
                ?? (
                    type == typeof(DateOnly) ? Patterns.Date
                    : type == typeof(string) ? Patterns.Line
                    : "none"),
            customMessage: path);
        value["type"]!
            .GetValue<string>()
            .ShouldBe(
                type == typeof(bool) ? "boolean"
                    : type == typeof(int) ? "integer"
                    : type == typeof(decimal) ? "number"
                    : "string",
                customMessage: path);
        (value["enum"] is not null).ShouldBe(type.IsEnum, path);
        (type == typeof(bool) || type.IsEnum || property.IsDefined(typeof(HintAttribute))).ShouldBeTrue($"{path} has no hint");
    }

    private static decimal? Number(JsonObject schema, string key) => schema[key]?.GetValue<decimal>();

    private static decimal? Convert(object? limit) =>
        limit is null ? null : System.Convert.ToDecimal(limit, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Cases about the form of values; what concerns the text before it is YAML, or rules, no schema can say.</summary>
    private static bool IsFormCase(BadConfig bad) => bad.Codes.All(code => code.StartsWith("CFG", StringComparison.Ordinal));

    private static async Task<ICollection<NJsonSchema.Validation.ValidationError>> Refusals(ConfigFolder folder, string file) =>
        (await JsonSchema.FromJsonAsync(ConfigSchema.Generate()[SchemaOf(file)])).Validate(YamlJson.Of(folder.Read(file)));

    private static string SchemaOf(string file) => file switch
    {
        ConfigFolder.Sandbox => "sandbox.schema.json",
        ConfigFolder.Models => "models.schema.json",
        "approvals.yaml" => "approvals.schema.json",
        "moves.yaml" => "moves.schema.json",
        _ => "department.schema.json",
    };

    private static string Sample(string folder) => Path.Combine(ConfigFolder.Repository, folder);
}
