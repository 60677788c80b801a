using System.Diagnostics;
using System.Text;
using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Tests.Loading;

public sealed class SourceTextTests
{
    public static TheoryData<string> Names => BadConfig.NamesOf(Cases);

    internal static IReadOnlyList<BadConfig> Cases { get; } =
    [
        new("byte order mark",
            Change.Hr("id: hr\n", "\uFEFFid: hr\n"),
            "config/departments/hr.yaml:1:1: error YML013: the file starts with a byte order mark; save it as \"UTF-8\", not \"UTF-8 with BOM\"."),
        new("CRLF",
            Change.Hr("id: hr\nname: 人事部\n", "id: hr\r\nname: 人事部\r\n"),
            "config/departments/hr.yaml:1:7: error YML014: the line ends with a carriage return (Windows: CR LF); save the file with line ending LF, so that a review shows only what changed."),
        new("CRLF in the last line only",
            Change.Hr("  application: false\n", "  application: false\r\n"),
            "config/departments/hr.yaml:49:21: error YML014: the line ends with a carriage return (Windows: CR LF); save the file with line ending LF, so that a review shows only what changed."),
        new("CR alone",
            Change.Hr("id: hr\nname: 人事部\n", "id: hr\rname: 人事部\n"),
            "config/departments/hr.yaml:1:7: error YML014: the line ends with a carriage return (Windows: CR LF); save the file with line ending LF, so that a review shows only what changed."),
        new("NUL",
            Change.Hr("guardrail: standard", "guardrail: standard\u0000"),
            "config/departments/hr.yaml:41:20: error YML005: the file is not UTF-8 (is it UTF-16?); save it with the encoding UTF-8."),
        new("NUL in a comment",
            Change.Hr("guardrail: standard", "guardrail: standard # \u0000"),
            "config/departments/hr.yaml:41:23: error YML005: the file is not UTF-8 (is it UTF-16?); save it with the encoding UTF-8."),
        new("escape character",
            Change.Hr("name: 人事部\n", "name: 人事部\u001B[31m\n"),
            "config/departments/hr.yaml:2:10: error YML015: the file is not plain text: it contains the invisible character U+001B; delete the character, or type the line again."),
        new("backspace in a quoted text",
            Change.Hr("name: 人事部\n", "name: \"人事部\u0008\"\n"),
            "config/departments/hr.yaml:2:11: error YML015: the file is not plain text: it contains the invisible character U+0008; delete the character, or type the line again."),
        new("DEL",
            Change.Hr("name: 人事部\n", "name: 人事部\u007F\n"),
            "config/departments/hr.yaml:2:10: error YML015: the file is not plain text: it contains the invisible character U+007F; delete the character, or type the line again."),
        new("line break of another kind",
            Change.Hr("name: 人事部\n", "name: 人事部\u2028status: closed\n"),
            "config/departments/hr.yaml:2:10: error YML015: the file is not plain text: it contains the invisible character U+2028; delete the character, or type the line again."),
        new("next line character",
            Change.Hr("name: 人事部\n", "name: 人事部\u0085\n"),
            "config/departments/hr.yaml:2:10: error YML015: the file is not plain text: it contains the invisible character U+0085; delete the character, or type the line again."),
        new("text turned right to left",
            Change.Hr("approval: 稟議2026-0123", "approval: 稟議\u202E3210"),
            "config/departments/hr.yaml:32:13: error YML015: the file is not plain text: it contains the invisible character U+202E; delete the character, or type the line again."),
        new("text turned right to left in a comment after an emoji",
            Change.Hr("approval: 稟議2026-0123", "approval: 稟議2026-0123 # 😀\u2066"),
            "config/departments/hr.yaml:32:27: error YML015: the file is not plain text: it contains the invisible character U+2066; delete the character, or type the line again."),
        new("blank of no width",
            Change.Hr("guardrail: standard", "guardrail: \u200Bstandard"),
            "config/departments/hr.yaml:41:12: error YML015: the file is not plain text: it contains the invisible character U+200B; delete the character, or type the line again."),
        new("byte order mark inside",
            Change.Hr("guardrail: standard", "\uFEFFguardrail: standard"),
            "config/departments/hr.yaml:41:1: error YML015: the file is not plain text: it contains the invisible character U+FEFF; delete the character, or type the line again."),
        new("no bytes",
            Change.Whole(ConfigFolder.Hr, ""),
            "config/departments/hr.yaml:1:1: error YML006: the file is empty; write its keys, as in the sample configuration."),
        new("no-break blank as indentation",
            Change.Hr("  name: 人事部長", "\u00A0\u00A0name: 人事部長"),
            "config/departments/hr.yaml:24:1: error YML015: the file is not plain text: the blank U+00A0 is neither the half-width (半角) nor the full-width one (全角); type a half-width blank (半角スペース) instead."),
        new("letter that nobody sees",
            Change.Hr("name: 人事部\n", "name: 人\u3164事部\n"),
            "config/departments/hr.yaml:2:8: error YML015: the file is not plain text: it contains the invisible character U+3164; delete the character, or type the line again."),
        new("character of a private area",
            Change.Hr("name: 人事部\n", "name: 人\uE000事部\n"),
            "config/departments/hr.yaml:2:8: error YML015: the file is not plain text: it contains the invisible character U+E000; delete the character, or type the line again."),
    ];

    [Theory, MemberData(nameof(Names))]
    public void Load_BadConfig_ReportsThisAndNothingElse(string name) => BadConfig.Check(Cases, name);

    [Fact]
    public void Load_ShiftJis_ReportsTheFirstByteThatIsNotUtf8()
    {
        using var folder = new ConfigFolder();
        folder.Write(ConfigFolder.Hr, [.. "id: hr\nname: "u8, 0x90, 0x6C, 0x8E, 0x96, .. "\n"u8]);

        folder
            .Problems()
            .ShouldBe([
                "config/departments/hr.yaml:2:7: error YML005: the file is not UTF-8 (is it Shift_JIS or UTF-16?); save it with the encoding UTF-8.",
            ]);
    }

    [Fact]
    public void Load_Utf16_IsRefusedWithAndWithoutByteOrderMark()
    {
        using var folder = new ConfigFolder();
        folder.Write(ConfigFolder.Hr, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("id: hr\n")]);
        folder.Write(ConfigFolder.Legal, Encoding.Unicode.GetBytes("id: legal\n"));

        folder.Problems().ShouldBe([
            "config/departments/hr.yaml:1:1: error YML005: the file is not UTF-8 (is it Shift_JIS or UTF-16?); save it with the encoding UTF-8.",
            "config/departments/legal.yaml:1:2: error YML005: the file is not UTF-8 (is it UTF-16?); save it with the encoding UTF-8.",
        ]);
    }

    [Fact]
    public void Load_FileOf5Megabytes_IsRefusedUnread()
    {
        using var folder = new ConfigFolder();
        folder.Write(ConfigFolder.Hr, new byte[5_000_000]);

        folder
            .Problems()
            .ShouldBe([
                "config/departments/hr.yaml:1:1: error YML004: the file has 5000000 bytes, at most 262144 are read; check that it is the right file, and remove what is not needed, such as old comments.",
            ]);
    }

    [Fact]
    public void Load_FileOfTheLargestSize_IsRead()
    {
        using var folder = new ConfigFolder();
        var text = folder.Read(ConfigFolder.Hr) + "#";
        folder.Write(ConfigFolder.Hr, text + new string('x', SourceText.MaxBytes - Encoding.UTF8.GetByteCount(text)));
        folder.Load().IsValid.ShouldBeTrue();

        folder.Write(ConfigFolder.Hr, folder.Read(ConfigFolder.Hr) + "x");
        folder
            .Problems()
            .ShouldBe([
                "config/departments/hr.yaml:1:1: error YML004: the file has 262145 bytes, at most 262144 are read; check that it is the right file, and remove what is not needed, such as old comments.",
            ]);
    }

    [Fact]
    public void Load_MissingFiles_AreReported()
    {
        using var folder = new ConfigFolder();
        File.Delete(folder.PathOf(ConfigFolder.Sandbox));
        File.Delete(folder.PathOf(ConfigFolder.Models));

        folder.Problems().ShouldBe([
            "config/sandbox.yaml:1:1: error YML007: the file is missing; restore it, or let `infrapoc init` ask for what it needs and write it.",
            "config/models.yaml:1:1: error YML007: the file is missing; restore it, or copy it from the sample configuration and edit it.",
        ]);
    }

    [Fact]
    public void Load_FolderWithTheNameOfAFile_CannotBeRead()
    {
        using var folder = new ConfigFolder();
        File.Delete(folder.PathOf(ConfigFolder.Sandbox));
        Directory.CreateDirectory(folder.PathOf(ConfigFolder.Sandbox));
        Directory.CreateDirectory(folder.PathOf("departments/sales.yaml"));

        folder.Problems().ShouldBe([
            "config/sandbox.yaml:1:1: error YML012: the file cannot be read; check that it is a plain file and that you may read it.",
            "config/departments/sales.yaml:1:1: error YML012: the file cannot be read; check that it is a plain file and that you may read it.",
        ]);
    }

    [Fact]
    public void Load_FileThatIsLocked_CannotBeRead()
    {
        using var folder = new ConfigFolder();
        using var locked = new FileStream(folder.PathOf(ConfigFolder.Hr), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        folder
            .Problems()
            .ShouldBe([
                "config/departments/hr.yaml:1:1: error YML012: the file cannot be read; check that it is a plain file and that you may read it.",
            ]);
    }

    [UnixFact]
    public void Load_SymbolicLink_IsRefusedWhereverItPoints()
    {
        using var folder = new ConfigFolder();
        File.CreateSymbolicLink(folder.PathOf("departments/sales.yaml"), folder.PathOf(ConfigFolder.Hr));
        File.CreateSymbolicLink(folder.PathOf("departments/tax.yaml"), "/nowhere");

        folder.Problems().ShouldBe([
            "config/departments/sales.yaml:1:1: error YML018: the file is a symbolic link, and what it points to is not reviewed here; replace it by the file itself.",
            "config/departments/tax.yaml:1:1: error YML018: the file is a symbolic link, and what it points to is not reviewed here; replace it by the file itself.",
        ]);
    }

    [UnixFact]
    public async Task Load_NamedPipe_DoesNotWaitForAWriter()
    {
        using var folder = new ConfigFolder();
        using var make = Process.Start("mkfifo", [folder.PathOf("departments/sales.yaml")]);
        await make.WaitForExitAsync();

        var problems = await Task.Run(folder.Problems).WaitAsync(TimeSpan.FromSeconds(30));

        problems.ShouldBe([
            "config/departments/sales.yaml:1:1: error YML006: the file is empty; write its keys, as in the sample configuration.",
        ]);
    }
}
