using System.Text;
using InfraPoc.Cli.Onboarding;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Tests.Onboarding;

public sealed class ForeignTextTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF \r\n\t\n")]
    public void Read_FileWithoutText_IsSaidToBeEmpty(string text)
    {
        File.WriteAllText(path, text);

        Read().Text.ShouldBe(new(
            $"{Path.GetFileName(path)} is empty; check that it is the right file.",
            $"{Path.GetFileName(path)} は空です。ファイルを確認してください。"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_Utf16WithoutAMark_IsAnEncodingThatIsNotRead(bool isBig)
    {
        File.WriteAllBytes(path, new UnicodeEncoding(isBig, byteOrderMark: false).GetBytes("email,from\na@example.com,sales\n"));

        Read().Text.Japanese.ShouldContain("文字コードを読み取れません");
    }

    [Fact]
    public void Read_SpreadsheetThatNamesItsSeparator_IsReadByIt()
    {
        File.WriteAllText(path, "sep=;\r\nid;name\r\nhr;a,b,c,d\r\n");

        var table = SpreadsheetTable.Read(path, name => name, []);

        table.Columns.ShouldBe(["id", "name"]);
        table.Rows.ShouldHaveSingleItem().Number.ShouldBe(2);
        table.Rows[0].Cells.ShouldBe(["hr", "a,b,c,d"]);
    }

    public void Dispose() => File.Delete(path);

    private EditException Read() => Should.Throw<EditException>(() => ForeignText.Read(path, mayBeOfExcel: true));
}
