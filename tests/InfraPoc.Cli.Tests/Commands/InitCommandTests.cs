using InfraPoc.Config;

namespace InfraPoc.Cli.Tests.Commands;

public sealed class InitCommandTests : IDisposable
{
    private const string File = "config/sandbox.yaml";

    private static readonly IReadOnlyDictionary<string, string> Answers = new Dictionary<string, string>
    {
        ["company"] = "青空製作所: 本社",
        ["sandbox-account"] = "210987654321",
        ["identity-account"] = "654321098765",
        ["region"] = "ap-northeast-1",
        ["instance-arn"] = "arn:aws:sso:::instance/ssoins-fedcba0987654321",
        ["identity-store"] = "d-0987654321",
        ["start-url"] = "https://aozora.awsapps.com/start",
        ["users"] = "directory",
        ["email-domains"] = "aozora.co.jp",
        ["currency"] = "JPY",
        ["per-usd"] = "155",
        ["monthly-budget"] = "200000",
        ["security-contacts"] = "security@aozora.co.jp",
        ["cost-contacts"] = "cost@aozora.co.jp",
        ["residency"] = "japan",
        ["accepted-by"] = "情報セキュリティ委員会 <board@aozora.co.jp>",
    };

    private readonly CommandLine commandLine = new();

    public InitCommandTests() => Directory.Delete(Path.Combine(commandLine.Root, "config"), recursive: true);

    [Theory]
    [InlineData("ja", "japan", GuardrailTier.Standard, false)]
    [InlineData("en", "japan", GuardrailTier.Standard, false)]
    [InlineData("ja", "global", GuardrailTier.Standard, true)]
    [InlineData("ja", "region", GuardrailTier.Classic, false)]
    [InlineData("en", "region", GuardrailTier.Classic, false)]
    public void Init_Options_WriteACompanyThatIsValid(string language, string residency, GuardrailTier tier, bool isGlobal)
    {
        var (exitCode, output, error) = commandLine.Run(
            Line(("residency", residency), ("accepted-by", residency == "region" ? null : Answers["accepted-by"]), ("lang", language)));

        (exitCode, output, error).ShouldBe((ExitCode.Success, $"{File}{Environment.NewLine}config/models.yaml{Environment.NewLine}", ""));
        commandLine.Next.ShouldContain("`infrapoc department add`");
        var sandbox = ConfigLoader.Load(commandLine.Root).Config.ShouldNotBeNull().Sandbox;
        (sandbox.Company, sandbox.Language).ShouldBe(("青空製作所: 本社", language == "ja" ? Language.Japanese : Language.English));
        (sandbox.Money.PerUsd, sandbox.Money.AsOf).ShouldBe((155, new DateOnly(2026, 12, 15)));
        sandbox.Guardrails.Profiles.ShouldAllBe(profile => profile.Tier == tier);
        sandbox.Guardrails.Profiles.ShouldAllBe(profile => profile.BlockedPromptMessage.Contains("security@aozora.co.jp"));
        (sandbox.Residency?.GlobalInference ?? false).ShouldBe(isGlobal);
        (sandbox.Residency is null).ShouldBe(residency == "region");
    }

    [Theory]
    [InlineData(",")]
    [InlineData("、")]
    [InlineData(";")]
    [InlineData("\u3000")]
    public void Init_SecurityContactsHoweverSeparated_MembersAskTheFirst(string separator)
    {
        commandLine.Run(Line(("security-contacts", $"a@aozora.co.jp{separator}b@aozora.co.jp"))).ExitCode.ShouldBe(ExitCode.Success);

        ConfigLoader.Load(commandLine.Root).Config.ShouldNotBeNull().Sandbox.Guardrails.Profiles
            .ShouldAllBe(profile => profile.BlockedPromptMessage.EndsWith(" Questions: a@aozora.co.jp"));
    }

    /// <summary>With the models and guardrails that can be called from there.</summary>
    [Theory]
    [InlineData("ap-northeast-3", "japan", GuardrailTier.Classic, 7, ExitCode.Success)]
    [InlineData("ap-northeast-3", "global", GuardrailTier.Classic, 7, ExitCode.Success)]
    [InlineData("ap-northeast-3", "region", GuardrailTier.Classic, 7, ExitCode.Findings)]
    [InlineData("ap-southeast-1", "global", GuardrailTier.Standard, 1, ExitCode.Success)]
    [InlineData("ap-southeast-1", "region", GuardrailTier.Classic, 1, ExitCode.Findings)]
    [InlineData("us-east-1", "global", GuardrailTier.Classic, 1, ExitCode.Success)]
    [InlineData("eu-central-1", "region", GuardrailTier.Classic, 1, ExitCode.Findings)]
    public void Init_OutsideTokyo_WritesACompanyThatIsValid(string region, string residency, GuardrailTier tier, int models, int expected)
    {
        // As in a checkout, whose models are those of Tokyo.
        commandLine.Write("config/models.yaml", System.IO.File.ReadAllText(Path.Combine(ProjectFolder.Path, "config/models.yaml")));

        var (exitCode, _, error) = commandLine.Run(
            Line(("region", region), ("residency", residency), ("accepted-by", residency == "region" ? null : Answers["accepted-by"])));

        (exitCode, error).ShouldBe((expected, ""));
        commandLine.Next.ShouldContain(expected == ExitCode.Success ? "for the first department" : "config/models.yaml has no model that may be used");
        var company = ConfigLoader.Load(commandLine.Root).Config.ShouldNotBeNull();
        company.Models.Count.ShouldBe(models);
        company.Sandbox.Guardrails.Profiles.ShouldAllBe(profile => profile.Tier == tier);
        company.Sandbox.Accounts.Identity.Region.ShouldBe(region);

        // Back in Tokyo, where nothing of the company's own is in the file of models.
        commandLine.Run([.. Line(("identity-region", "us-east-1")), "--force"]).ExitCode.ShouldBe(ExitCode.Success);
        company = ConfigLoader.Load(commandLine.Root).Config.ShouldNotBeNull();
        (company.Models.Count, company.Sandbox.Accounts.Identity.Region).ShouldBe((8, "us-east-1"));
    }

    [Fact]
    public void Init_ModelsOfTheCompany_AreNeitherChangedNorTakenForThoseOfTheRegion()
    {
        var own = System.IO.File.ReadAllText(Path.Combine(ProjectFolder.Path, "config/models.yaml"))
            .Replace("5.50", "5.51", StringComparison.Ordinal);
        commandLine.Write("config/models.yaml", own);

        var (exitCode, _, error) = commandLine.Run(Line(("region", "ap-northeast-3"), ("lang", "en")));

        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("config/models.yaml:45:");
        error.ShouldContain("must be the sandbox Region alone with inference in-region");
        commandLine.Read("config/models.yaml").ShouldBe(own);
    }

    [Fact]
    public void Init_Examples_AreInTheLanguageOfTheOutput()
    {
        commandLine.Answers = [Answers["company"]];
        var help = commandLine.Run("init", "--help", "--lang", "en").Out;
        help.ShouldContain("Company, e.g. Example Trading");
        commandLine.Run("init", "--help", "--lang", "ja").Out.ShouldContain("会社名（例：サンプル商事株式会社）");
        commandLine.Answers = null;

        var error = commandLine.Run("init", "--lang", "en").Error;
        error.ShouldContain("--company is missing: Company, e.g. Example Trading");
        error.ShouldContain("--accepted-by is missing: Who accepted it, e.g. Security board <security-board@example.com>");
        error.ShouldMatch(@"\A\p{IsBasicLatin}*\z");
    }

    [Fact]
    public void Init_JapanFromElsewhere_IsRefusedWithTheReason() => commandLine
        .Run(Line(("region", "ap-southeast-1"), ("lang", "en"))).Error
        .ShouldContain("Residency japan needs a sandbox in ap-northeast-1 or ap-northeast-3, and it is in ap-southeast-1");

    [Fact]
    public void Init_Conversation_AsksAtMostTwelveQuestionsAndThenADepartmentCanBeAdded()
    {
        commandLine.Answers =
        [
            Answers["company"], "12", Answers["sandbox-account"], "210987654321", Answers["identity-account"], "", "fedcba d-0987654321",
            $"{Answers["instance-arn"]} {Answers["identity-store"]}", Answers["start-url"], "", "gmail.com", Answers["email-domains"], "JPY 0.0065 200000",
            "JPY 155 200000", "security@aozora.co.jp", "security@aozora.co.jp、cost@aozora.co.jp", "tokyo", "", Answers["accepted-by"],
        ];

        var (exitCode, _, error) = commandLine.Run("init", "--lang", "en");

        (exitCode, error).ShouldBe((ExitCode.Success, ""));
        commandLine.Dialog.Split('\n').Count(line => line.Contains("/12  ", StringComparison.Ordinal)).ShouldBe(12);
        foreach (var said in new[]
        {
            "they leave Japan", "write it as in 111122223333", "Identity account must not be the sandbox account", "Instance ARN is not of the form",
            "is not the company's: anybody can have an address there", "Rate: how much one US dollar costs is not what one US dollar costs in JPY", "Write 2 values: Security contacts, Cost contacts.",
            "Residency must be one of japan, region, global",
        })
        {
            commandLine.Dialog.ShouldContain(said);
        }

        commandLine.Dialog.ShouldNotContain("in quotes");
        commandLine.Dialog.ShouldNotContain("e.g. - ");
        commandLine.Answers = null;
        commandLine.Run([.. DepartmentAddCommandTests.Line(
            "hr", ("owner", "人事部長 <hr@aozora.co.jp>"), ("it-partner", "AI 推進担当 <ai@aozora.co.jp>"),
            ("decision-maker", "経営企画室長 <plan@aozora.co.jp>"), ("members", "hr-01@aozora.co.jp"))]).ExitCode.ShouldBe(ExitCode.Success);
        commandLine.Run("config", "validate").ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact]
    public void Init_FileThatExists_IsReplacedOnlyByForce()
    {
        commandLine.Run(Line()).ExitCode.ShouldBe(ExitCode.Success);
        var before = commandLine.Read(File);

        var (exitCode, output, error) = commandLine.Run(Line(("company", "別会社"), ("lang", "en")));
        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
        error.ShouldContain("config/sandbox.yaml exists already; --force replaces it");
        commandLine.Read(File).ShouldBe(before);

        commandLine.Run([.. Line(("company", "別会社")), "--force"]).Out.ShouldBe(File + Environment.NewLine);
        commandLine.Read(File).ShouldContain("company: 別会社");
    }

    [Fact]
    public void Init_DepartmentsOfBefore_AreNamedWhereTheyDoNotGoWithIt()
    {
        using var sample = new CommandLine();

        var (exitCode, _, _) = sample.Run([.. Line(), "--force"]);

        exitCode.ShouldBe(ExitCode.Findings);
        sample.Next.ShouldContain("git rm config/departments/sales.yaml");
    }

    [Fact]
    public void Init_NoTerminal_NamesEveryOptionThatIsMissing()
    {
        var (exitCode, _, error) = commandLine.Run(Line(("company", null), ("residency", null), ("lang", "en")));

        exitCode.ShouldBe(ExitCode.Usage);
        error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["--company is missing: Company, e.g. Example Trading", "--residency is missing: Residency, e.g. japan"]);
        commandLine.Files().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sandbox-account", "12345", "--sandbox-account: error CFG005: Sandbox account is not of the form")]
    [InlineData("sandbox-account", "１１１１２２２２３３３３", "in half-width characters")]
    [InlineData("company", "=cmd", "--company: error CFG016")]
    [InlineData("company", "x\ny: z", "--company: error CFG010")]
    [InlineData("region", "tokyo", "--region: error CFG005")]
    [InlineData("start-url", "http://evil.example", "--start-url: error CFG005")]
    [InlineData("monthly-budget", "300,000", "--monthly-budget: error CFG003")]
    [InlineData("accepted-by", "x", "--accepted-by: error CFG005")]
    [InlineData("helpdesk", "x", "--helpdesk: error CFG006")]
    [InlineData("name", "Bedrock Poc", "--name: error CFG005")]
    public void Init_WrongValue_IsNamedByItsOptionAndNothingIsWritten(string option, string text, string said)
    {
        var (exitCode, output, error) = commandLine.Run(Line((option, text), ("lang", "en")));

        (exitCode, output).ShouldBe((ExitCode.Usage, ""));
        error.ShouldContain(said);
        commandLine.Files().ShouldBeEmpty();
    }

    [Fact]
    public void Init_DryRun_WritesNothing()
    {
        var (exitCode, _, error) = commandLine.Run([.. Line(), "--dry-run"]);

        exitCode.ShouldBe(ExitCode.Success);
        error.ShouldContain("company: \"青空製作所: 本社\"");
        error.ShouldContain("# config/models.yaml");
        commandLine.Files().ShouldBeEmpty();
    }

    public void Dispose() => commandLine.Dispose();

    private static string[] Line(params IReadOnlyList<(string Option, string? Text)> changes) =>
    [
        "init",
        .. Answers.Select(answer => (Option: answer.Key, Text: (string?)answer.Value))
            .Where(answer => changes.All(change => change.Option != answer.Option)).Concat(changes)
            .Where(each => each.Text is not null).SelectMany(each => new[] { $"--{each.Option}", each.Text! }),
    ];
}
