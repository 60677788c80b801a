using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InfraPoc.Spending;

/// <summary>The entries by which rules reach meter and brake, as JSON texts; reading is strict and never throws.</summary>
public static class Entries
{
    /// <summary>Largest size of an entry in bytes of UTF-8: an SSM parameter of the standard tier.</summary>
    public const int MaxBytes = 4096;

    /// <summary>Models in one entry at most.</summary>
    public const int ModelsPerEntry = 20;

    /// <summary>Readable in the console: Japanese stays Japanese.</summary>
    private static readonly SpendingJson Json = new(new JsonSerializerOptions(SpendingJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The size of an entry in bytes of UTF-8.</summary>
    /// <param name="entry">The entry's text.</param>
    public static int Bytes(string entry) => Encoding.UTF8.GetByteCount(entry);

    /// <summary>Writes the sandbox's entry.</summary>
    /// <param name="rules">The rules.</param>
    public static string Write(SandboxRules rules) => Text(rules, Json.SandboxRules);

    /// <summary>Writes a department's entry.</summary>
    /// <param name="rules">The rules; may hold CDK tokens.</param>
    public static string Write(DepartmentRules rules) => Text(rules, Json.DepartmentRules);

    /// <summary>Writes an entry of models.</summary>
    /// <param name="models">The models.</param>
    public static string Write(IReadOnlyList<ModelRules> models) => Text(models, Json.Models);

    /// <summary>Writes an entry of the roster.</summary>
    /// <param name="departments">Ids of departments.</param>
    public static string Write(IReadOnlyList<string> departments) => Text(departments, Json.Roster);

    /// <summary>Writes the catalogue in as many entries as it needs, one at least.</summary>
    /// <param name="models">The models.</param>
    public static IReadOnlyList<string> Pages(IReadOnlyList<ModelRules> models) => Pages(models, ModelsPerEntry, Write);

    /// <summary>Writes the roster in as many entries as it needs, one at least.</summary>
    /// <param name="departments">Ids of departments.</param>
    public static IReadOnlyList<string> Pages(IReadOnlyList<string> departments) => Pages(departments, MaxBytes, Write);

    /// <summary>Writes a standing order.</summary>
    /// <param name="order">The order.</param>
    public static string Write(BrakeOrder order) => Text(order, Json.BrakeOrder);

    /// <summary>Writes what the brake remembers.</summary>
    /// <param name="memory">The memory.</param>
    public static string Write(BrakeMemory memory) => Text(memory, Json.BrakeMemory);

    /// <summary>Reads the sandbox's entry.</summary>
    /// <param name="name">Name of the entry, for the error.</param>
    /// <param name="text">The entry's text.</param>
    public static RulesReading<SandboxRules> ReadSandbox(string name, string? text) => Read(name, text, Json.SandboxRules, RulesCheck.Of);

    /// <summary>Reads a department's entry.</summary>
    /// <param name="name">Name of the entry, for the error; ends with the department's id.</param>
    /// <param name="text">The entry's text.</param>
    public static RulesReading<DepartmentRules> ReadDepartment(string name, string? text) =>
        Read(name, text, Json.DepartmentRules, rules => RulesCheck.Of(rules, name[(name.LastIndexOf('/') + 1)..]));

    /// <summary>Reads an entry of models.</summary>
    /// <param name="name">Name of the entry, for the error.</param>
    /// <param name="text">The entry's text.</param>
    public static RulesReading<IReadOnlyList<ModelRules>> ReadModels(string name, string? text) =>
        Read(name, text, Json.Models, RulesCheck.Of);

    /// <summary>Reads an entry of the roster.</summary>
    /// <param name="name">Name of the entry, for the error.</param>
    /// <param name="text">The entry's text.</param>
    public static RulesReading<IReadOnlyList<string>> ReadRoster(string name, string? text) => Read(name, text, Json.Roster, RulesCheck.Of);

    /// <summary>Reads a standing order.</summary>
    /// <param name="name">Name of the item, for the error.</param>
    /// <param name="text">The item's text.</param>
    public static RulesReading<BrakeOrder> ReadOrder(string name, string? text) => Read(name, text, Json.BrakeOrder, _ => null);

    /// <summary>Reads what the brake remembers.</summary>
    /// <param name="name">Name of the item, for the error.</param>
    /// <param name="text">The item's text.</param>
    public static RulesReading<BrakeMemory> ReadMemory(string name, string? text) => Read(name, text, Json.BrakeMemory, _ => null);

    private static List<string> Pages<T>(IReadOnlyList<T> items, int most, Func<IReadOnlyList<T>, string> write)
    {
        List<string> pages = [];
        List<T> page = [];
        foreach (var item in items)
        {
            if (page.Count == most || (page.Count > 0 && Bytes(write([.. page, item])) > MaxBytes))
            {
                pages.Add(write(page));
                page = [];
            }

            page.Add(item);
        }

        return [.. pages, write(page)];
    }

    /// <summary>SSM refuses a value with two opening braces, which JSON has only within texts.</summary>
    private static string Text<T>(T value, JsonTypeInfo<T> type) =>
        JsonSerializer.Serialize(value, type).Replace("{{", "{\\u007b", StringComparison.Ordinal);

    private static RulesReading<T> Read<T>(string name, string? text, JsonTypeInfo<T> type, Func<T, string?> check)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text ?? "", type) is not { } value ? Wrong("is null")
                : check(value) is { } problem ? Wrong(problem)
                : new RulesReading<T> { Value = value };
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return Wrong(string.IsNullOrEmpty(text) ? "is empty" : exception.Message.ReplaceLineEndings(" "));
        }

        RulesReading<T> Wrong(string problem) => new() { Error = $"{name}: {problem}. Deploy the stack that holds it again." };
    }
}
