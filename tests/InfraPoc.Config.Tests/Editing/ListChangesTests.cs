using CsCheck;
using InfraPoc.Config.Editing;

namespace InfraPoc.Config.Tests.Editing;

/// <summary>What is beside an item stays beside it, whatever becomes of the list.</summary>
public sealed class ListChangesTests
{
    private const string Block = "a:\n  - b1 # one\n  # above two\n  - b2 # two\n  - b3 # three\nz: 1\n";
    private const string Flow = "a: [ # all\n  b1, # one\n  # above two\n  b2, # two\n  b3 # three\n]\nz: 1\n";
    private const string Leading = "a: [b1 # one\n  , b2 # two\n  , b3] # three\nz: 1\n";

    [Theory]
    [InlineData(Block, "=b0,b1,b2,b3", "a:\n  - b0\n  - b1 # one\n  # above two\n  - b2 # two\n  - b3 # three\nz: 1\n")]
    [InlineData(Block, "=b2,b1,b3", "a:\n  # above two\n  - b2 # two\n  - b1 # one\n  - b3 # three\nz: 1\n")]
    [InlineData(Block, "=b3,b0,b1", "a:\n  - b3 # three\n  # above two\n  - b0\n  - b1 # one\nz: 1\n")]
    [InlineData(Block, "=b0", "a:\n  - b0\n  # above two\nz: 1\n")]
    [InlineData(Block, "=b3", "a:\n  # above two\n  - b3 # three\nz: 1\n")]
    [InlineData(Block, "=b1,b2,b3", Block)]
    [InlineData(Block, "-b2", "a:\n  - b1 # one\n  # above two\n  - b3 # three\nz: 1\n")]
    [InlineData(Block, "-b3,b1,b1", "a:\n  # above two\n  - b2 # two\nz: 1\n")]
    [InlineData(Block, "-b1,b2,b3", "a: []\n  # above two\nz: 1\n")]
    [InlineData(Block, "+b4,b5", "a:\n  - b1 # one\n  # above two\n  - b2 # two\n  - b3 # three\n  - b4\n  - b5\nz: 1\n")]
    [InlineData("a: # all\n- b1 # one\n\n- b2", "=b2,b3,b1", "a: # all\n\n- b2\n- b3\n- b1 # one")]
    [InlineData("a:\n  - b1\n  -  # - two\n    b2 # two\n  - \"b3\" # three\n", "=b3,b2", "a:\n  - \"b3\" # three\n  -  # - two\n    b2 # two\n")]
    [InlineData(Flow, "=b0,b1,b2,b3", "a: [ # all\n  b0,\n  b1, # one\n  # above two\n  b2, # two\n  b3 # three\n]\nz: 1\n")]
    [InlineData(Flow, "=b3,b2,b1", "a: [ # all\n  b3, # three\n  # above two\n  b2, # two\n  b1 # one\n]\nz: 1\n")]
    [InlineData(Flow, "=b0", "a: [ # all\n  b0\n  # above two\n]\nz: 1\n")]
    [InlineData(Flow, "-b3", "a: [ # all\n  b1, # one\n  # above two\n  b2 # two\n]\nz: 1\n")]
    [InlineData(Flow, "-b1", "a: [ # all\n  # above two\n  b2, # two\n  b3 # three\n]\nz: 1\n")]
    [InlineData(Flow, "+b4", "a: [ # all\n  b1, # one\n  # above two\n  b2, # two\n  b3, # three\n  b4\n]\nz: 1\n")]
    [InlineData(Leading, "-b3", "a: [b1 # one\n  , b2 # two\n  ] # three\nz: 1\n")]
    [InlineData(Leading, "-b1", "a: [\n   b2 # two\n  , b3] # three\nz: 1\n")]
    [InlineData(Leading, "=b3,b1,b2", "a: [\n   b3\n  , b1 # one\n  , b2 # two\n  ] # three\nz: 1\n")]
    [InlineData(Leading, "+b4", "a: [b1 # one\n  , b2 # two\n  , b3\n  , b4] # three\nz: 1\n")]
    [InlineData("a: [ # all\n  b1, # one\n  b2]\n", "-b2", "a: [ # all\n  b1 # one\n  ]\n")]
    [InlineData("a: [b1, b2, b3] # all", "=b3,b0,b1", "a: [b3, b0, b1] # all")]
    [InlineData("a: [b1, b2, b3] # all", "-b1", "a: [b2, b3] # all")]
    [InlineData("a: [ b1,b2 ]\n", "=b0,b2,b1,b3", "a: [ b0,b2,b1,b3 ]\n")]
    [InlineData("a: [b1]\n", "=b0", "a: [b0]\n")]
    [InlineData("a: [b1]\n", "+b2", "a: [b1, b2]\n")]
    [InlineData("a: [b1, b2,]\n", "=b2,b1,b0", "a: [b2, b1, b0,]\n")]
    [InlineData("a: [b1, b2]\n", "-b1,b2", "a: []\n")]
    [InlineData("a: [b1, b2, # half\n  b3]\n", "=b2,b1", "a: [b2, # half\n  b1]\n")]
    [InlineData("a: []\n", "+b1,b2", "a: [b1, b2]\n")]
    [InlineData("b: { a: [b1, # one\n  b2] }\n", "=b2,b1", "b: { a: [\n  b2,\n  b1 # one\n  ] }\n", "b.a")]
    public void Of_List_KeepsWhatIsBesideEachItem(string before, string change, string after, string key = "a")
    {
        Changed(before, change, key).ShouldBe(after);
        Changed(Windows(before), change, key).ShouldBe(Windows(after));
    }

    [Theory]
    [InlineData("budget: { monthly: 1, percents: [50, 80] }\n", "budget: { monthly: 1, percents: [50, 80], total: 5 }\n")]
    [InlineData("budget: {monthly: 1, percents: [50, 80]}\n", "budget: {monthly: 1, percents: [50, 80], total: 5}\n")]
    [InlineData("budget: { monthly: 1, inner: { a: [1] } }\n", "budget: { monthly: 1, inner: { a: [1] }, total: 5 }\n")]
    [InlineData("budget: {\n  monthly: 1,\n  percents: [50, 80]\n}\n", "budget: {\n  monthly: 1,\n  percents: [50, 80],\n  total: 5\n}\n")]
    public void Set_NewKeyBehindAList_StandsInTheBraces(string before, string after)
    {
        var set = YamlChange.Set("budget.total", YamlValue.Plain("5"));

        YamlEditor.Apply(before, null, set).ShouldBe(after);
        YamlEditor.Apply(Windows(before), null, set).ShouldBe(Windows(after));
    }

    /// <summary>Any list of commented items in any layout, and any list that shall be instead.</summary>
    [Fact]
    public void Of_AnyList_KeepsTheCommentOfEveryItemThatStays() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 6].Array[1, 6], Gen.Int[0, 4], Gen.Bool).Sample(
            (count, numbers, layout, isWindows) =>
            {
                var (items, wanted) = (Enumerable.Range(0, count).ToList(), numbers.Distinct().ToList());
                string Each(string form, string between, string behind = "") =>
                    string.Join(between, items.Select(i => form.Replace("I", $"{i}", StringComparison.Ordinal))) + behind;
                var before = layout switch
                {
                    0 => $"a:\n{Each("  # over I.\n  - bI # at I.", "\n")}",
                    1 => $"a: [\n{Each("  # over I.\n  bI, # at I.", "\n")}\n]",
                    2 => $"a: [{Each("bI # at I.", "\n  , ")}\n  ]",
                    3 => $"a: [{Each("bI # at I.", "\n  ,\n  ")}\n  ]",
                    _ => $"a: [ {Each("bI, # at I.\n  # under I.", "\n  ")}\n  ]",
                } + "\nz: 1\n";
                before = isWindows ? Windows(before) : before;

                var after = Changed(before, $"={string.Join(',', wanted.Select(i => $"b{i}"))}", "a");

                var list = ((YamlKeys)YamlEditor.Read(after)).Find("a").ShouldBeOfType<YamlList>();
                list.Items.Select(item => ((YamlScalar)item).Content).ShouldBe(wanted.Select(i => $"b{i}"), before);
                foreach (var i in items.Intersect(wanted))
                {
                    after.Split('\n').Single(line => line.Contains($"b{i}", StringComparison.Ordinal))
                        .ShouldContain($"# at {i}.", customMessage: before);
                }

                foreach (var i in items.Where(_ => layout < 2))
                {
                    after.ShouldContain($"# over {i}.", customMessage: before);
                }

                if (wanted.SequenceEqual(items))
                {
                    after.ShouldBe(before);
                }
            },
            iter: 1_000, threads: 1);

    private static string Changed(string text, string change, string key)
    {
        var items = YamlValue.List([.. change[1..].Split(',').Select(YamlValue.Text)]);
        return YamlEditor.Apply(text, null, ListChanges.Of(YamlEditor.Read(text), key, items, change[0]));
    }

    private static string Windows(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);
}
