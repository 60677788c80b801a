namespace InfraPoc.Spending;

/// <summary>The entries by which rules reach meter and brake, as JSON texts; reading is strict and never throws.</summary>
public static class Entries
{
    /// <summary>Largest size of an entry in bytes of UTF-8: an SSM parameter of the standard tier.</summary>
    public const int MaxBytes = 4096;

    /// <summary>Models in one entry at most.</summary>
    public const int ModelsPerEntry = 20;

    /// <summary>The size of an entry in bytes of UTF-8.</summary>
    /// <param name="entry">The entry's text.</param>
    public static int Bytes(string entry) => System.Text.Encoding.UTF8.GetByteCount(entry);

    /// <summary>Writes the sandbox's entry.</summary>
    /// <param name="rules">The rules.</param>
    public static string Write(SandboxRules rules) => throw new NotSupportedException();

    /// <summary>Writes a department's entry.</summary>
    /// <param name="rules">The rules; may hold CDK tokens.</param>
    public static string Write(DepartmentRules rules) => throw new NotSupportedException();

    /// <summary>Writes an entry of models.</summary>
    /// <param name="models">The models.</param>
    public static string Write(IReadOnlyList<ModelRules> models) => throw new NotSupportedException();

    /// <summary>Writes an entry of the roster.</summary>
    /// <param name="departments">Ids of departments.</param>
    public static string Write(IReadOnlyList<string> departments) => throw new NotSupportedException();

    /// <summary>Writes a standing order.</summary>
    /// <param name="order">The order.</param>
    public static string Write(BrakeOrder order) => throw new NotSupportedException();

    /// <summary>Writes what the brake remembers.</summary>
    /// <param name="memory">The memory.</param>
    public static string Write(BrakeMemory memory) => throw new NotSupportedException();

    /// <summary>Reads the sandbox's entry.</summary>
    /// <param name="name">Name of the entry, for the error.</param>
    /// <param name="text">The entry's text.</param>
    public static RulesReading<SandboxRules> ReadSandbox(string name, string? text) => throw new NotSupportedException();

    /// <summary>Reads a department's entry.</summary>
    /// <param name="name">Name of the entry, for the error; ends with the department's id.</param>
    /// <param name="text">The entry's text.</param>
    public static RulesReading<DepartmentRules> ReadDepartment(string name, string? text) => throw new NotSupportedException();

    /// <summary>Reads an entry of models.</summary>
    /// <param name="name">Name of the entry, for the error.</param>
    /// <param name="text">The entry's text.</param>
    public static RulesReading<IReadOnlyList<ModelRules>> ReadModels(string name, string? text) => throw new NotSupportedException();

    /// <summary>Reads an entry of the roster.</summary>
    /// <param name="name">Name of the entry, for the error.</param>
    /// <param name="text">The entry's text.</param>
    public static RulesReading<IReadOnlyList<string>> ReadRoster(string name, string? text) => throw new NotSupportedException();

    /// <summary>Reads a standing order.</summary>
    /// <param name="name">Name of the item, for the error.</param>
    /// <param name="text">The item's text.</param>
    public static RulesReading<BrakeOrder> ReadOrder(string name, string? text) => throw new NotSupportedException();

    /// <summary>Reads what the brake remembers.</summary>
    /// <param name="name">Name of the item, for the error.</param>
    /// <param name="text">The item's text.</param>
    public static RulesReading<BrakeMemory> ReadMemory(string name, string? text) => throw new NotSupportedException();
}
