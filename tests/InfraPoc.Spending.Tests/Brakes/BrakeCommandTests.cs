using CsCheck;

namespace InfraPoc.Spending.Tests.Brakes;

public sealed class BrakeCommandTests
{
    private static readonly string[] Departments = ["sales", "development"];
    private static readonly DateTimeOffset Now = Company.Utc("2027-01-05T03:00");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData(" { } ")]
    [InlineData("null")]
    [InlineData("""{"version":"0","source":"aws.events","detail-type":"Scheduled Event","detail":{}}""")]
    [InlineData("""{"source":"aws.cloudformation","detail":{"engage":"all"}}""")]
    public void Input_ThatCommandsNothing_IsNoCommand(string? input)
    {
        var reading = BrakeCommand.Read(input, Departments, Now);

        (reading.Command, reading.Error).ShouldBe((null, null));
    }

    [Theory]
    [InlineData("""{"engage":"sales","reason":"r"}""", true, "sales", null, null)]
    [InlineData("""{"engage":"all","reason":"r","by":"CISO"}""", true, "all", "CISO", null)]
    [InlineData("""{"engage":"sales","reason":"r","until":"2027-01-06T09:00:00+09:00"}""", true, "sales", null, "2027-01-06T00:00")]
    [InlineData("""{"release":"sales","reason":"r","by":"CFO"}""", false, "sales", "CFO", null)]
    [InlineData("""{"release":"all","reason":"r","by":"CFO","until":"2027-01-05T03:00:01Z"}""", false, "all", "CFO", "2027-01-05T03:00:01")]
    public void Input_Complete_IsACommand(string input, bool engage, string target, string? by, string? until)
    {
        var command = BrakeCommand.Read(input, Departments, Now).Command.ShouldNotBeNull();

        (command.Engage, command.Target, command.Reason, command.By).ShouldBe((engage, target, "r", by));
        command.Until.ShouldBe(until is null ? null : Company.Utc(until));
    }

    [Theory]
    [InlineData("""{"engage":"sales"}""", "\"reason\" is missing")]
    [InlineData("""{"engage":"sales","reason":""}""", "\"reason\" is no text of 1 to 500 characters")]
    [InlineData("""{"engage":"sales","reason":"  "}""", "\"reason\" is")]
    [InlineData("""{"engage":"sales","reason":null}""", "\"reason\" is no text")]
    [InlineData("""{"engage":"sales","reason":7}""", "\"reason\" is no text")]
    [InlineData("""{"engage":["sales"],"reason":"r"}""", "The target is not in the configuration")]
    [InlineData("""{"engage":"sales","reason":"r","by":7}""", "\"by\" is no text")]
    [InlineData("""{"release":"sales","reason":"r"}""", "\"by\" is missing")]
    [InlineData("""{"engage":"sales","release":"sales","reason":"r","by":"b"}""", "both engage and release")]
    [InlineData("""{"reason":"r"}""", "neither engage nor release")]
    [InlineData("""{"engage":"salse","reason":"r"}""", "Write \"all\" or one of development, sales")]
    [InlineData("""{"engage":"SALES","reason":"r"}""", "The target is not in the configuration")]
    [InlineData("""{"engage":"sales","reason":"r","until":"tomorrow"}""", "\"until\" is no time")]
    [InlineData("""{"engage":"sales","reason":"r","until":"2027-01-06"}""", "with Z or an offset")]
    [InlineData("""{"engage":"sales","reason":"r","until":"2027-01-06T00:00:00"}""", "with Z or an offset")]
    [InlineData("""{"engage":"sales","reason":"r","until":"2027-02-30T00:00:00Z"}""", "with Z or an offset")]
    [InlineData("""{"engage":"sales","reason":"r","until":"9999-12-31T23:59:59Z"}""", "with Z or an offset")]
    [InlineData("""{"engage":"sales","reason":"r","until":null}""", "\"until\" is no time")]
    [InlineData("""{"engage":"sales","reason":"r","until":"2027-01-05T03:00:00Z"}""", "past: 2027-01-05T03:00:00Z, and it is 2027-01-05T03:00:00Z now")]
    [InlineData("""{"release":"sales","reason":"r","by":"b","until":"2026-01-05T03:00:00Z"}""", "\"until\" is past")]
    [InlineData("""{"engage":"sales","reason":"r","untill":"2027"}""", "has something else than engage, release, reason, by, until")]
    [InlineData("""{"engaged":"all","reason":"r"}""", "The input has something else")]
    [InlineData("""{"engage":"sales","engage":"all","reason":"r"}""", "names something twice")]
    [InlineData("""{"engage":"sales","reason":"\ud800"}""", "\"reason\" is")]
    [InlineData("""{"engage":"sales" """, "is not JSON")]
    [InlineData("[]", "not an object")]
    [InlineData("\"engage\"", "not an object")]
    public void Input_Incomplete_IsRefusedAndSaysWhatIsAllowed(string input, string problem)
    {
        var reading = BrakeCommand.Read(input, Departments, Now);

        reading.Command.ShouldBeNull();
        reading.Error.ShouldNotBeNull().ShouldContain(problem);
        reading.Error.ShouldEndWith("Correct the input and send it again. Nothing was changed.");
    }

    [Fact]
    public void Reason_TooLong_IsRefused()
    {
        static string Input(int length) => $$"""{"engage":"sales","reason":"{{new string('x', length)}}"}""";

        BrakeCommand.Read(Input(CommandReading.MaxReason), Departments, Now).Command.ShouldNotBeNull();
        BrakeCommand.Read(Input(CommandReading.MaxReason + 1), Departments, Now).Error.ShouldNotBeNull().Length.ShouldBeLessThan(1_000);
    }

    [Fact]
    public void AnyText_NeverThrows() =>
        Gen.OneOf(Gen.String, Gen.String.Select(text => $"{{\"engage\":\"sales\",\"reason\":\"{text}\"}}")).Sample(text =>
    {
        var reading = BrakeCommand.Read(text, Departments, Now);
        return reading.Command is null || reading.Error is null;
    });

    [Fact]
    public void Order_OfACommand_BelongsToThePolicy()
    {
        var command = BrakeCommand.Read("""{"engage":"sales","reason":"{\"}\n🙂"}""", Departments, Now).Command!;

        var order = Entries.ReadOrder("order", Entries.Write(command.ToOrder("ANPA1", Now))).Value!;

        order.ShouldBe(new BrakeOrder { Engage = true, Target = "ANPA1", Reason = "{\"}\n🙂", At = Now });
        command.ToOrder(null, Now).Target.ShouldBe("all");
    }
}
