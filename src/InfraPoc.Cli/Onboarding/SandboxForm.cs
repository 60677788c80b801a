using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Onboarding;

/// <summary>The answers about a sandbox.</summary>
/// <param name="root">The project folder.</param>
/// <param name="language">The company's language.</param>
/// <param name="today">The day of rate and sign-off.</param>
/// <param name="clock">Tells which day it is.</param>
internal sealed class SandboxForm(string root, Language language, DateOnly today, TimeProvider clock)
    : Form(SandboxField.All, (key, text) => TypedValue.Read<Sandbox>(key, text))
{
    /// <summary>The file that the answers fill.</summary>
    public const string Target = $"{ConfigLoader.Folder}/sandbox.yaml";

    /// <summary>The file that follows from the sandbox Region where nobody has changed it.</summary>
    public const string Models = $"{ConfigLoader.Folder}/models.yaml";

    private const string Japan = "japan", InRegion = "region", Worldwide = "global";

    private static readonly string[] Choices = [Japan, InRegion, Worldwide];

    public override IReadOnlyList<FormQuestion> Questions => SandboxQuestions.All;

    protected override IEnumerable<FormField> Required => SandboxField.All
        .Where(each => !each.IsOptional && (each.Name != SandboxField.AcceptedBy || TextOf(SandboxField.Residency) != InRegion));

    /// <summary>The sandbox Region; the usual one before it is answered.</summary>
    public string Region => TextOf(SandboxField.Region) ?? SandboxField.Of(SandboxField.Region).Default!;

    public override string? DefaultOf(FormField field) =>
        field.Name == SandboxField.Residency && !Regions.Japan.Contains(Region) ? InRegion : field.Default;

    public override Bilingual ExampleOf(FormField field) => field.Default is { } usual ? new(usual, usual) : field.Example;

    public override IEnumerable<string> Hints(FormQuestion question, Language language) =>
        question.Fields[0] == SandboxField.Residency ? SandboxQuestions.Residency(Region).Select(line => line.In(language)) : [];

    public override IEnumerable<PlacedProblem> OwnProblems() => base.OwnProblems().Concat(NotInJapan());

    public override IReadOnlyList<PlacedProblem> ProblemsOf(IReadOnlyCollection<string> names) =>
        OwnProblems().ToList() is { Count: > 0 } own ? own :
        [
            .. Draft().Check(clock).Problems
                .Where(problem => problem.File == Target && FieldOf(problem) is { } about && names.Contains(about.Name)).Select(Placed),
        ];

    /// <summary>The files as they would be; where an answer is missing, a default or the example stands for it.</summary>
    public ConfigDraft Draft()
    {
        var draft = new ConfigDraft(root);
        draft.Create(Target, File(), replace: true);
        var (models, file) = (ModelsTemplate.Text(Region), Path.Combine(root, Models));
        if (!System.IO.File.Exists(file)
            || (System.IO.File.ReadAllText(file) is var there && there != models && ModelsTemplate.IsUntouched(there)))
        {
            draft.Create(Models, models, replace: true);
        }

        return draft;
    }

    /// <summary>Models in Japan are called from there alone.</summary>
    private IEnumerable<PlacedProblem> NotInJapan() =>
        TextOf(SandboxField.Residency) == Japan && Regions.All.Contains(Region) && !Regions.Japan.Contains(Region)
            ?
            [
                Placed(SandboxField.Of(SandboxField.Residency), Refused(
                    "CFG004", new($"choose {InRegion} or {Worldwide}", $"{InRegion} か {Worldwide} にしてください"),
                    new(
                        $"residency japan needs a sandbox in {string.Join(" or ", Regions.Japan)}, and it is in {Region}",
                        $"residency の japan には {string.Join(" か ", Regions.Japan)} のサンドボックスが必要です（{Region} と書かれています）")).Problem!),
            ]
            : [];

    private string File()
    {
        var given = SandboxField.All
            .ToDictionary(each => each.Name, each => TextOf(each.Name) ?? DefaultOf(each) ?? each.Example.In(language));
        given[SandboxField.IdentityRegion] = TextOf(SandboxField.IdentityRegion) ?? given[SandboxField.Region];
        given[SandboxField.Helpdesk] = TextOf(SandboxField.Helpdesk)
            ?? ((YamlScalar)((YamlList)Read("contacts.security", given["security-contacts"]).Value!).Items[0]).Content;
        var isInRegion = given[SandboxField.Residency] == InRegion;
        var changes = given.Where(each => each.Key is not (SandboxField.Residency or SandboxField.Helpdesk))
            .SelectMany(each => Values(each.Key, each.Value).Select(value => (each.Key, value)))
            .Where(each => each.Key != SandboxField.AcceptedBy || !isInRegion)
            .Select(each => YamlChange.Set(each.value.Key, each.value.Value!)).ToList();
        var day = YamlValue.Plain($"{today:yyyy-MM-dd}");
        changes.Add(YamlChange.Set("money.asOf", day));
        if (!isInRegion)
        {
            changes.Add(YamlChange.Set("residency.acceptedOn", day));
            var isGlobal = given[SandboxField.Residency] == Worldwide;
            changes.Add(YamlChange.Set("residency.globalInference", YamlValue.Plain(isGlobal ? "true" : "false")));
        }

        foreach (var profile in new[] { "guardrails.profiles[0]", "guardrails.profiles[1]" })
        {
            var address = given[SandboxField.Helpdesk];
            changes.Add(YamlChange.Set($"{profile}.blockedPromptMessage", Say(new(
                $"A company rule keeps this text from being sent. Leave personal and confidential information out. Questions: {address}",
                $"社内ルールにより、この入力は送信できません。個人情報や社外秘の情報を除いてください。お問い合わせは {address} まで。"))));
            changes.Add(YamlChange.Set($"{profile}.blockedAnswerMessage", Say(new(
                $"A company rule keeps this answer from being shown. Questions: {address}",
                $"社内ルールにより、この回答は表示できません。お問い合わせは {address} まで。"))));
            if (isInRegion)
            {
                changes.Add(YamlChange.Set($"{profile}.classicReason", Say(new(
                    "No text may leave the sandbox Region; guardrails that read Japanese would let it.",
                    "サンドボックスのリージョンの外でテキストを処理しない方針のため（日本語に対応したガードレールはリージョンの外でも検査する）。"))));
            }
            else if (!ReadsJapanese(Region))
            {
                changes.Add(YamlChange.Set($"{profile}.classicReason", Say(new(
                    $"Guardrails that read Japanese are supported here over the Asia Pacific profile alone, which cannot be called from {Region}.",
                    $"日本語に対応したガードレールはアジアパシフィックのプロファイルでのみ利用でき、{Region} からは呼び出せないため。"))));
            }
        }

        return YamlEditor.Apply(SandboxTemplate.Text(language, Region, isInRegion), typeof(Sandbox), changes);
    }

    /// <summary>Whether guardrails that read Japanese can be called in a Region.</summary>
    public static bool ReadsJapanese(string region) => GuardrailRouting.Sources.Contains(region);

    private YamlValue Say(Bilingual text) => YamlValue.Text(text.In(language));

    protected override IEnumerable<FormValue> Values(string field, string text) => field switch
    {
        SandboxField.Residency => Choices.Contains(text) ? [] :
        [
            Refused("CFG004", new("choose one of them", "いずれかを選んでください"), new(
                $"residency must be one of {string.Join(", ", Choices)}, got \"{Excerpt.Of(text)}\"",
                $"residency は {string.Join("、", Choices)} のいずれかです（\"{Excerpt.Of(text)}\" と書かれています）")),
        ],
        SandboxField.Helpdesk => [Read("contacts.security[0]", text)],
        SandboxField.AcceptedBy => Person(field, text),
        _ => base.Values(field, text),
    };
}
