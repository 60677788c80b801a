using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Each department has one inference profile for each of its models, which copies it and bears the department as a tag.</summary>
public sealed class InferenceProfilesAttributeCosts() : Control(
    "MON-09",
    guarantee: new(
        "Each department has one application inference profile for each of its models, tagged so that costs are attributed to it.",
        "各部門には、モデルごとに 1 つのアプリケーション推論プロファイルがあり、費用を部門に配分するためのタグが付いています。"),
    why: new(
        "A profile of another model, or without the tag, puts costs where nobody looks for them.",
        "別のモデルのプロファイルやタグのないプロファイルでは、費用が正しい部門に配分されないためです。"),
    fix: new(
        "Restore the inference profile named in the violation with the model and the tags of the configuration.",
        "違反に示された推論プロファイルを、設定どおりのモデルとタグに戻してください。"),
    [Nist("CM-8")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var names = templates.Names;
        var home = templates.Config.Sandbox.Accounts.Sandbox.Region;
        var profiles = templates
            .OfType("AWS::Bedrock::ApplicationInferenceProfile")
            .ToLookup(profile => (profile.Stack.Name, profile.Text("InferenceProfileName")));
        foreach (var department in templates.Config.Departments)
        {
            foreach (var model in templates.Config.ModelsOf(department))
            {
                var stack = names.DepartmentStack(department);
                var name = names.InferenceProfile(department, model);
                var found = profiles[(stack, name)].ToList();
                if (found is not [var profile])
                {
                    yield return new Violation(
                        Phrases.NotOne(stack, found.Count, new("inference profiles", "推論プロファイル"), name),
                        templates.Stack(stack));
                    continue;
                }

                var differences = profile.Differences(
                    ("ModelSource", new { CopyFrom = names.SystemProfileArn(model) ?? SandboxNames.FoundationModelArn(model, home) }));
                foreach (var difference in differences)
                {
                    yield return difference;
                }

                if (profile.Tags().GetValueOrDefault("department") != department.Id)
                {
                    yield return profile.Violates(
                        new(
                            $"The tag department is required, with the value {department.Id}.",
                            $"タグ department が必要です。値は {department.Id} です。"),
                        "Tags");
                }
            }
        }
    }
}
