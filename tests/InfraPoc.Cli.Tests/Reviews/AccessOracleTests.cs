using System.Globalization;
using InfraPoc.Cli.Reviews;
using InfraPoc.Config;
using InfraPoc.Controls;
using InfraPoc.Iam;
using Xunit.Abstractions;

namespace InfraPoc.Cli.Tests.Reviews;

/// <summary>
/// The access delta against brute force: of random pairs of departments, every request of the controls and every call of every model is
/// decided on both sides, with every filling of the keys that a request may have. No difference is missed, and none is invented.
/// </summary>
public sealed class AccessOracleTests(ITestOutputHelper output)
{
    private const int Departments = 20;
    private const string Guardrail = "bedrock:GuardrailIdentifier";
    private const string Profile = "bedrock:InferenceProfileArn";

    private static readonly DateTimeOffset[] Moments =
    [
        .. new[] { "2027-01-15", "2027-02-15", "2027-03-15", "2027-04-15", "2027-07-15" }.Select(day =>
            DateTimeOffset.Parse($"{day}T00:00:00Z", CultureInfo.InvariantCulture)
        ),
    ];

    private static readonly IReadOnlyList<Lazy<ReviewSide>> Sides =
    [
        .. Enumerable.Range(1, 5).Select(seed => new Lazy<ReviewSide>(() => ReviewedCompanies.Side(Company(new Random(seed))))),
    ];

    /// <summary>Ten pairs of companies of twenty departments each: two hundred pairs of departments.</summary>
    [Fact]
    public void Delta_OfTwoDepartments_HasEveryDifferenceAndNoOther()
    {
        List<(int Before, int After, int Department)> pairs =
        [
            .. from before in Enumerable.Range(0, 5)
               from after in Enumerable.Range(0, 5)
               where before < after
               from department in Enumerable.Range(0, Departments)
               select (before, after, department),
        ];
        var some = Sampling.Of(pairs, every: 60, "pairs of departments whose access is compared", output.WriteLine);
        some.Sum(pair => Compare(Sides[pair.Before].Value, Sides[pair.After].Value, $"d-{pair.Department:00}"))
            .ShouldBeGreaterThan(some.Count);
    }

    /// <summary>Compares both principals of a department, and returns how many requests are answered differently.</summary>
    private static int Compare(ReviewSide before, ReviewSide after, string department)
    {
        var (old, now) = (Principals(before), Principals(after));
        return old.Keys.Union(now.Keys).Sum(path => Compare(before, old.GetValueOrDefault(path), after, now.GetValueOrDefault(path)));

        Dictionary<string, DepartmentPrincipal> Principals(ReviewSide side) => side.Principals()
            .Where(each => each.Value.Department!.Id == department).ToDictionary();
    }

    private static int Compare(ReviewSide before, DepartmentPrincipal? old, ReviewSide after, DepartmentPrincipal? now)
    {
        List<AccessChange> changes = [.. AccessDelta.Changes(before, old, after, now)];
        var known = changes.Select(change => (change.IsAllowed, change.Question.Action)).ToHashSet();

        var missed =
            from request in Requests(before, after)
            let was = old is not null && Allows(before, old, request)
            let isNow = now is not null && Allows(after, now, request)
            where was != isNow && !known.Contains((isNow, request.Action))
            select $"{(isNow ? "+" : "-")} {request.Text}";
        missed.Take(10).ShouldBeEmpty();

        var invented =
            from change in changes.Where((_, index) => index % 23 == 0)
            let was = old is not null && Allows(before, old, change.Question)
            let isNow = now is not null && Allows(after, now, change.Question)
            where (was, isNow) != (!change.IsAllowed, change.IsAllowed)
            select $"{(change.IsAllowed ? "+" : "-")} {change.Question.Text}: was {was}, is {isNow}";
        invented.Take(10).ShouldBeEmpty();
        return changes.Count;
    }

    private static IEnumerable<ReviewQuestion> Requests(ReviewSide before, ReviewSide after)
    {
        var sandbox = after.Config.Sandbox;
        var calls =
            from model in before.Config.Models.Values
            from resource in new[] { sandbox.Accounts.Sandbox.Region, "ap-northeast-3", "" }
                .Select(region => SandboxNames.FoundationModelArn(model, region))
                .Append(after.Templates.Names.SystemProfileArn(model))
                .OfType<string>()
            select ("bedrock:InvokeModel", resource);
        var cases = ClosedSurfaceCases
            .ToEverybody(sandbox)
            .Concat(ClosedSurfaceCases.ToAllButDeployment(sandbox))
            .Concat(ClosedSurfaceCases.ToDepartments(sandbox))
            .Select(each => (each.Action, each.Resource));
        return from request in calls.Concat(cases).Append(("bedrock:ListFoundationModels", "*")).Distinct()
               from time in Moments
               select new ReviewQuestion(request.Item1, request.Item2, [], time);
    }

    /// <summary>Whether any filling of the keys that a call may have is allowed, by the ordinary evaluation.</summary>
    private static bool Allows(ReviewSide side, DepartmentPrincipal principal, ReviewQuestion question)
    {
        return question.Time is null
            ? Moments.Any(time => Allows(side, principal, question with { Time = time }))
            : Fillings(side, principal, question)
                .Any(filling =>
                    PolicyEvaluator
                        .Evaluate(
                            new PolicyRequest
                            {
                                Principal = principal.Arns[0],
                                Action = question.Action,
                                Resource = question.Resource,
                                Context = filling,
                            },
                            principal.Policies
                        )
                        .IsAllowed
                );
    }

    private static IEnumerable<Dictionary<string, IReadOnlyList<string>>> Fillings(
        ReviewSide side,
        DepartmentPrincipal principal,
        ReviewQuestion question
    )
    {
        var isCall = question.Action.StartsWith("bedrock:InvokeModel", StringComparison.Ordinal);
        var profiles = side
            .Config.Models.Values.Select(side.Templates.Names.SystemProfileArn)
            .Concat(
                side.Templates.In(
                        side.Templates.Names.DepartmentStack(principal.Department!),
                        "AWS::Bedrock::ApplicationInferenceProfile"
                    )
                    .Select(profile => profile.Attribute("InferenceProfileArn"))
            )
            .Where(_ => isCall)
            .Append(null)
            .Distinct();
        var guardrails = side
            .Templates.OfType("AWS::Bedrock::Guardrail")
            .Select(guardrail => (string?)$"{guardrail.Attribute("GuardrailArn")}:1")
            .Where(_ => isCall)
            .Append(null);
        return from profile in profiles
               from guardrail in guardrails
               select new ReviewQuestion(
                   "",
                   "",
                   [(Profile, profile), (Guardrail, guardrail), ("bedrock:ServiceTier", null), ("bedrock:DataRetentionMode", "none")],
                   null
               )
                   .Keys()
                   .Where(key => !question.Keys().ContainsKey(key.Key))
                   .Concat(question.Keys())
                   .ToDictionary();
    }

    private static SandboxConfig Company(Random random)
    {
        string[][] models =
        [
            [TestCompany.Haiku.Alias],
            [TestCompany.Sonnet.Alias],
            [TestCompany.Haiku.Alias, TestCompany.Sonnet.Alias],
            [TestCompany.Tokyo.Alias, TestCompany.Global.Alias],
            [TestCompany.Global.Alias],
        ];
        DateOnly[] ends = [new(2027, 1, 31), new(2027, 2, 28), new(2027, 3, 31), new(2027, 6, 30)];
        DepartmentAccess[] ways =
        [
            new() { Playground = true },
            new() { Playground = true, Application = true },
            new() { Playground = false, Application = true },
        ];
        DepartmentStatus[] statuses =
        [
            DepartmentStatus.Active,
            DepartmentStatus.Active,
            DepartmentStatus.Suspended,
            DepartmentStatus.Closed,
        ];
        var sandbox = TestCompany.WithStrictProfile with
        {
            Money = TestCompany.Sandbox.Money with { MonthlyBudget = 2_000_000 },
            Residency = TestCompany.Sandbox.Residency! with { GlobalInference = true },
        };
        return TestCompany.Config(
            sandbox,
            [
                .. Enumerable
                    .Range(0, Departments)
                    .Select(number =>
                        (
                            TestCompany.Department($"d-{number:00}", $"部門{number}", Pick(models)) with
                            {
                                Period = new Period { Start = new DateOnly(2026, 12, 1), End = Pick(ends) },
                                Access = Pick(ways),
                                Guardrail = Pick("standard", "strict"),
                            }
                        ).As(Pick(statuses))
                    ),
            ]
        );

        T Pick<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
    }
}
