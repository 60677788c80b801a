using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Onboarding;

/// <summary>The answers about a sandbox: what they mean for its file, and what is wrong with them.</summary>
/// <param name="language">The company's language.</param>
/// <param name="today">The day of rate and sign-off.</param>
internal sealed class SandboxForm(Language language, DateOnly today)
{
    private const string Japan = "japan", InRegion = "region", Worldwide = "global";

    private static readonly string[] Choices = [Japan, InRegion, Worldwide];

    private readonly Dictionary<string, string> answers = new(StringComparer.Ordinal);

    /// <summary>The answers by field.</summary>
    public IReadOnlyDictionary<string, string> Answers => answers;

    /// <summary>The fields that have no answer and need one.</summary>
    public IEnumerable<SandboxField> Missing => SandboxField.All
        .Where(each => !each.IsOptional && !answers.ContainsKey(each.Name))
        .Where(each => each.Name != SandboxField.AcceptedBy || !IsInRegion(answers));

    /// <summary>Takes an answer; one that is empty is none.</summary>
    public void Answer(string field, string text)
    {
        _ = answers.Remove(field);
        if (text.Trim().Length > 0)
        {
            answers.Add(field, text.Trim());
        }
    }

    /// <summary>Takes an answer back.</summary>
    public void Forget(string field) => answers.Remove(field);

    /// <summary>What is wrong with single answers.</summary>
    public IEnumerable<PlacedProblem> OwnProblems() => answers.SelectMany(answer => Values(answer.Key, answer.Value)
        .Select(value => value.Problem).OfType<ConfigProblem>().Select(problem => new PlacedProblem(Place(answer.Key), problem)))
        .Concat(NotInJapan());

    /// <summary>The sandbox Region; the usual one before it is answered.</summary>
    public string Region => answers.GetValueOrDefault(SandboxField.Region) ?? SandboxField.Of(SandboxField.Region).Default!;

    /// <summary>What most companies answer; null where nobody else knows.</summary>
    public string? DefaultOf(SandboxField field) =>
        field.Name == SandboxField.Residency && !Regions.Japan.Contains(Region) ? InRegion : field.Default;

    /// <summary>Models in Japan are called from there alone.</summary>
    private IEnumerable<PlacedProblem> NotInJapan() =>
        answers.GetValueOrDefault(SandboxField.Residency) == Japan && Regions.All.Contains(Region) && !Regions.Japan.Contains(Region)
            ?
            [
                new(Place(SandboxField.Residency), Refused(
                    "CFG004",
                    new(
                        $"residency japan needs a sandbox in {string.Join(" or ", Regions.Japan)}, and it is in {Region}",
                        $"residency japan には {string.Join(" か ", Regions.Japan)} のサンドボックスが必要です（{Region} と書かれています）"),
                    new($"choose {InRegion} or {Worldwide}", $"{InRegion} か {Worldwide} にしてください")).Problem!),
            ]
            : [];

    /// <summary>The answer that a problem of the file is about.</summary>
    public static SandboxField? FieldOf(ConfigProblem problem)
    {
        var key = problem.Message.English.Split(' ')[0];
        return SandboxField.All.SelectMany(each => each.Keys.Select(own => (each, own)))
            .Where(pair => key.StartsWith(pair.own, StringComparison.Ordinal))
            .Where(pair => key.Length == pair.own.Length || key[pair.own.Length] is '.' or '[')
            .OrderByDescending(pair => pair.own.Length).Select(pair => pair.each).FirstOrDefault();
    }

    /// <summary>How a message names a field.</summary>
    public static Bilingual Place(string field) => new($"--{field}", $"--{field}");

    /// <summary>The file; where an answer is missing, a default or the example stands for it.</summary>
    public string File()
    {
        var given = SandboxField.All
            .ToDictionary(each => each.Name, each => answers.GetValueOrDefault(each.Name) ?? DefaultOf(each) ?? each.Example);
        given[SandboxField.IdentityRegion] = answers.GetValueOrDefault(SandboxField.IdentityRegion) ?? given[SandboxField.Region];
        given[SandboxField.Helpdesk] = answers.GetValueOrDefault(SandboxField.Helpdesk) ?? given["security-contacts"].Split([' ', ','])[0];
        var changes = given.Where(each => each.Key is not (SandboxField.Residency or SandboxField.Helpdesk))
            .SelectMany(each => Values(each.Key, each.Value).Select(value => (each.Key, value)))
            .Where(each => each.Key != SandboxField.AcceptedBy || !IsInRegion(given))
            .Select(each => YamlChange.Set(each.value.Key, each.value.Value!)).ToList();
        var day = YamlValue.Plain($"{today:yyyy-MM-dd}");
        changes.Add(YamlChange.Set("money.asOf", day));
        if (!IsInRegion(given))
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
            if (IsInRegion(given))
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

        return YamlEditor.Apply(SandboxTemplate.Text(language, Region, IsInRegion(given)), typeof(Sandbox), changes);
    }

    /// <summary>Whether guardrails that read Japanese can be called in a Region.</summary>
    public static bool ReadsJapanese(string region) => GuardrailRouting.Sources.Contains(region);

    private YamlValue Say(Bilingual text) => YamlValue.Text(text.In(language));

    private static bool IsInRegion(IReadOnlyDictionary<string, string> given) =>
        given.GetValueOrDefault(SandboxField.Residency) == InRegion;

    private static IEnumerable<(string Key, YamlValue? Value, ConfigProblem? Problem)> Values(string field, string text)
    {
        switch (field)
        {
            case SandboxField.Residency:
                return Choices.Contains(text) ? [] : [Refused(
                    "CFG004",
                    new(
                        $"residency must be one of {string.Join(", ", Choices)}, got \"{Excerpt.Of(text)}\"",
                        $"residency は {string.Join("、", Choices)} のいずれかです（\"{Excerpt.Of(text)}\" と書かれています）"),
                    new("choose one of them", "いずれかを選んでください"))];
            case SandboxField.Helpdesk:
                return [("", null, TypedValue.Read<Sandbox>("contacts.security[0]", text).Problem)];
            case SandboxField.AcceptedBy:
                var person = WrittenPerson.Of(text);
                return person is { } written
                    ? [Read("residency.acceptedBy.name", written.Name), Read("residency.acceptedBy.email", written.Email)]
                    : [Refused(
                        "CFG005", DepartmentForm.NotOfItsForm("residency.acceptedBy", text),
                        DepartmentForm.LikeExample(new(SandboxField.Of(field).Example, SandboxField.Of(field).Example)))];
            default:
                return [Read(SandboxField.Of(field).Keys[0], text)];
        }
    }

    private static (string, YamlValue?, ConfigProblem?) Read(string key, string text)
    {
        var (value, problem) = TypedValue.Read<Sandbox>(key, text);
        return (key, value, problem);
    }

    private static (string Key, YamlValue? Value, ConfigProblem? Problem) Refused(string code, Bilingual message, Bilingual fix) =>
        ("", null, new ConfigProblem("", 0, 0, code, message, fix));
}
