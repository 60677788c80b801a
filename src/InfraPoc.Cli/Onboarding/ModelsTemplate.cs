using InfraPoc.Config;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Onboarding;

/// <summary><c>config/models.yaml</c> of this release, without the models that cannot be called from the sandbox Region.</summary>
internal static class ModelsTemplate
{
    /// <summary>One Region of each kind: those of one kind have the same models.</summary>
    private static readonly string[] Kinds = [.. Regions.Japan, "ap-southeast-1", "us-east-1"];

    /// <summary>The file for a sandbox Region.</summary>
    public static string Text(string region)
    {
        var all = All();
        var models = (YamlList)((YamlKeys)YamlEditor.Read(all)).Find("models")!;
        return YamlEditor.Apply(all, typeof(ModelCatalogue), [
            .. models.Items.Index().Where(each => !IsOffered((YamlKeys)each.Item, region)).Reverse()
                .Select(each => YamlChange.Remove($"models[{each.Index}]")),
        ]);
    }

    /// <summary>Whether a file is as the command writes it, so that nothing of a company's own is in it.</summary>
    public static bool IsUntouched(string text) => Kinds.Select(Text).Prepend(All()).Contains(text.ReplaceLineEndings("\n"));

    private static bool IsOffered(YamlKeys model, string region) => ((YamlScalar)model.Find("inference")!).Content switch
    {
        "jp" => Regions.Japan.Contains(region),
        "apac" => region.StartsWith("ap-", StringComparison.Ordinal),
        "in-region" => model.Find("destinationRegions") is YamlList { Items: [YamlScalar only] } && only.Content == region,
        _ => true,
    };

    private static string All()
    {
        using var models = new StreamReader(typeof(ModelsTemplate).Assembly.GetManifestResourceStream("models.yaml")!);
        return models.ReadToEnd().ReplaceLineEndings("\n");
    }
}
