using System.Diagnostics;

namespace InfraPoc.Config.Tests.Loading;

public sealed class YamlDocumentTests
{
    public static TheoryData<string> Names => BadConfig.NamesOf(Cases);

    internal static IReadOnlyList<BadConfig> Cases { get; } =
    [
        new("colon without blank, after what is no key",
            Change.Whole(ConfigFolder.Hr, "id: hr\nnome:x\nstatus: active\n"),
            "config/departments/hr.yaml:2:1: error YML001: not valid YAML: this line does not go with those above, got \"nome:x\"; write keys as key: value, with a blank behind the colon, and begin what belongs together in the same column."),
        new("key indented too far",
            Change.Whole(ConfigFolder.Hr, "id: hr\n name: x\n"),
            "config/departments/hr.yaml:2:6: error YML001: not valid YAML: a key stands where a value goes on, got \"name: x\"; begin the key in the same column as those around it; a value with a colon and a blank in it goes in quotes."),
        new("quote not closed",
            Change.Whole(ConfigFolder.Hr, "id: hr\nname: \"x\nstatus: active\n"),
            "config/departments/hr.yaml:2:7: error YML001: not valid YAML: a quoted text is not closed, got \"name: \"x\"; close it; a text that goes on in the next line is indented there."),
        new("quote not closed before a tab",
            Change.Whole(ConfigFolder.Hr, "id: hr\nname: \"x\n\tstatus: active\n"),
            "config/departments/hr.yaml:2:7: error YML001: not valid YAML: a quoted text is not closed, got \"name: \"x\"; close it; a text that goes on in the next line is indented there."),
        new("brace not closed",
            Change.Whole(ConfigFolder.Hr, "id: hr\nbudget: { monthly: 1\nstatus: active\n"),
            "config/departments/hr.yaml:2:11: error YML001: not valid YAML after this place; check that brackets, braces and quotes are closed."),
        new("tag left empty",
            Change.Whole(ConfigFolder.Hr, "id: hr\nname: !<> x\n"),
            "config/departments/hr.yaml:2:1: error YML001: not valid YAML after this place; check that brackets, braces and quotes are closed."),
        new("character that starts nothing",
            Change.Whole(ConfigFolder.Hr, "id: hr\nname: @x\n"),
            "config/departments/hr.yaml:2:7: error YML001: not valid YAML: a value begins with a sign that YAML keeps for itself, got \"name: @x\"; put the value in quotes."),
        new("key of 3,000 characters",
            Change.Whole(ConfigFolder.Hr, new string('k', 3000) + ": 1\n"),
            "config/departments/hr.yaml:1:3001: error YML001: not valid YAML: this line cannot be read, got \"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…\"; check indentation, colons and quotes on this line and the line above."),
        new("list item out of place",
            Change.Whole(ConfigFolder.Hr, "useCases:\n  - id: a\n - id: b\n"),
            "config/departments/hr.yaml:3:2: error YML001: not valid YAML: this line does not go with those above, got \"- id: b\"; write keys as key: value, with a blank behind the colon, and begin what belongs together in the same column."),
        new("key twice",
            Change.Hr("name: 人事部\n", "name: 人事部\nid: other\n"),
            "config/departments/hr.yaml:3:1: error YML002: key \"id\" is written twice, first in line 1; keep one of them."),
        new("key twice in a list item",
            Change.Hr("    name: 求人票の下書き\n", "    name: 求人票の下書き\n    id: x\n"),
            "config/departments/hr.yaml:8:5: error YML002: key \"id\" is written twice, first in line 6; keep one of them."),
        new("anchor",
            Change.Hr("owner:\n", "owner: &lead\n"),
            "config/departments/hr.yaml:23:8: error YML003: anchor &lead is not supported; remove it and write the value out where it is needed."),
        new("alias",
            Change.Hr("models: [haiku, nova]", "models: *all"),
            "config/departments/hr.yaml:40:9: error YML003: alias *all is not supported; write the value out."),
        new("merge key with alias",
            Change.Hr("access:\n", "access:\n  <<: *base\n"),
            "config/departments/hr.yaml:48:7: error YML003: alias *base is not supported; write the value out."),
        new("only a comment",
            Change.Whole(ConfigFolder.Hr, "# nothing yet\n"),
            "config/departments/hr.yaml:1:1: error YML006: the file is empty; write its keys, as in the sample configuration."),
        new("only a document start",
            Change.Whole(ConfigFolder.Hr, "---\n"),
            "config/departments/hr.yaml:1:1: error YML006: the file is empty; write its keys, as in the sample configuration."),
        new("only null",
            Change.Whole(ConfigFolder.Hr, "~\n"),
            "config/departments/hr.yaml:1:1: error YML006: the file is empty; write its keys, as in the sample configuration."),
        new("only blank lines",
            Change.Whole(ConfigFolder.Hr, "\n\n"),
            "config/departments/hr.yaml:1:1: error YML006: the file is empty; write its keys, as in the sample configuration."),
        new("two documents",
            Change.Hr("models: [haiku, nova]", "---\nmodels: [haiku, nova]"),
            "config/departments/hr.yaml:40:1: error YML008: a second document starts here; keep one document in a file and remove the --- or ... line."),
        new("text after the document end",
            Change.Hr("models: [haiku, nova]", "...\nmodels: [haiku, nova]"),
            "config/departments/hr.yaml:41:1: error YML008: a second document starts here; keep one document in a file and remove the --- or ... line."),
        new("tag",
            Change.Hr("monthly: 50000", "monthly: !!int 50000"),
            "config/departments/hr.yaml:43:12: error YML009: tag tag:yaml.org,2002:int is not supported; remove it."),
        new("tag that does not resolve",
            Change.Hr("name: 人事部\n", "name: !python/object:os.system x\n"),
            "config/departments/hr.yaml:2:7: error YML009: tag !python/object:os.system is not supported; remove it."),
        new("lists in lists",
            Change.Hr("models: [haiku, nova]", "models: " + new string('[', 40) + new string(']', 40)),
            "config/departments/hr.yaml:40:24: error YML010: nested more than 16 levels deep; write plain keys and lists."),
        new("key that is a list",
            Change.Hr("access:\n", "? [a, b]\n: c\naccess:\n"),
            "config/departments/hr.yaml:47:3: error YML017: a key must be text; write key: value."),
        new("YAML directive",
            Change.Hr("id: hr\n", "%YAML 1.1\n---\nid: hr\n"),
            "config/departments/hr.yaml:1:1: error YML016: directives are not supported; remove the line that starts with %."),
        new("tag directive after a comment",
            Change.Hr("id: hr\n", "# HR\n%TAG ! tag:example.com,2000:\n---\nid: hr\n"),
            "config/departments/hr.yaml:2:1: error YML016: directives are not supported; remove the line that starts with %."),
        new("directive with a huge version",
            Change.Hr("id: hr\n", "%YAML 99999999999.1\n---\nid: hr\n"),
            "config/departments/hr.yaml:1:1: error YML016: directives are not supported; remove the line that starts with %."),
    ];

    [Theory, MemberData(nameof(Names))]
    public void Load_BadConfig_ReportsThisAndNothingElse(string name) => BadConfig.Check(Cases, name);

    /// <summary>Whatever the parser says, it is not shown: its words are English, and about its own rules.</summary>
    [Theory]
    [InlineData("id: hr\n name: x\n", "値の続きの位置にキーがあります（\"name: x\" と書かれています）")]
    [InlineData("id: hr\nname: @x\n", "値が、YAML で特別な意味を持つ記号で始まっています")]
    [InlineData("id: hr\nname: \"a\\q\"\n", "二重引用符の中の \\ の使い方が正しくありません")]
    [InlineData("id: hr\nmodels: [a b: c d\nname: x\n", "括弧")]
    [InlineData("- a\nb: c\n", "上のリストの項目として読み取れません")]
    [InlineData("id: hr\nname: |x\n  y\n", "複数行の文字列の書き始めが正しくありません")]
    [InlineData("id: hr\nmodels: [a]#b\n", "コメントを書けない位置に # があります")]
    [InlineData("id: hr\nmodels: [a, }\n", "")]
    public void Load_NoYaml_SaysInJapaneseWhatIsWrong(string text, string expected)
    {
        using var folder = new ConfigFolder();
        folder.Write(ConfigFolder.Hr, text);

        var problem = folder.Load().Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("YML001");
        problem.In(Language.Japanese).ShouldContain(expected);
        problem.In(Language.Japanese).ShouldNotContain("While");
        problem.Message.English.ShouldNotContain("While");
    }

    [Fact]
    public void Load_BillionLaughs_IsRefusedAtTheFirstAnchorAndAtOnce()
    {
        using var folder = new ConfigFolder();
        var levels = Enumerable
            .Range(1, 9).Select(level => $"l{level}: &l{level} [{string.Join(", ", Enumerable.Repeat($"*l{level - 1}", 10))}]\n");
        folder.Write(ConfigFolder.Hr, "l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + string.Concat(levels));
        var watch = Stopwatch.StartNew();

        folder
            .Problems()
            .ShouldBe([
                "config/departments/hr.yaml:1:5: error YML003: anchor &l0 is not supported; remove it and write the value out where it is needed.",
            ]);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("[", "config/departments/hr.yaml:1:17: error YML010: nested more than 16 levels deep; write plain keys and lists.")]
    [InlineData("{ a: ", "config/departments/hr.yaml:1:81: error YML010: nested more than 16 levels deep; write plain keys and lists.")]
    [InlineData("- ", "config/departments/hr.yaml:1:33: error YML010: nested more than 16 levels deep; write plain keys and lists.")]
    public void Load_NestedAsDeepAsAFileCanBe_IsRefusedAtOnce(string opening, string expected)
    {
        using var folder = new ConfigFolder();
        folder.Write(ConfigFolder.Hr, string.Concat(Enumerable.Repeat(opening, 250_000 / opening.Length)));
        var watch = Stopwatch.StartNew();

        folder.Problems().ShouldBe([expected]);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Load_FileFullOfUnknownKeys_IsReportedInReasonableTime()
    {
        using var folder = new ConfigFolder();
        folder.Write(ConfigFolder.Hr, folder.Read(ConfigFolder.Hr) + string.Concat(Enumerable.Range(0, 5_000).Select(key => $"k{key}:\n")));
        var watch = Stopwatch.StartNew();

        var problems = folder.Load().Problems;
        problems.Count.ShouldBe(101);
        problems[^1].ToString().ShouldBe(
            "config/departments/hr.yaml:150:1: error CFG015: 4900 more problems in this file are not shown; put these right first.");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }
}
