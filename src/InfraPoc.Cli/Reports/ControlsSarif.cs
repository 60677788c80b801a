using System.Text.Json.Nodes;
using InfraPoc.Config;

namespace InfraPoc.Cli.Reports;

/// <summary>The result of checking controls as SARIF.</summary>
/// <remarks>See: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</remarks>
internal static class ControlsSarif
{
    /// <summary>The log with one run.</summary>
    /// <param name="report">The result.</param>
    /// <param name="root">The project folder, which paths are relative to.</param>
    /// <param name="language">The report's language.</param>
    public static JsonObject Of(ControlsReport report, string root, Language language) => new()
    {
        ["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["language"] = language == Language.Japanese ? "ja" : "en",
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "InfraPoc",
                    ["rules"] = new JsonArray([.. report.Controls.Select(Rule)]),
                },
            },
            ["results"] = new JsonArray([
                .. from control in report.Controls.Index()
                from violation in control.Item.Violations
                select Result(control.Index, control.Item, violation, report, root),
            ]),
        }),
    };

    private static JsonObject Rule(ControlResult control) => new()
    {
        ["id"] = control.Id,
        ["name"] = control.Name,
        ["shortDescription"] = Message(control.Guarantee),
        ["fullDescription"] = Message(control.Why),
        ["help"] = Message(control.Fix),
    };

    private static JsonObject Result(int index, ControlResult control, ControlViolation violation, ControlsReport report, string root)
    {
        var location = new JsonObject { ["physicalLocation"] = Place(violation, report, root) };
        if (violation.Path.Length > 0)
        {
            location["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = violation.Path, ["kind"] = "resource" });
        }

        return new JsonObject
        {
            ["ruleId"] = control.Id,
            ["ruleIndex"] = index,
            ["level"] = "error",
            ["message"] = Message(violation.Property.Length > 0 ? $"{violation.Property}: {violation.What}" : violation.What),
            ["locations"] = new JsonArray(location),
        };
    }

    /// <summary>The template with the line on which the resource begins; the assembly's manifest where no stack is concerned.</summary>
    private static JsonObject Place(ControlViolation violation, ControlsReport report, string root)
    {
        var file = violation.Template ?? Path.Combine(root, report.Assembly, "manifest.json");
        var relative = Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
        return new JsonObject
        {
            ["artifactLocation"] = new JsonObject { ["uri"] = string.Join('/', relative.Split('/').Select(Uri.EscapeDataString)) },
            ["region"] = new JsonObject { ["startLine"] = violation.LogicalId is { } id ? Line(file, id) : 1 },
        };
    }

    private static int Line(string file, string logicalId) =>
        File.ReadLines(file)
            .Index().FirstOrDefault(line => line.Item.TrimStart().StartsWith($"\"{logicalId}\": {{", StringComparison.Ordinal)).Index + 1;

    private static JsonObject Message(string text) => new() { ["text"] = text };
}
