using InfraPoc.Cli.Onboarding;

namespace InfraPoc.Cli.Tests.Onboarding;

public sealed class FormQuestionTests
{
    private static readonly IReadOnlyList<FormField> Fields =
        [.. new[] { "id", "name" }.Select(name => DepartmentField.All.Single(field => field.Name == name))];

    [Theory]
    [InlineData("hr 人事、総務部", "hr|人事、総務部")]
    [InlineData("hr 人事 総務部", "hr|人事 総務部")]
    [InlineData("hr、", null)]
    public void Split_AnswerThatMayHoldBlanks_KeepsItsCommas(string line, string? parts) =>
        Joined(new FormQuestion(new("", ""), null, "id", "name") { Wide = "name" }, line).ShouldBe(parts);

    [Theory]
    [InlineData("a、b", "a|b")]
    [InlineData("a b", "a|b")]
    [InlineData("a", null)]
    public void Split_AnswersWithoutBlanks_ArePartedByEither(string line, string? parts) =>
        Joined(new FormQuestion(new("", ""), null, "id", "name"), line).ShouldBe(parts);

    private static string? Joined(FormQuestion question, string line) =>
        question.Split(Fields, line) is { } parts ? string.Join('|', parts) : null;
}
