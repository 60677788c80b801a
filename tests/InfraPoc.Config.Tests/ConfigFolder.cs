using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Tests;

/// <summary>A temporary project folder that starts as a copy of the fixture.</summary>
internal sealed class ConfigFolder : IDisposable
{
    public const string Sandbox = "sandbox.yaml";
    public const string Models = "models.yaml";
    public const string Hr = "departments/hr.yaml";
    public const string Legal = "departments/legal.yaml";

    private static readonly string Fixture = Path.Combine(AppContext.BaseDirectory, "Fixture");

    public ConfigFolder()
    {
        Directory.CreateDirectory(PathOf("departments"));
        foreach (var file in (string[])[Sandbox, Models, Hr, Legal])
        {
            File.Copy(Path.Combine(Fixture, "config", file), PathOf(file));
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("infrapoc-config-").FullName;

    /// <summary>The folder of this repository, which holds the sample company.</summary>
    public static string Repository { get; } = Above(AppContext.BaseDirectory);

    public string PathOf(string file) => Path.Combine(Root, "config", file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    public void Write(string file, byte[] bytes) => File.WriteAllBytes(PathOf(file), bytes);

    public void Replace(string file, string from, string to)
    {
        var text = Read(file);
        (text.Split(from).Length - 1).ShouldBe(1, $"\"{from}\" must occur once in {file}");
        Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Adds departments that differ in what must be unique, suspended so that no budget limits their number.</summary>
    public void AddDepartments(int count)
    {
        var legal = Read(Legal);
        for (var number = 1; number <= count; number++)
        {
            Write($"departments/d{number}.yaml", legal
                .Replace(
                    "id: legal", $"id: d{number}\nstatus: suspended\nstatusReason: 準備中\nstatusSince: 2027-01-01",
                    StringComparison.Ordinal)
                .Replace("name: 法務部\n", $"name: 部{number}\n", StringComparison.Ordinal)
                .Replace("legal-01", $"d{number}", StringComparison.Ordinal));
        }
    }

    public ConfigResult Load(params IReadOnlyList<DepartmentRule> rules) => ConfigLoader.Load(Root, [], rules, new Day(2026, 12, 15));

    public ConfigResult LoadOn(int year, int month, int day) =>
        BothLanguages.Checked(ConfigLoader.Load(Root, [], [], new Day(year, month, day)));

    public IReadOnlyList<string> Problems() => [.. BothLanguages.Checked(Load()).Problems.Select(problem => problem.ToString())];

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "InfraPoc.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}
