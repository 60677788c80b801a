using InfraPoc.Config.Editing;

namespace InfraPoc.Config.Tests.Editing;

public sealed class YamlEditorTests
{
    private static readonly string Commented = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Editing", "commented.yaml"));

    /// <summary>A change of the commented file, the lines that go and the lines that come.</summary>
    public static TheoryData<string, string, string?, string, string> Changes => new()
    {
        { "set", "id", "hr", "id: sales        # never change it", "id: hr        # never change it" },
        { "set", "name", "it's", "name: '営業''部'  # single quotes, one of them doubled", "name: 'it''s'  # single quotes, one of them doubled" },
        { "set", "status", "a \"b\" \\", "status: \"active\" # double quotes", "status: \"a \\\"b\\\" \\\\\" # double quotes" },
        { "set", "id", "a: b", "id: sales        # never change it", "id: \"a: b\"        # never change it" },
        { "set", "id", "true", "id: sales        # never change it", "id: \"true\"        # never change it" },
        { "set", "id", "0123", "id: sales        # never change it", "id: \"0123\"        # never change it" },
        { "set", "id", "*alias", "id: sales        # never change it", "id: \"*alias\"        # never change it" },
        { "set", "id", "=1+1", "id: sales        # never change it", "id: \"=1+1\"        # never change it" },
        { "set", "id", "a #b", "id: sales        # never change it", "id: \"a #b\"        # never change it" },
        { "set", "purpose", "短く", "purpose: >-      # folded|  提案書と議事録にかかる|  時間を減らす。||  # is text", "purpose: 短く  # folded" },
        { "set", "statusReason", "x", "statusReason: ||    literal,|    indented by four", "statusReason: x" },
        { "set", "useCases[0].name", "kurz", "    name: plain text|      that goes on", "    name: kurz" },
        { "set", "useCases[1].name", "neu", "    name: \"escaped \\\"text\\\" \\u00e9\"", "    name: \"neu\"" },
        { "set", "owner.email", "new@example.com", "owner: { name: 営業部長, email: owner@example.com }   # flow keys", "owner: { name: 営業部長, email: new@example.com }   # flow keys" },
        { "set", "owner.phone", "a, b", "owner: { name: 営業部長, email: owner@example.com }   # flow keys", "owner: { name: 営業部長, email: owner@example.com, phone: \"a, b\" }   # flow keys" },
        { "set", "empty", "x", "empty:           # no value", "empty: x           # no value" },
        { "set", "nested.deep.more", "x", "", "        more: x" },
        { "set", "nested.other.more", "x", "", "    other:|        more: x" },
        { "set", "new", "x", "", "new: x" },
        { "set", "percents[1]", "75", "  80,", "  \"75\"," },
        { "add", "members", "four@example.com", "", "- four@example.com" },
        { "add", "models", "opus", "models: [ haiku, \"sonnet\" ]  # flow list", "models: [ haiku, \"sonnet\", opus ]  # flow list" },
        { "add", "percents", "x", "  100   # all", "  100,   # all|  x" },
        { "add", "trailing", "x", "", "  x," },
        { "add", "none", "x", "none: []", "none: [x]" },
        { "set", "nothing.a", "x", "nothing: {}", "nothing: { a: x }" },
        { "add", "empty", "x", "", "  - x" },
        { "add", "absent", "x", "", "absent:|  - x" },
        { "remove", "members[0]", null, "- one@example.com   # not indented", "" },
        { "remove", "members[2]", null, "- 'three@example.com'", "" },
        { "remove", "models[0]", null, "models: [ haiku, \"sonnet\" ]  # flow list", "models: [ \"sonnet\" ]  # flow list" },
        { "remove", "models[1]", null, "models: [ haiku, \"sonnet\" ]  # flow list", "models: [ haiku ]  # flow list" },
        { "remove", "percents[0]", null, "  50,   # half", "" },
        { "remove", "percents[2]", null, "  80,|  100   # all", "  80" },
        { "remove", "trailing[1]", null, "  b,", "" },
        { "remove", "useCases[1]", null, "  -|    id: proposal-draft|    # between keys|    name: \"escaped \\\"text\\\" \\u00e9\"", "" },
        { "remove", "useCases[0].minutes", null, "    minutes: 60", "" },
        { "remove", "owner.name", null, "owner: { name: 営業部長, email: owner@example.com }   # flow keys", "owner: { email: owner@example.com }   # flow keys" },
        { "remove", "nested.deep.deeper", null, "    deep:|        deeper: 1   # four blanks", "    deep: {}" },
        { "remove", "last", null, "last: 5", "" },
        { "remove", "statusReason", null, "statusReason: ||    literal,|    indented by four", "" },
        { "remark", "last", "2026-12-15 理由: a # b", "", "# 2026-12-15 理由: a # b" },
        { "remark", "nested.deep.deeper", "why", "", "        # why" },
        { "remark", "itPartner.email", "why", "", "# why" },
        { "remark", "members[1]", "why", "", "# why" },
    };

    [Theory]
    [InlineData("a: []\nb: 1\n", "a:\n  - k: x\n    l: z\nb: 1\n")]
    [InlineData("a: [] # none\r\n", "a: # none\r\n  - k: x\r\n    l: z\r\n")]
    [InlineData("a: [ ]\n", "a: [{ k: x, l: z } ]\n")]
    [InlineData("b: { a: [] }\n", "b: { a: [{ k: x, l: z }] }\n", "b.a")]
    public void Add_KeysToAnEmptyList_StandOnLinesOfTheirOwnWhereTheyCan(string before, string after, string path = "a") =>
        YamlEditor.Apply(before, null, YamlChange.Add(path, YamlValue.Keys(("k", YamlValue.Text("x")), ("l", YamlValue.Text("z")))))
            .ShouldBe(after);

    [Theory]
    [MemberData(nameof(Changes))]
    public void Apply_OneChange_ChangesOnlyItsLines(string kind, string path, string? value, string gone, string come)
    {
        foreach (var (text, mark) in new[] { (Commented, ""), (Commented.Replace("\n", "\r\n", StringComparison.Ordinal), "\uFEFF") })
        {
            var after = YamlEditor.Apply(mark + text, record: null, Change(kind, path, value));

            after.StartsWith('\uFEFF').ShouldBe(mark.Length > 0);
            var newLine = text.Contains('\r', StringComparison.Ordinal) ? "\r\n" : "\n";
            var (before, now) = (text.Split(newLine), after[mark.Length..].Split(newLine));
            now.ShouldAllBe(line => !line.Contains('\r') && !line.Contains('\n'));
            var same = before.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
            var sameAtEnd = before.Skip(same).Reverse().Zip(now.Skip(same).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
            string.Join('|', before[same..^sameAtEnd]).ShouldBe(gone);
            string.Join('|', now[same..^sameAtEnd]).ShouldBe(come);
        }
    }

    [Fact]
    public void Apply_LastItemOfAList_LeavesAnEmptyList() =>
        YamlEditor.Apply("a:\n  - b # c\n  # d\ne: 1\n", null, YamlChange.Remove("a[0]")).ShouldBe("a: []\n  # d\ne: 1\n");

    [Fact]
    public void Apply_FirstKeyOfAnItemRemoved_LetsTheNextFollowTheDash() =>
        YamlEditor.Apply("a:\n  - b: 1\n    c: 2 # d\n", null, YamlChange.Remove("a[0].b")).ShouldBe("a:\n  - c: 2 # d\n");

    [Fact]
    public void Apply_FirstKeyOfAnItemWithAComment_IsRefused() =>
        Should.Throw<EditException>(() => YamlEditor.Apply("a:\n  - b: 1 # d\n    c: 2\n", null, YamlChange.Remove("a[0].b")));

    [Fact]
    public void Apply_HalfACharacter_IsRefused() =>
        Should.Throw<EditException>(() => YamlEditor.Apply("a: 1\n", null, YamlChange.Set("a", YamlValue.Text("\ud83d"))));

    [Theory]
    [InlineData("a: 1", "a: 1\nb: x")]
    [InlineData("a: 1\n", "a: 1\nb: x\n")]
    [InlineData("a: 1\n\n# end", "a: 1\nb: x\n\n# end")]
    public void Apply_NewKeyAtTheEnd_KeepsTheEndOfTheFile(string before, string after) =>
        YamlEditor.Apply(before, null, YamlChange.Set("b", YamlValue.Text("x"))).ShouldBe(after);

    [Theory]
    [InlineData("a: 1\nb: 2", "b", "a: 1")]
    [InlineData("a: 1\nb: 2", "a", "b: 2")]
    [InlineData("a: 1\r\nb: 2", "b", "a: 1")]
    public void Apply_LineRemovedFromAFileWithoutFinalNewline_AddsNone(string before, string path, string after) =>
        YamlEditor.Apply(before, null, YamlChange.Remove(path)).ShouldBe(after);

    [Fact]
    public void Apply_KeyOfARecord_StandsWhereTheRecordHasIt() =>
        YamlEditor
            .Apply(
                "id: sales\nname: 営業部\n\n# why\npurpose: x\nbudget: { monthly: 1 }\n", typeof(Department),
                YamlChange.Set("status", YamlValue.Plain("suspended")), YamlChange.Set("budget.daily", YamlValue.Plain("5")))
            .ShouldBe("id: sales\nname: 営業部\nstatus: suspended\n\n# why\npurpose: x\nbudget: { monthly: 1, daily: 5 }\n");

    [Fact]
    public void Apply_KeysBelowAKeyThatIsNotThere_AreWrittenTogether() =>
        YamlEditor
            .Apply("a:\n    b: 1\n", null, YamlChange.Set("c", YamlValue.Keys(
                ("d", YamlValue.Text("x")), ("e",
                    YamlValue.List(YamlValue.Text("z"), YamlValue.Keys(("f", YamlValue.Plain("2")), ("g", YamlValue.List())))))))
            .ShouldBe("a:\n    b: 1\nc:\n    d: x\n    e:\n      - z\n      - f: 2\n        g: []\n");

    [Theory]
    [InlineData("a: &x 1\n", "a")]
    [InlineData("a: 1\na: 2\n", "a")]
    [InlineData("a: [1, 2\n", "a")]
    [InlineData("a: 1\n", "b[0]")]
    [InlineData("a: 1\n", "a.b")]
    [InlineData("a: [1]\n", "a[1]")]
    [InlineData("a: 1\n", "../a")]
    [InlineData("a: 1\n", "a\nb")]
    [InlineData("a: 1\n", "")]
    [InlineData("a:\n  b: 1\n", "a")]
    public void Apply_WhatCannotBeChangedInPlace_IsRefused(string text, string path) =>
        Should.Throw<EditException>(() =>
            YamlEditor.Apply(text, null, YamlChange.Set(path, YamlValue.Text("x")))).Text.Japanese.ShouldNotBeEmpty();

    [Theory]
    [InlineData("${AWS::AccountId}")]
    [InlineData("#{Token}")]
    [InlineData("{{resolve:ssm:x}}")]
    public void Apply_Placeholder_IsRefused(string text)
    {
        Should.Throw<EditException>(() => YamlEditor.Apply("a: 1\n", null, YamlChange.Set("a", YamlValue.Text(text))));
        Should.Throw<EditException>(() => YamlEditor.Apply("a: 1\n", null, YamlChange.Comment("a", text)));
    }

    [Theory]
    [InlineData("status", "id: sales\nname: x\n# why\n\npurpose: y\n")]
    [InlineData("access", "id: sales\nname: x\n\npurpose: y\n# why\n")]
    public void Apply_CommentOnAKeyThatIsNotThere_StandsWhereTheKeyWould(string path, string after) =>
        YamlEditor
            .Apply("id: sales\nname: x\n\npurpose: y\n", typeof(Department), YamlChange.Comment(path, "why"))
            .ShouldBe(after);

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("\u202Eright to left")]
    [InlineData(" ")]
    public void Apply_CommentThatIsNotOneLine_IsRefused(string comment) =>
        Should.Throw<EditException>(() => YamlEditor.Apply("a: 1\n", null, YamlChange.Comment("a", comment)));

    private static YamlChange Change(string kind, string path, string? value) => kind switch
    {
        "set" => YamlChange.Set(path, YamlValue.Text(value!)),
        "add" => YamlChange.Add(path, YamlValue.Text(value!)),
        "remove" => YamlChange.Remove(path),
        _ => YamlChange.Comment(path, value!),
    };
}
