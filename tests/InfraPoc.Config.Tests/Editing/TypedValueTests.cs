using InfraPoc.Config.Editing;

namespace InfraPoc.Config.Tests.Editing;

public sealed class TypedValueTests
{
    [Theory]
    [InlineData("budget.monthly", "50000", "budget: { monthly: 50000 }")]
    [InlineData("status", "suspended", "status: suspended")]
    [InlineData("period.end", "2027-03-31", "period: { end: 2027-03-31 }")]
    [InlineData("approval", "0123", "approval: \"0123\"")]
    [InlineData("costCenter", "true", "costCenter: \"true\"")]
    [InlineData("access.application", "true", "access: { application: true }")]
    [InlineData("models", "claude-haiku、nova-lite", "models:\n  - claude-haiku\n  - nova-lite\n")]
    [InlineData("budget.alertPercents", "50, 80", "budget: { alertPercents: [50, 80] }")]
    [InlineData("useCases[0].name", "a: b", "useCases: [{ name: \"a: b\" }]")]
    public void Read_ValueOfAKey_IsWrittenAsThatValue(string path, string typed, string expected)
    {
        var (value, problem) = TypedValue.Read<Department>(path, typed);

        problem.ShouldBeNull();
        var before = path.StartsWith("useCases", StringComparison.Ordinal) ? "useCases: [{}]\n" : path.Contains('.') ? $"{path.Split('.')[0]}: {{}}\n" : "id: x\n";
        YamlEditor.Apply(before, typeof(Department), YamlChange.Set(path, value!)).ShouldContain(expected);
    }

    [Theory]
    [InlineData("budget.monthly", "50,000", "CFG003")]
    [InlineData("budget.monthly", "５００００", "CFG003")]
    [InlineData("budget.monthly", "1e9", "CFG003")]
    [InlineData("budget.monthly", "99999999999999", "CFG003")]
    [InlineData("budget.monthly", "50.000,00", "CFG003")]
    [InlineData("period.end", "2027.3.31", "CFG003")]
    [InlineData("period.end", "31.03.2027", "CFG003")]
    [InlineData("period.end", "令和9年3月31日", "CFG003")]
    [InlineData("status", "stopped", "CFG004")]
    [InlineData("name", "=cmd|' /C calc'!A0", "CFG016")]
    [InlineData("owner.email", "-hr@example.com", "CFG005")]
    [InlineData("name", "a\nb", "CFG010")]
    [InlineData("name", "\u202Eb", "CFG010")]
    [InlineData("name", "${AWS::AccountId}", "CFG012")]
    [InlineData("id", "../../etc/passwd", "CFG005")]
    [InlineData("models", "", "CFG008")]
    [InlineData("owner", "x", "CFG003")]
    [InlineData("useCases", "x", "CFG003")]
    [InlineData("ownr.name", "x", "CFG001")]
    [InlineData("owner.name.x", "x", "CFG001")]
    public void Read_ValueThatIsNone_IsAProblem(string path, string typed, string code)
    {
        var (value, problem) = TypedValue.Read<Department>(path, typed);

        value.ShouldBeNull();
        problem.ShouldNotBeNull().Code.ShouldBe(code);
        problem.Message.English.ShouldStartWith(path);
    }

    [Fact]
    public void IsOptional_Key_IsWhatTheRecordSays()
    {
        TypedValue.IsOptional<Department>("budget.daily").ShouldBeTrue();
        TypedValue.IsOptional<Department>("budget.monthly").ShouldBeFalse();
        TypedValue.IsOptional<Department>("nothing").ShouldBeFalse();
        TypedValue.IsList<Department>("members").ShouldBeTrue();
        TypedValue.IsList<Department>("useCases").ShouldBeFalse();
    }
}
