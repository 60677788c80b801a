using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Validation;

/// <summary>What must hold between files: references resolve, names are unique, money and quotas suffice.</summary>
internal static class CompanyRules
{
    /// <summary>The rules.</summary>
    /// <param name="sandbox">The sandbox's file.</param>
    /// <param name="models">The catalogue's file.</param>
    /// <param name="departments">The departments' files; of two that do not go together the later one is reported.</param>
    /// <param name="today">A day of the sandbox's time zone; top-ups of months before it are of the past.</param>
    public static void Check(
        BoundFile<Sandbox>? sandbox, BoundFile<ModelCatalogue>? models, IReadOnlyList<BoundFile<Department>> departments, DateOnly today)
    {
        Unique(departments);
        foreach (var department in departments)
        {
            if (models is not null)
            {
                Models(department, models, sandbox);
            }

            if (sandbox is not null)
            {
                People(department, sandbox);
                Guardrail(department, sandbox);
                Addresses(department, sandbox);
            }
        }

        if (sandbox is not null)
        {
            CapsSum(sandbox, departments, today);
            QuotaRules.Check(sandbox, departments);
        }
    }

    private static void Unique(IReadOnlyList<BoundFile<Department>> departments)
    {
        Dictionary<string, string> names = [], groups = [], homes = [], mailboxes = [], approvals = [];
        Dictionary<(string Kind, string Alike), string> seen = [];
        foreach (var file in departments)
        {
            var department = file.Value;
            var name = Home(names, file, "name", department.Name);
            file.Require(
                "DEP025", "name",
                () => name == file.File,
                new($"must be unique among departments, and {name} has it", $"が {name} と重複しています"),
                new("choose another name", "別の名前にしてください"));
            Alike(file, seen, "id", "id", department.Id);
            Alike(file, seen, "name", "name", department.Name);
            Alike(file, seen, "approval", "approval", department.Approval);
            var group = department.Group is { } own ? Home(groups, file, "group.id", own.Id) : file.File;
            file.Require(
                "DEP029", "group.id",
                () => group == file.File,
                new(
                    $"is the group of {group}: nobody could tell whose usage is whose",
                    $"は {group} のグループです。どちらの部門の利用か区別できなくなります"),
                new("use one group for one department", "部門ごとに別のグループを使ってください"));
            var approval = Home(approvals, file, "approval", department.Approval);
            file.Expect(
                "DEP042", "approval",
                () => approval == file.File,
                new($"is the approval of {approval} as well", $"は {approval} の稟議番号でもあります"),
                new("write the number under which this department was approved", "この部門の稟議番号を書いてください"));
            foreach (var (index, member) in department.Members.Index())
            {
                Alike(file, seen, "member", $"members[{index}]", member);
                var home = Home(homes, file, $"members[{index}]", member);
                file.Require(
                    "DEP026", $"members[{index}]",
                    () => home == file.File,
                    new(
                        $"is already a member in {home}, and a user is created by one department only",
                        $"はすでに {home} のメンバーです。ユーザーを作成できる部門は 1 つだけです"),
                    new("list each person in one department", "1 人を書く部門は 1 つにしてください"));
                var (mailbox, address) = (TextForm.Folded(Contact.Mailbox(member)), TextForm.Folded(member));
                var first = !file.IsBound($"members[{index}]") || mailboxes.TryAdd(mailbox, address) ? address : mailboxes[mailbox];
                file.Expect(
                    "DEP048", $"members[{index}]",
                    () => first == address,
                    new(
                        "reaches the mailbox of another member: what follows the plus sign makes a second user of one person",
                        "はほかのメンバーと同じメールボックスに届きます。+ の後が違っても同じ人で、ユーザーが 2 つできます"),
                    new("list each person once, in one department", "1 人は 1 つの部門に 1 回だけ書いてください"));
            }
        }
    }

    /// <summary>Warns of a text that only some fonts tell from another of its kind.</summary>
    private static void Alike(
        BoundFile<Department> file, Dictionary<(string Kind, string Alike), string> seen, string kind, string path, string text)
    {
        if (!file.IsBound(path))
        {
            return;
        }

        var key = (kind, TextForm.Alike(text));
        _ = seen.TryAdd(key, text);
        file.Expect(
            "DEP052", path,
            () => TextForm.Folded(seen[key]) == TextForm.Folded(text),
            new(
                $"looks like {Excerpt.Of(seen[key])}: only l, I and 1, or O and 0, differ",
                $"が {Excerpt.Of(seen[key])} とほぼ同じに見えます（l と I と 1、または O と 0 だけが異なります）"),
            new("check the spelling, or choose one that people can tell apart", "つづりを確認するか、見分けられる表記にしてください"));
    }

    /// <summary>The first file that has a text, compared as people read it; a text that was not bound is nobody's.</summary>
    private static string Home(Dictionary<string, string> homes, BoundFile<Department> file, string path, string text)
    {
        var folded = TextForm.Folded(text);
        return !file.IsBound(path) || homes.TryAdd(folded, file.File) ? file.File : homes[folded];
    }

    private static void Addresses(BoundFile<Department> file, BoundFile<Sandbox> sandbox)
    {
        var department = file.Value;
        var domains = sandbox.Value.IdentityCenter.EmailDomains;
        if (!AreBound(domains))
        {
            return;
        }

        IEnumerable<(string Path, string? Email)> people =
        [
            ("owner.email", department.Owner.Email), ("itPartner.email", department.ItPartner.Email),
            ("decisionMaker.email", department.DecisionMaker.Email), ("costContact.email", department.CostContact?.Email),
            .. department.Members.Select((member, index) => ($"members[{index}]", (string?)member)),
        ];
        foreach (var (path, email) in people)
        {
            file.Require(
                "DEP031", path,
                () => email is null || domains.Contains(email.Split('@')[^1], StringComparer.OrdinalIgnoreCase),
                new("is not an address of the company", "は会社のメールアドレスではありません"),
                new(
                    $"write an address that ends with {string.Join(" or ", domains.Select(domain => $"@{domain}"))}, or have identityCenter.emailDomains extended in config/sandbox.yaml",
                    $"{string.Join(" か ", domains.Select(domain => $"@{domain}"))} で終わるアドレスを書くか、config/sandbox.yaml の identityCenter.emailDomains にドメインを加えてもらってください"));
        }
    }

    private static void Models(BoundFile<Department> file, BoundFile<ModelCatalogue> catalogue, BoundFile<Sandbox>? sandbox)
    {
        var department = file.Value;
        var known = catalogue.Value.Models.Select(model => model.Alias).ToList();
        file.RequireUnique("DEP020", "models", "", department.Models, alias => alias, new(
            "is listed twice",
            "が 2 回書かれています"),
        new("remove one of them", "どちらかを削除してください"));
        foreach (var (index, alias) in department.Models.Index())
        {
            var path = $"models[{index}]";
            var place = known.IndexOf(alias);
            if (place < 0)
            {
                file.Require(
                    "DEP019", path,
                    () => !AreBound(known),
                    new("is not a model of config/models.yaml", "は config/models.yaml にないモデルです"),
                    Suggestion.Fix(alias, known, OneOf(known)));
                continue;
            }

            if (!catalogue.IsBound($"models[{place}]"))
            {
                continue;
            }

            var model = catalogue.Value.Models[place];
            file.Require(
                "DEP023", path,
                () => department.Status == DepartmentStatus.Closed || !(model.EndOfLife < department.Period.End),
                new(
                    $"is served only until {model.EndOfLife:yyyy-MM-dd}, before period.end",
                    $"の提供は {model.EndOfLife:yyyy-MM-dd} に終わります。period.end より前です"),
                new("choose another model or end the period earlier", "別のモデルを選ぶか、期間を早く終えてください"),
                "period", "status");
            if (sandbox is not null && sandbox.IsBound("residency") && sandbox.IsBound("accounts.sandbox.region"))
            {
                Residency(file, path, model, sandbox.Value);
            }
        }
    }

    private static void Residency(BoundFile<Department> file, string path, Model model, Sandbox sandbox)
    {
        if (model.Inference == InferenceType.Global)
        {
            file.Require(
                "DEP022", path,
                () => sandbox.Residency?.GlobalInference == true,
                new(
                    "may be processed in any commercial Region, which the residency sign-off does not accept",
                    "は任意の商用リージョンで処理されることがあり、データ所在地の承認に含まれていません"),
                new(
                    "choose a model with inference in-region or jp, or have residency.globalInference signed off in config/sandbox.yaml",
                    "inference が in-region か jp のモデルを選ぶか、config/sandbox.yaml の residency.globalInference の承認を受けてください"));
            return;
        }

        string[] accepted = [sandbox.Accounts.Sandbox.Region, .. sandbox.Residency?.InferenceRegions ?? []];
        var outside = model.DestinationRegions.Except(accepted).ToList();
        file.Require(
            "DEP022", path,
            () => outside.Count == 0,
            new(
                $"may be processed in {string.Join(", ", outside)}, which the residency sign-off does not accept",
                $"は {string.Join("、", outside)} で処理されることがあり、データ所在地の承認に含まれていません"),
            new(
                "choose another model, or have residency.inferenceRegions signed off with these Regions in config/sandbox.yaml",
                "別のモデルを選ぶか、config/sandbox.yaml の residency.inferenceRegions にこれらのリージョンを加える承認を受けてください"));
    }

    private static void People(BoundFile<Department> file, BoundFile<Sandbox> sandbox)
    {
        if (!sandbox.IsBound("identityCenter.users"))
        {
            return;
        }

        var department = file.Value;
        if (sandbox.Value.IdentityCenter.Users == UserSource.External)
        {
            file.Require(
                "DEP013", "members",
                () => department.Members.Count == 0,
                new(
                    "does not go with identityCenter.users: external, where the identity provider manages members",
                    "は identityCenter.users: external では書けません。メンバーは ID プロバイダーが管理します"),
                new("remove it and write group", "削除し、group を書いてください"));
            file.Require(
                "DEP013", "group",
                () => department.Group is not null,
                new(
                    "is missing: with identityCenter.users: external the identity provider manages members",
                    "がありません。identityCenter.users: external では、ID プロバイダーがメンバーを管理します"),
                new("write the name and id of the existing group", "既存のグループの名前と id を書いてください"));
            var listed = sandbox.Value.IdentityCenter.Groups;
            file.Require(
                "DEP044", "group.id",
                () => department.Group is not { } group || !sandbox.IsBound("identityCenter.groups") || listed.Any(group.Is),
                new(
                    "and group.name are not a group of identityCenter.groups in config/sandbox.yaml",
                    "と group.name の組が、config/sandbox.yaml の identityCenter.groups にありません"),
                new(
                    "have IT list the department's own group there, and write its name and id as there",
                    "部門のグループを IT に登録してもらい、そこにある名前と id を書いてください"),
                "group");
            return;
        }

        file.Require(
            "DEP013", "group",
            () => department.Group is null,
            new(
                "does not go with identityCenter.users: directory, where InfraPoc creates the group",
                "は identityCenter.users: directory では書けません。グループは InfraPoc が作成します"),
            new("remove it and list members", "削除し、members にメンバーを書いてください"));
        file.Require(
            "DEP013", "members",
            () => department.Members.Count > 0,
            new(
                "is missing: with identityCenter.users: directory InfraPoc creates the group and its members",
                "がありません。identityCenter.users: directory では、InfraPoc がグループとメンバーを作成します"),
            new(
                "list at least one address, e.g. - sales-trial-01@example.com",
                "アドレスを 1 つ以上書いてください（例：- sales-trial-01@example.com）"));
    }

    private static void Guardrail(BoundFile<Department> file, BoundFile<Sandbox> sandbox)
    {
        var known = sandbox.Value.Guardrails.Profiles.Select(profile => profile.Id).ToList();
        if (AreBound(known))
        {
            file.Require(
                "DEP021", "guardrail",
                () => known.Contains(file.Value.Guardrail),
                new("is not a guardrail profile of config/sandbox.yaml", "は config/sandbox.yaml にないガードレールのプロファイルです"),
                Suggestion.Fix(file.Value.Guardrail, known, OneOf(known)));
        }

        var (guardrails, chosen) = (sandbox.Value.Guardrails, file.Value.Guardrail);
        if (sandbox.IsBound("guardrails") && file.IsBound("dataClass"))
        {
            var minimum = guardrails.ByDataClass.Of(file.Value.DataClass);
            var lacks = guardrails.Lacks(chosen, minimum);
            file.Require(
                "DEP032", "guardrail",
                () => lacks.Count == 0,
                new(
                    $"protects less than {minimum}, which config/sandbox.yaml demands for dataClass {ScalarText.KeyOf(file.Value.DataClass)}: it lacks {Excerpt.Of(string.Join(", ", lacks), Excerpt.LongLine)}",
                    $"は、config/sandbox.yaml が dataClass {ScalarText.KeyOf(file.Value.DataClass)} に求める {minimum} の保護を下回っています（不足：{Excerpt.Of(string.Join("、", lacks), Excerpt.LongLine)}）"),
                new($"write {minimum} or a stricter profile", $"{minimum} か、より厳しいプロファイルを書いてください"),
                "dataClass");
        }
    }

    /// <summary>False when a name that others refer to could not be read: a reference may then mean that one.</summary>
    private static bool AreBound(IReadOnlyCollection<string> known) => known.Count > 0 && !known.Contains("");

    private static Bilingual OneOf(IEnumerable<string> known) => new(
        $"write one of {string.Join(", ", known)}",
        $"{string.Join("、", known)} のいずれかを書いてください");

    /// <summary>
    /// What is too much for the budget is reported in the department that is alone too much, or in the first that does not fit beside
    /// those before it.
    /// </summary>
    private static void CapsSum(BoundFile<Sandbox> sandbox, IReadOnlyList<BoundFile<Department>> departments, DateOnly today)
    {
        var (budget, sum, fits) = (sandbox.Value.Money.MonthlyBudget, 0m, true);
        if (!sandbox.IsBound("money.monthlyBudget") || budget <= 0)
        {
            return;
        }

        var active = departments.Where(file => file.Value.Status == DepartmentStatus.Active && file.IsBound("status")).ToList();
        foreach (var file in active.OrderBy(file => file.Value.Budget.Monthly > budget ? 1 : 0))
        {
            sum += Math.Max(0, file.Value.Budget.Monthly);
            file.Require(
                "DEP046", "budget.monthly",
                () => !fits || sum <= budget,
                new(
                    $"brings the active departments' monthly caps to {Amounts.Of(sum)} together, more than money.monthlyBudget of config/sandbox.yaml ({Amounts.Of(budget)})",
                    $"により、利用中の部門の月額上限の合計が {Amounts.Of(sum)} となり、config/sandbox.yaml の money.monthlyBudget（{Amounts.Of(budget)}）を超えます"),
                new("lower it, or have money.monthlyBudget raised", "値を下げるか、money.monthlyBudget を上げてもらってください"));
            fits = sum <= budget;
        }

        foreach (var file in fits ? active : [])
        {
            foreach (var (index, topUp) in file.Value.Budget.TopUps.Index())
            {
                var together = active.Where(each => each.Value.Period.HasDayIn(topUp.Month))
                    .Sum(each => Math.Max(0, each.Value.Budget.MonthlyIn(topUp.Month)));
                file.Require(
                    "DEP049", $"budget.topUps[{index}].amount",
                    () => together <= budget || string.CompareOrdinal(topUp.Month, $"{today:yyyy-MM}") < 0,
                    new(
                        $"brings the active departments' caps of {topUp.Month} to {Amounts.Of(together)} together, more than money.monthlyBudget of config/sandbox.yaml ({Amounts.Of(budget)})",
                        $"により、利用中の部門の {topUp.Month} の上限の合計が {Amounts.Of(together)} となり、config/sandbox.yaml の money.monthlyBudget（{Amounts.Of(budget)}）を超えます"),
                    new("lower it, or have money.monthlyBudget raised", "値を下げるか、money.monthlyBudget を上げてもらってください"),
                    $"budget.topUps[{index}].month");
            }
        }

        sandbox.Expect(
            "SBX036", "money.monthlyBudget",
            () => sum <= 0 || !active.TrueForAll(file => file.IsBound("budget.monthly")) || budget <= LargeBudget * sum,
            new(
                $"is more than {LargeBudget} times what the active departments may spend together ({Amounts.Of(sum)})",
                $"が、利用中の部門の上限の合計（{Amounts.Of(sum)}）の {LargeBudget} 倍を超えています"),
            new(
                "check for zeros too many, or keep it if more departments follow",
                "桁の間違いがないか確認してください。部門が増える予定なら、このままで構いません"));
    }

    /// <summary>How often the departments' caps fit into a budget that is large and meant.</summary>
    private const int LargeBudget = 10;
}
