using System.Globalization;
using InfraPoc.Config;
using InfraPoc.Config.Usage;
using InfraPoc.Controls.Templates;
using InfraPoc.Spending;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>What meter and brake read says of every department, model and amount what the configuration says.</summary>
public sealed class MeterAndBrakeKnowEveryCap() : Control(
    "MON-03",
    guarantee: new(
        "Meter and brake read status, period, caps, brake policy, roles and inference profiles of each department, and the price of each model, exactly as configured.",
        "集計関数とブレーキは、各部門の状態、期間、上限、ブレーキポリシー、ロール、推論プロファイルと、各モデルの単価を、設定どおりに読み取ります。"),
    why: new(
        "A department whose cap or roles they know wrongly spends past its cap, or is stopped for another's use.",
        "上限やロールを誤って把握していると、部門が上限を超えて利用したり、ほかの部門の利用のために利用が停止されたりするためです。"),
    fix: new(
        "Restore the parameter named in the violation; change departments in their files, and prices in config/models.yaml.",
        "違反に示されたパラメーターを元に戻してください。部門の内容は部門のファイルで、単価は config/models.yaml で変更してください。"),
    [Nist("CM-6"), Nist("CM-8"), Nist("SI-4")])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var (config, names) = (templates.Config, templates.Names);
        var parameters = templates.OfType("AWS::SSM::Parameter").ToList();
        var usage = parameters.Where(parameter => parameter.Stack.Name == names.UsageStack).ToList();
        var known = config.Departments.ToDictionary(names.DepartmentParameter, department => department, StringComparer.Ordinal);
        return
        [
            .. parameters.SelectMany(Readable),
            .. Settings(templates, usage),
            .. Models(config, usage, names),
            .. Roster(config, usage, names),
            .. known.SelectMany(entry => Department(templates, parameters, entry.Key, entry.Value)),
            .. parameters.Where(parameter => !Belongs(names, parameter, known.GetValueOrDefault(NameOf(parameter))))
                .Select(parameter => parameter.Violates(
                    new(
                        $"The parameter {NameOf(parameter)} does not belong into this stack, and meter and brake would read it.",
                        $"パラメーター {Phrases.Value(NameOf(parameter)).Japanese} はこのスタックのものではなく、集計関数とブレーキが読み取ってしまいます。"),
                    "Name")),
        ];
    }

    private static string NameOf(StackResource parameter) => parameter.Text("Name") ?? Phrases.Nothing;

    private static bool Belongs(SandboxNames names, StackResource parameter, Department? department) => department is not null
        ? parameter.Stack.Name == names.DepartmentStack(department)
        : parameter.Stack.Name == names.UsageStack
            ? NameOf(parameter) == names.SettingsParameter
                || NameOf(parameter).StartsWith($"{names.ParameterPath}/models/", StringComparison.Ordinal)
                || NameOf(parameter).StartsWith($"{names.ParameterPath}/roster/", StringComparison.Ordinal)

            // Meter and brake pass these over.
            : parameter.Stack.Name == names.GuardrailsStack
                && NameOf(parameter).StartsWith(names.GuardrailParameters, StringComparison.Ordinal);

    /// <summary>What SSM takes without an extra charge, and hands out as it is written.</summary>
    private static IEnumerable<Violation> Readable(StackResource parameter)
    {
        var text = parameter.Text("Value") ?? "";
        var size = Entries.Bytes(text);
        return parameter.Must("String", "Type")
            .Concat(parameter.Must("Standard", "Tier"))
            .Concat(parameter.MustHaveOnly("Name", "Tags", "Tier", "Type", "Value"))
            .Concat(size is > 0 and <= Entries.MaxBytes
                ? []
                :
                [
                    parameter.Violates(
                        new(
                            $"The value has {size} bytes; from 1 to {Entries.MaxBytes} are allowed.",
                            $"値が {size} バイトです。1 以上 {Entries.MaxBytes} 以下でなければなりません。"),
                        "Value"),
                ])
            .Concat(text.Contains("{{", StringComparison.Ordinal)
                ?
                [
                    parameter.Violates(
                        new(
                            "The value has {{, which SSM takes for a reference to another parameter.",
                            "値に {{ があります。SSM は別のパラメーターへの参照とみなします。"),
                        "Value"),
                ]
                : []);
    }

    private static IEnumerable<Violation> Settings(SandboxTemplates templates, List<StackResource> parameters)
    {
        var (sandbox, names) = (templates.Config.Sandbox, templates.Names);
        var stack = templates.Stack(names.UsageStack);
        return One(parameters, names.SettingsParameter, stack, Entries.ReadSandbox, (parameter, rules) => Differences(
            parameter,
            Bilingual.Empty,
            ("name", rules.Name, sandbox.Name),
            ("account", rules.Account, sandbox.Accounts.Sandbox.Id),
            ("region", rules.Region, sandbox.Accounts.Sandbox.Region),
            ("language", rules.IsJapanese, sandbox.Language == Language.Japanese),
            ("timeZone", rules.TimeZone, sandbox.TimeZone),
            ("currency", rules.Currency, sandbox.Money.Currency),
            ("perUsd", rules.PerUsd, sandbox.Money.PerUsd),
            ("monthlyBudget", rules.MonthlyBudget, sandbox.Money.MonthlyBudget),
            ("costTopicArn", rules.CostTopicArn, names.CostTopicArn),
            ("costReceivers", rules.CostReceivers, Receivers(templates, names.UsageStack, names.CostTopic)),
            ("securityTopicArn", rules.SecurityTopicArn, names.SecurityTopicArn),
            ("securityReceivers", rules.SecurityReceivers, Receivers(templates, names.AuditStack, names.SecurityTopic)),
            ("budgetName", rules.BudgetName, names.SandboxBudget),
            ("runbook", rules.Runbook, sandbox.Contacts.Runbook),
            ("floor", rules.Floor, GuardrailPrices.Of(sandbox.Guardrails.Profile(sandbox.Guardrails.Floor)))));
    }

    private static IEnumerable<Violation> Models(SandboxConfig config, List<StackResource> parameters, SandboxNames names)
    {
        var (read, violations) = Parts<ModelRules>(parameters, names.ModelsParameter, Entries.ReadModels);
        var found = read.ToLookup(each => each.Value.Alias, StringComparer.Ordinal);
        return
        [
            .. violations,
            .. from model in config.Models.Values
               where found[model.Alias].Count() != 1
               let times = found[model.Alias].Count()
               select new Violation(new(
                   $"The model {model.Alias} is listed {times} times below {names.ParameterPath}/models; it must be once.",
                   $"モデル {model.Alias} が {names.ParameterPath}/models の下に {times} 回あります。ちょうど 1 回でなければなりません。")),
            .. from model in read
               where !config.Models.ContainsKey(model.Value.Alias)
               select model.Parameter.Violates(
                   new($"The model {model.Value.Alias} is in no configuration.", $"モデル {model.Value.Alias} は設定にありません。"), "Value"),
            .. from model in config.Models.Values
               from each in found[model.Alias]
               from difference in Differences(
                   each.Parameter,
                   new($" of {model.Alias}", $"モデル {model.Alias} の "),
                   ("modelId", each.Value.ModelId, model.ModelId),
                   ("profileId", each.Value.ProfileId, model.SystemProfileId),
                   ("input", each.Value.Input, model.Price.Input),
                   ("output", each.Value.Output, model.Price.Output),
                   ("cacheRead", each.Value.CacheRead, model.Price.CacheRead),
                   ("cacheWrite", each.Value.CacheWrite, model.Price.CacheWrite))
               select difference,
        ];
    }

    private static IEnumerable<Violation> Roster(SandboxConfig config, List<StackResource> parameters, SandboxNames names)
    {
        var (read, violations) = Parts<string>(parameters, names.RosterParameter, Entries.ReadRoster);
        var listed = read.Select(each => each.Value).Order(StringComparer.Ordinal).ToList();
        var expected = config.Departments.Select(department => department.Id).Order(StringComparer.Ordinal).ToList();
        return listed.SequenceEqual(expected)
            ? violations
            : violations.Append(new Violation(new(
                $"The roster lists {string.Join(", ", listed)}; it must list each department once: {string.Join(", ", expected)}.",
                $"名簿に各部門が 1 回ずつ書かれていません（現在の値：{string.Join(", ", listed)}、正しい値：{string.Join(", ", expected)}）。")));
    }

    private static IEnumerable<Violation> Department(
        SandboxTemplates templates, IReadOnlyList<StackResource> parameters, string name, Department department)
    {
        var (sandbox, names, budget) = (templates.Config.Sandbox, templates.Names, department.Budget);
        var stack = names.DepartmentStack(department);
        var brake = templates.Only(stack, "AWS::IAM::ManagedPolicy", policy => policy.Ref == names.BrakePolicyArn(department));
        var own = parameters.Where(parameter => parameter.Stack.Name == stack).ToList();
        return One(own, name, templates.Stack(stack), Entries.ReadDepartment, (parameter, rules) => Differences(
            parameter,
            Bilingual.Empty,
            ("name", rules.Name, department.Name),
            ("status", rules.Status, department.Status.ToString().ToLowerInvariant()),
            ("start", rules.Start, LocalDays.Begin(department.Period.Start, sandbox.TimeZone)),
            ("end", rules.End, LocalDays.Begin(department.Period.End.AddDays(1), sandbox.TimeZone)),
            ("monthly", rules.Monthly, budget.Monthly),
            ("topUps", rules.TopUps is { } more ? Shown(more) : null, budget.TopUps.Count == 0 ? null : Shown(TopUps(budget))),
            ("stopPercent", rules.StopPercent, budget.StopPercent),
            ("daily", rules.Daily, budget.Daily),
            ("hourly", rules.Hourly, budget.Hourly),
            ("total", rules.Total, budget.Total),
            ("alertPercents", string.Join(", ", rules.AlertPercents), string.Join(", ", budget.AlertPercents)),
            ("coolDownMinutes", rules.CoolDownMinutes, budget.CoolDownMinutes),
            ("topicArn", rules.TopicArn, names.DepartmentTopicArn(department)),
            ("receivers", rules.Receivers, Receivers(templates, stack, names.DepartmentTopic(department))),
            ("brakePolicyArn", rules.BrakePolicyArn, brake.Ref),
            ("brakePolicyId", rules.BrakePolicyId, brake.Attribute("PolicyId")),
            ("budgetName", rules.BudgetName, names.Budget(department)),
            ("owner", rules.Owner, $"{department.Owner.Name} <{department.Owner.Email}>"),
            ("itPartner", rules.ItPartner, $"{department.ItPartner.Name} <{department.ItPartner.Email}>"),
            ("signInRolePrefix", rules.SignInRolePrefix, $"AWSReservedSSO_{SignIn(templates, department)}_"),
            ("applicationRole", rules.ApplicationRole, names.ApplicationRole(department)),
            ("profiles", Shown(rules.Profiles), Shown(Profiles(templates, department))),
            ("guardrail", rules.Guardrail, department.Guardrail == sandbox.Guardrails.Floor
                ? null
                : GuardrailPrices.Of(sandbox.Guardrails.Profile(department.Guardrail)))));
    }

    /// <summary>How many subscribe to a topic.</summary>
    private static int Receivers(SandboxTemplates templates, string stack, string name)
    {
        var topic = templates.Only(stack, "AWS::SNS::Topic", topic => topic.Text("TopicName") == name);
        return templates.OfType("AWS::SNS::Subscription").Count(subscription => subscription.Text("TopicArn") == topic.Ref);
    }

    /// <summary>Name of the permission set that there is: Identity Center names the role of a sign-in after it.</summary>
    private static string? SignIn(SandboxTemplates templates, Department department) =>
        templates.Only(templates.Names.AccessStack(department), "AWS::SSO::PermissionSet").Text("Name");

    /// <summary>The profiles that there are in the department's stack.</summary>
    private static Dictionary<string, string> Profiles(SandboxTemplates templates, Department department) =>
        (from profile in templates.In(templates.Names.DepartmentStack(department), "AWS::Bedrock::ApplicationInferenceProfile")
         let name = profile.Text("InferenceProfileName")
         let model = templates.Config.ModelsOf(department)
             .FirstOrDefault(model => templates.Names.InferenceProfile(department, model) == name)
         select KeyValuePair.Create(profile.Attribute("InferenceProfileId"), model?.Alias ?? "-")).ToDictionary();

    /// <summary>What the file adds in single months.</summary>
    private static Dictionary<string, decimal> TopUps(Budget budget) => budget.TopUps.Select(each => each.Month).Distinct()
        .ToDictionary(month => month, month => budget.MonthlyIn(month) - budget.Monthly);

    private static string Shown<T>(IReadOnlyDictionary<string, T> pairs) => string.Join(
        ", ", pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:0.######}")));

    private static IEnumerable<Violation> One<T>(
        List<StackResource> parameters, string name, StackTemplate? stack, Func<string, string?, RulesReading<T>> read,
        Func<StackResource, T, IEnumerable<Violation>> differences)
        where T : class
    {
        var found = parameters.Where(parameter => NameOf(parameter) == name).ToList();
        return found is not [var parameter]
            ? [new Violation(Phrases.NotOne(found.Count, new("parameters", "パラメーター"), name), stack)]
            : read(name, parameter.Text("Value")) is { Value: { } rules }
                ? differences(parameter, rules)
                :
                [
                    parameter.Violates(
                        new Bilingual("", "値を読み取れません") + Bilingual.Detail(read(name, parameter.Text("Value")).Error!), "Value"),
                ];
    }

    /// <summary>What the parts of a list say, numbered from 1 without a gap.</summary>
    private static (List<(StackResource Parameter, T Value)> Read, List<Violation> Violations) Parts<T>(
        List<StackResource> parameters, Func<int, string> name, Func<string, string?, RulesReading<IReadOnlyList<T>>> read)
    {
        var folder = name(1)[..^1];
        var parts = parameters.Where(parameter => NameOf(parameter).StartsWith(folder, StringComparison.Ordinal)).ToList();
        var (values, violations) = (new List<(StackResource, T)>(), new List<Violation>());
        foreach (var number in Enumerable.Range(1, Math.Max(parts.Count, 1)))
        {
            violations.AddRange(One(parts, name(number), null, read, (parameter, list) =>
            {
                values.AddRange(list.Select(each => (parameter, each)));
                return [];
            }));
        }

        return (values, violations);
    }

    private static IEnumerable<Violation> Differences(
        StackResource parameter, Bilingual of, params IEnumerable<(string What, object? Found, object? Expected)> fields) =>
        from field in fields
        where !Equals(field.Found, field.Expected)
        let found = Phrases.Value(field.Found?.ToString())
        let expected = Phrases.Value(field.Expected?.ToString())
        select parameter.Violates(
            new(
                $"The entry says {field.What}{of.English} {found.English}; the configuration says {expected.English}.",
                $"{of.Japanese}{field.What} の値が設定と異なります（現在の値：{found.Japanese}、設定：{expected.Japanese}）。"),
            "Value");
}
