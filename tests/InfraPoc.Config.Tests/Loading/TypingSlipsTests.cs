namespace InfraPoc.Config.Tests.Loading;

public sealed class TypingSlipsTests
{
    public static TheoryData<string> Names => BadConfig.NamesOf(Cases);

    internal static IReadOnlyList<BadConfig> Cases { get; } =
    [
        new("full-width blank as indentation",
            Change.Hr("  name: 人事部長", "\u3000\u3000name: 人事部長"),
            "config/departments/hr.yaml:24:1: error YML020: the full-width \"\\u3000\" (全角 U+3000) is used to indent; did you mean \"  name: 人事部長\" in half-width characters (半角)?"),
        new("full-width blank after half-width blanks",
            Change.Hr("  satisfaction: 4.0", " \u3000satisfaction: 4.0"),
            "config/departments/hr.yaml:20:2: error YML020: the full-width \"\\u3000\" (全角 U+3000) is used to indent; did you mean \"  satisfaction: 4.0\" in half-width characters (半角)?"),
        new("full-width blank before a list item",
            Change.Hr("  - hr-02@example.com", "\u3000- hr-02@example.com"),
            "config/departments/hr.yaml:39:1: error YML020: the full-width \"\\u3000\" (全角 U+3000) is used to indent; did you mean \"  - hr-02@example.com\" in half-width characters (半角)?"),
        new("full-width blank after the dash of a list item",
            Change.Hr("  - hr-02@example.com", "  - \u3000hr-02@example.com"),
            "config/departments/hr.yaml:39:5: error YML020: the full-width \"\\u3000\" (全角 U+3000) is used to indent; did you mean \"  - hr-02@example.com\" in half-width characters (半角)?"),
        new("full-width blank alone on a line",
            Change.Hr("dataClass: internal\n", "\u3000\ndataClass: internal\n"),
            "config/departments/hr.yaml:22:1: error YML020: the full-width \"\\u3000\" (全角 U+3000) is used to indent; did you mean an empty line?"),
        new("full-width colon",
            Change.Hr("name: 人事部\n", "name：人事部\n"),
            "config/departments/hr.yaml:2:5: error YML020: the full-width \"：\" (全角 U+FF1A) is after a key; did you mean \"name: 人事部\" in half-width characters (半角)?"),
        new("full-width colon of the last key of a mapping, which the parser takes for text",
            Change.Hr("  email: hr-lead@example.com", "  email：hr-lead@example.com"),
            "config/departments/hr.yaml:25:8: error YML020: the full-width \"：\" (全角 U+FF1A) is after a key; did you mean \"email: hr-lead@example.com\" in half-width characters (半角)?"),
        new("full-width colon in the first line",
            Change.Hr("id: hr\n", "id：hr\n"),
            "config/departments/hr.yaml:1:3: error YML020: the full-width \"：\" (全角 U+FF1A) is after a key; did you mean \"id: hr\" in half-width characters (半角)?"),
        new("full-width colon in a list item",
            Change.Hr("  - id: training", "  - id：training"),
            "config/departments/hr.yaml:12:7: error YML020: the full-width \"：\" (全角 U+FF1A) is after a key; did you mean \"id: training\" in half-width characters (半角)?"),
        new("full-width colon after a key in full width",
            Change.Hr("name: 人事部\n", "ｎａｍｅ：人事部\n"),
            "config/departments/hr.yaml:2:5: error YML020: the full-width \"：\" (全角 U+FF1A) is after a key; did you mean \"name: 人事部\" in half-width characters (半角)?"),
        new("full-width key in full width",
            Change.Hr("name: 人事部\n", "ｎａｍｅ: 人事部\n"),
            "config/departments/hr.yaml:1:1: error CFG002: name is missing; write the department's name, e.g. 営業部.",
            "config/departments/hr.yaml:2:1: error CFG001: unknown key \"ｎａｍｅ\"; did you mean \"name\" in half-width characters (半角)?"),
        new("full-width dash of a list item",
            Change.Hr("  - hr-02@example.com", "  － hr-02@example.com"),
            "config/departments/hr.yaml:39:3: error YML020: the full-width \"－\" (全角 U+FF0D) is where a list item starts; did you mean \"- hr-02@example.com\" in half-width characters (半角)?"),
        new("full-width number sign",
            Change.Hr("dataClass: internal\n", "＃ データの区分\ndataClass: internal\n"),
            "config/departments/hr.yaml:22:1: error YML020: the full-width \"＃\" (全角 U+FF03) is where a comment starts; did you mean \"# ...\" in half-width characters (半角)?"),
        new("full-width several slips",
            [
                Change.Hr("name: 人事部\n", "name：人事部\n"),
                Change.Hr("guardrail: standard", "guardrail：standard"),
                Change.Hr("  satisfaction: 4.0", "\u3000satisfaction: 4.0"),
            ],
            "config/departments/hr.yaml:2:5: error YML020: the full-width \"：\" (全角 U+FF1A) is after a key; did you mean \"name: 人事部\" in half-width characters (半角)?",
            "config/departments/hr.yaml:20:1: error YML020: the full-width \"\\u3000\" (全角 U+3000) is used to indent; did you mean \"  satisfaction: 4.0\" in half-width characters (半角)?",
            "config/departments/hr.yaml:41:10: error YML020: the full-width \"：\" (全角 U+FF1A) is after a key; did you mean \"guardrail: standard\" in half-width characters (半角)?"),
        new("full-width blank after the colon of a key",
            Change.Hr("status: active", "status:\u3000active"),
            "config/departments/hr.yaml:3:8: error YML020: the full-width \"\\u3000\" (全角 U+3000) is after the colon of a key; did you mean \"status: active\" in half-width characters (半角)?"),
        new("full-width blank after a dash",
            Change.Hr("  - hr-02@example.com", "  -\u3000hr-02@example.com"),
            "config/departments/hr.yaml:39:4: error YML020: the full-width \"\\u3000\" (全角 U+3000) is used to indent; did you mean \"  - hr-02@example.com\" in half-width characters (半角)?"),
        new("full-width middle dot where a list item starts",
            Change.Hr("  - hr-02@example.com", "  ・ hr-02@example.com"),
            "config/departments/hr.yaml:39:3: error YML020: the full-width \"・\" (全角 U+30FB) is where a list item starts; did you mean \"- hr-02@example.com\" in half-width characters (半角)?"),
        new("full-width sign that looks like a colon",
            Change.Hr("name: 人事部\n", "name∶人事部\n"),
            "config/departments/hr.yaml:2:5: error YML020: the full-width \"∶\" (全角 U+2236) is after a key; did you mean \"name: 人事部\" in half-width characters (半角)?"),
        new("full-width colon, and what is wrong besides",
            [Change.Hr("name: 人事部\n", "name：人事部\n"), Change.Hr("monthly: 50000", "monthly: -5")],
            "config/departments/hr.yaml:2:5: error YML020: the full-width \"：\" (全角 U+FF1A) is after a key; did you mean \"name: 人事部\" in half-width characters (半角)?",
            "config/departments/hr.yaml:43:3: error DEP014: budget.monthly must be a positive amount, got \"-5\"; write the monthly cap in JPY, e.g. 50000."),
        new("full-width colon, and a quote that is not closed",
            [Change.Hr("name: 人事部\n", "name：人事部\n"), Change.Hr("guardrail: standard", "guardrail: \"standard")],
            "config/departments/hr.yaml:2:5: error YML020: the full-width \"：\" (全角 U+FF1A) is after a key; did you mean \"name: 人事部\" in half-width characters (半角)?",
            "config/departments/hr.yaml:41:12: error YML001: not valid YAML: a quoted text is not closed, got \"guardrail: \"standard\"; close it; a text that goes on in the next line is indented there."),
        new("no blank after the colon of a key",
            Change.Hr("name: 人事部\n", "name:人事部\n"),
            "config/departments/hr.yaml:2:6: error YML021: there is no blank after the colon of \"name\"; did you mean \"name: 人事部\"?"),
        new("no blank after the colon of the last key",
            Change.Hr("  application: false", "  application:false"),
            "config/departments/hr.yaml:49:15: error YML021: there is no blank after the colon of \"application\"; did you mean \"application: false\"?"),
        new("no blank after the colon in a list item, and what is wrong besides",
            [Change.Hr("  - id: training", "  - id:training"), Change.Hr("trialUsers: 2", "trialUsers: two")],
            "config/departments/hr.yaml:12:8: error YML021: there is no blank after the colon of \"id\"; did you mean \"id: training\"?",
            "config/departments/hr.yaml:21:3: error CFG003: kpi.trialUsers must be a whole number of at most 9 digits, got \"two\"; write a whole number, e.g. 10."),
        new("no blank after the colon of an address",
            Change.Sandbox("runbook: https://", "runbook:https://"),
            "config/sandbox.yaml:24:11: error YML021: there is no blank after the colon of \"runbook\"; did you mean \"runbook: https://git.example.com/it/infrapoc/blob/main/docs/runbook.j…\"?"),
    ];

    [Theory, MemberData(nameof(Names))]
    public void Load_BadConfig_ReportsThisAndNothingElse(string name) => BadConfig.Check(Cases, name);

    [Fact]
    public void Load_FullWidthCharactersInTexts_AreAccepted()
    {
        using var folder = new ConfigFolder();
        folder.Replace(ConfigFolder.Hr, "purpose: 採用と", "purpose: >-\n  要点\n  \u3000採用：\n  － 求人票\n  ＃１\n  name：採用と");
        folder.Replace(ConfigFolder.Hr, "name: 人事部長", "name: \"人事部\u3000（東京）：\n    \u3000部長\"");

        folder.Problems().ShouldBe([]);
    }
}
