using System.Text.RegularExpressions;
using CsCheck;
using InfraPoc.Config.Editing;

namespace InfraPoc.Config.Tests.Editing;

/// <summary>What holds for any text that is typed and any place it is put.</summary>
public sealed partial class YamlEditorProperties
{
    private static readonly string Commented = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Editing", "commented.yaml"));

    private static readonly string[] Places =
    [
        "id", "name", "status", "purpose", "statusReason", "useCases[0].id", "useCases[0].name", "useCases[1].name", "owner.name",
        "itPartner.name", "members[0]", "members[2]", "models[1]", "percents[2]", "trailing[0]", "empty", "nested.deep.deeper", "last",
        "nested.deep.new", "new", "owner.new",
    ];

    private static readonly Gen<string> Typed = Gen.OneOf(
        Gen.Char["ab19 :-[]{}#&*!|>'\"%@`,?~.\\=<年。：　\t\n\r\u0000\u0085\u2028\u202E\uFEFFé😀"].Array[0, 12]
            .Select(characters => string.Concat(characters.Select(each => char.IsSurrogate(each) ? "😀" : $"{each}"))),
        OneOf("yes", "NULL", "1e3", "0x1F", "2027-01-01", "<<", "---", "...", "- a", "? a", "a: b", "a # b", "12:30:45", "~"));

    [Fact]
    public void Apply_AnyText_IsReadAsThatTextAndNothingElseChanges()
    {
        var before = YamlEditor.Read(Commented);
        var comments = Comments(Commented);

        Gen.Select(OneOf(Places), Typed.Where(text => !Template().IsMatch(text)), Gen.Bool).Sample(
            (path, typed, isWindows) =>
            {
                var text = isWindows ? "\uFEFF" + Commented.Replace("\n", "\r\n", StringComparison.Ordinal) : Commented;

                var after = YamlEditor.Apply(text, null, YamlChange.Set(path, YamlValue.Text(typed)));

                YamlEditor.Read(after.TrimStart('\uFEFF')).IsSame(YamlMeaning.Set(before, YamlPath.Of(path), YamlValue.Text(typed)))
                    .ShouldBeTrue();
                foreach (var comment in comments)
                {
                    after.ShouldContain(comment);
                }

                after.Split('\n').Length.ShouldBeLessThanOrEqualTo(text.Split('\n').Length + 1);
            },
            iter: 1_500, threads: 1);
    }

    [Fact]
    public void Apply_ItemAddedAndRemoved_GivesTheSameFile() =>
        Gen.Select(OneOf("members", "models", "percents", "trailing"), Typed.Where(text => !Template().IsMatch(text))).Sample(
            (list, typed) =>
            {
                var count = ((YamlList)((YamlKeys)YamlEditor.Read(Commented)).Find(list)!).Items.Count;

                var after = YamlEditor.Apply(
                    Commented, null, YamlChange.Add(list, YamlValue.Text(typed)), YamlChange.Remove($"{list}[{count}]"));

                after.ShouldBe(Commented);
            },
            iter: 300, threads: 1);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static List<string> Comments(string text) =>
        [.. text.Split('\n').Select(line => Comment().Match(line).Value).Where(comment => comment.Length > 0 && comment != "# is text")];

    [GeneratedRegex("(?<=^|\\s)# .*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\$\{|#\{|\{\{", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Template();
}
