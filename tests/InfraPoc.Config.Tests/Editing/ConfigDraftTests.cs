using InfraPoc.Config.Editing;
using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Tests.Editing;

public sealed class ConfigDraftTests : IDisposable
{
    private static readonly TimeProvider Clock = new Day(2027, 1, 10);

    private readonly ConfigFolder folder = new();

    private static string Hr => ConfigDraft.FileOf("hr");

    [Fact]
    public void Check_ChangeThatIsNotWritten_IsPartOfTheConfiguration()
    {
        var draft = new ConfigDraft(folder.Root);
        draft.Change<Department>(Hr, YamlChange.Set("budget.monthly", YamlValue.Plain("12345")));

        draft.Check(Clock).Config.ShouldNotBeNull().Departments[0].Budget.Monthly.ShouldBe(12345);
        folder.Load().Config.ShouldNotBeNull().Departments[0].Budget.Monthly.ShouldNotBe(12345);
    }

    [Fact]
    public void Check_ChangeThatBreaksARule_SaysWhere()
    {
        var draft = new ConfigDraft(folder.Root);
        draft.Change<Department>(Hr, YamlChange.Set("budget.monthly", YamlValue.Plain("-5")));

        draft.Check(Clock).Problems.ShouldHaveSingleItem().Code.ShouldBe("DEP014");
    }

    [Fact]
    public void Write_ChangedFile_HoldsTheNewTextAndKeepsItsPermissions()
    {
        var path = folder.PathOf(ConfigFolder.Hr);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }

        var draft = new ConfigDraft(folder.Root);
        draft.Change<Department>(Hr, YamlChange.Set("budget.monthly", YamlValue.Plain("12345")));
        draft.Write();

        folder.Read(ConfigFolder.Hr).ShouldBe(draft.TextOf(Hr));
        folder.Load().IsValid.ShouldBeTrue();
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!).Count().ShouldBe(2);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }
    }

    [Fact]
    public void Check_FileThatWouldBeTooLargeToRead_SaysSo()
    {
        folder.Write(ConfigFolder.Hr, folder.Read(ConfigFolder.Hr) + $"#{new string('x', SourceText.MaxBytes - 2_500)}\n");
        folder.Load().IsValid.ShouldBeTrue();
        var draft = new ConfigDraft(folder.Root);
        draft.Change<Department>(Hr, [.. Enumerable.Range(0, 10).Select(_ => YamlChange.Comment("name", new string('あ', 300)))]);

        draft.Check(Clock).Problems.ShouldHaveSingleItem().Code.ShouldBe("YML004");
    }

    [Fact]
    public void Write_FileThatIsReadOnly_IsRefused()
    {
        var (path, before) = (folder.PathOf(ConfigFolder.Hr), folder.Read(ConfigFolder.Hr));
        var draft = new ConfigDraft(folder.Root);
        draft.Change<Department>(Hr, YamlChange.Set("budget.monthly", YamlValue.Plain("12345")));
        File.SetAttributes(path, FileAttributes.ReadOnly);

        Should.Throw<EditException>(draft.Write).Message.ShouldContain("is read-only");

        File.SetAttributes(path, FileAttributes.Normal);
        folder.Read(ConfigFolder.Hr).ShouldBe(before);
    }

    [Fact]
    public void Write_FileThatCannotBeWritten_NamesNoOtherFileAndTheReasonAsADetail()
    {
        var draft = new ConfigDraft(folder.Root);
        var file = ConfigDraft.FileOf(new string('a', 248));
        draft.Create(file, "id: a\n");

        var text = Should.Throw<EditException>(draft.Write).Text;

        text.English.ShouldStartWith($"{file} was not written: ");
        text.Japanese.ShouldStartWith($"{file} に書き込めませんでした（詳細：");
        text.Japanese.ShouldNotContain(".tmp");
    }

    [Fact]
    public void Change_FileThatIsNotUtf8_IsTheFilesFault()
    {
        folder.Write(ConfigFolder.Hr, [0x6E, 0x61, 0x81, 0x0A]);

        var exception = Should.Throw<EditException>(() => new ConfigDraft(folder.Root).Change<Department>(Hr, YamlChange.Remove("name")));

        exception.InnerException.ShouldBeNull();
        exception.Text.Japanese.ShouldContain("UTF-8");
    }

    [Fact]
    public void Write_FileThatSomebodyElseChangedMeanwhile_IsLeftAlone()
    {
        var draft = new ConfigDraft(folder.Root);
        draft.Change<Department>(Hr, YamlChange.Set("budget.monthly", YamlValue.Plain("12345")));
        folder.Replace(ConfigFolder.Hr, "name: 人事部\n", "name: 人材部\n");

        Should.Throw<EditException>(draft.Write).Message.ShouldContain("was changed by somebody else");

        folder.Read(ConfigFolder.Hr).ShouldContain("人材部");
        folder.Read(ConfigFolder.Hr).ShouldNotContain("12345");
    }

    [Fact]
    public void Write_NewFileThatSomebodyElseCreatedMeanwhile_IsLeftAlone()
    {
        var draft = new ConfigDraft(folder.Root);
        draft.Create(ConfigDraft.FileOf("new"), "id: mine\n");
        folder.Write("departments/new.yaml", "id: theirs\n");

        Should.Throw<EditException>(draft.Write);

        folder.Read("departments/new.yaml").ShouldBe("id: theirs\n");
        Directory.EnumerateFiles(folder.PathOf("departments")).ShouldAllBe(file => !file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [UnixFact]
    public void Write_WhileSomebodyReads_LeavesThemTheOldFileAsAWhole()
    {
        var before = folder.Read(ConfigFolder.Hr);
        using var reader = new StreamReader(folder.PathOf(ConfigFolder.Hr));
        var draft = new ConfigDraft(folder.Root);
        draft.Change<Department>(Hr, YamlChange.Set("name", YamlValue.Text("人材部")));

        draft.Write();

        reader.ReadToEnd().ShouldBe(before);
        folder.Read(ConfigFolder.Hr).ShouldBe(draft.TextOf(Hr));
    }

    [Fact]
    public void Write_SecondFileThatCannotBeWritten_LeavesTheFirstAsItWas()
    {
        var (draft, before) = (new ConfigDraft(folder.Root), folder.Read(ConfigFolder.Hr));
        draft.Change<Department>(Hr, YamlChange.Set("budget.monthly", YamlValue.Plain("12345")));
        draft.Create(ConfigDraft.FileOf("first"), "id: first\n");
        draft.Create(ConfigDraft.FileOf("second"), "id: second\n");
        folder.Write("departments/second.yaml", "id: theirs\n");

        Should.Throw<EditException>(draft.Write);

        folder.Read(ConfigFolder.Hr).ShouldBe(before);
        File.Exists(folder.PathOf("departments/first.yaml")).ShouldBeFalse();
        folder.Read("departments/second.yaml").ShouldBe("id: theirs\n");
    }

    [Fact]
    public void Create_FileThatExists_IsRefused() =>
        Should.Throw<EditException>(() => new ConfigDraft(folder.Root)
            .Create(Hr, "id: hr\n")).Text.Japanese.ShouldContain("すでにあります");

    [Fact]
    public void Change_SymbolicLink_IsRefused()
    {
        var path = folder.PathOf(ConfigFolder.Hr);
        File.Move(path, path + ".real");
        _ = File.CreateSymbolicLink(path, path + ".real");

        Should.Throw<EditException>(() => new ConfigDraft(folder.Root).Change<Department>(Hr, YamlChange.Remove("name")))
            .Message.ShouldContain("symbolic link");
    }

    [Fact]
    public void Write_LinkedFolder_IsRefused()
    {
        var draft = new ConfigDraft(folder.Root);
        draft.Create(ConfigDraft.FileOf("new"), "id: new\n");
        var departments = folder.PathOf("departments");
        Directory.Move(departments, departments + ".real");
        _ = Directory.CreateSymbolicLink(departments, departments + ".real");

        draft.Check(Clock).Problems.ShouldHaveSingleItem().Code.ShouldBe("YML018");
        Should.Throw<EditException>(draft.Write).Message.ShouldContain("symbolic link");
        File.Exists(departments + ".real/new.yaml").ShouldBeFalse();
    }

    [Fact]
    public void Change_FileThatIsMissing_SaysSo() =>
        Should.Throw<EditException>(() =>
            new ConfigDraft(folder.Root).Change<Department>(ConfigDraft.FileOf("nobody"), YamlChange.Remove("name")))
            .Message.ShouldContain("cannot be read");

    [Fact]
    public void Change_WindowsLineEnds_AreKeptAndRefusedByTheCheck()
    {
        var windows = folder.Read(ConfigFolder.Hr).Replace("\n", "\r\n", StringComparison.Ordinal);
        folder.Write(ConfigFolder.Hr, windows);
        var draft = new ConfigDraft(folder.Root);

        draft.Change<Department>(Hr, YamlChange.Set("name", YamlValue.Text("人材部")));

        draft.TextOf(Hr).ShouldBe(windows.Replace("name: 人事部\r\n", "name: 人材部\r\n", StringComparison.Ordinal));
        draft.Check(Clock).Problems.ShouldHaveSingleItem().Code.ShouldBe("YML014");
    }

    public void Dispose() => folder.Dispose();
}
