namespace InfraPoc.Config.Tests.Validation;

public sealed class MoveRulesTests
{
    public static TheoryData<string> Names => BadConfig.NamesOf(Cases);

    internal static IReadOnlyList<BadConfig> Cases { get; } =
    [
        new("moves of people whom an identity provider manages",
            [
                Change.Sandbox(
                    "users: directory",
                    "users: external\n  groups:\n    - { name: HR, id: a1b2c3d4-5678-90ab-cdef-1234567890ab }\n    - { name: Legal, id: a1b2c3d4-5678-90ab-cdef-000000000000 }"),
                Change.Hr(
                    "members:\n  - hr-01@example.com\n  - hr-02@example.com\n",
                    "group: { name: HR, id: a1b2c3d4-5678-90ab-cdef-1234567890ab }\n"),
                Change.Legal("members: [legal-01@example.com]", "group: { name: Legal, id: a1b2c3d4-5678-90ab-cdef-000000000000 }"),
                Plan("email: hr-01@example.com, from: hr, to: legal, on: 2027-01-15"),
            ],
            "config/moves.yaml:1:1: error MOV001: moves does not go with identityCenter.users: external, where the identity provider manages members; move people between its groups, and remove the file."),
        new("two moves of one person on one day, there and back, with capitals",
            Plan("email: hr-01@example.com, from: hr, to: legal, on: 2027-01-15", "email: HR-01@example.com, from: legal, to: hr, on: 2027-01-15"),
            "config/moves.yaml:3:54: error MOV002: moves[1].on is the day of another move of the same person, got \"2027-01-15\"; keep one of the two."),
        new("from where to where",
            Plan("email: hr-01@example.com, from: hr, to: hr, on: 2027-01-15"),
            "config/moves.yaml:2:43: error MOV004: moves[0].to is the department that the person leaves, got \"hr\"; name another department, or drop the move."),
        new("left before the day",
            Plan("email: new@example.com, from: hr, to: legal, on: 2027-01-15, left: 2027-01-14"),
            "config/moves.yaml:2:68: error MOV005: moves[0].left is before the day of the move, got \"2027-01-14\"; remove it; the command writes it."),
        new("second move from elsewhere",
            Plan("email: hr-01@example.com, from: hr, to: legal, on: 2027-01-15", "email: hr-01@example.com, from: hr, to: legal, on: 2027-02-15"),
            "config/moves.yaml:3:33: error MOV006: moves[1].from is not where the person is after the move of 2027-01-15, which comes first, got \"hr\"; write legal, or remove one of the two."),
        new("second move begun before the first",
            Plan("email: hr-01@example.com, from: hr, to: legal, on: 2027-01-15", "email: hr-01@example.com, from: legal, to: hr, on: 2027-02-15, left: 2027-02-15"),
            "config/moves.yaml:3:70: error MOV007: moves[1].left does not go with another move that comes first, got \"2027-02-15\"; remove it; the command writes it."),
        new("a day that does not exist, digits in full width, an address that is none, and what is missing",
            [Plan("email: hr-01@example.com, from: hr, to: legal, on: 2027-02-29", "email: hr-02, from: hr, on: ２０２７-01-15, to: legal", "from: hr, on: 2027-01-15, to: legal")],
            "config/moves.yaml:2:54: error CFG003: moves[0].on must be a date (yyyy-mm-dd) from 2020 to 2099, got \"2027-02-29\"; write a date, e.g. 2027-04-01.",
            "config/moves.yaml:3:7: error CFG005: moves[1].email is not of the form it must have, got \"hr-02\"; write an address, e.g. sales-trial-01@example.com.",
            "config/moves.yaml:3:31: error CFG003: moves[1].on must be a date (yyyy-mm-dd) from 2020 to 2099, got \"２０２７-01-15\" with full-width characters (全角 ２０７); did you mean \"2027-01-15\" in half-width characters (半角)?",
            "config/moves.yaml:4:5: error CFG002: moves[2].email is missing; write an address, e.g. sales-trial-01@example.com."),
        new("a department's file that cannot be read is nobody's reason to be missing",
            [Change.Whole("departments/zz.yaml", "- x\n"), Plan("email: zz@example.com, from: zz, to: legal, on: 2027-01-15")],
            "config/departments/zz.yaml:1:1: error CFG003: the file must be keys with values, got a list; write \"id: ...\" and the other keys below each other, as in the sample configuration."),
        new("no list of moves",
            Change.Whole("moves.yaml", "moves: none\n"),
            "config/moves.yaml:1:1: error CFG003: moves must be a list, got \"none\"; list the moves, or write []."),
    ];

    [Theory, MemberData(nameof(Names))]
    public void Load_BadMoves_ReportsExactlyThis(string name) => BadConfig.Check(Cases, name);

    [Fact]
    public void Load_GoodMoves_AreOfTheConfigurationInOrder()
    {
        using var folder = new ConfigFolder();
        Plan(
            "email: HR-01@example.com, from: legal, to: hr, on: 2027-02-15", "email: hr-01@example.com, from: hr, to: legal, on: 2027-01-15",
            "email: legal-01@example.com, from: legal, to: hr, on: 2027-01-15", "email: new@example.com, from: legal, to: hr, on: 2027-01-04, left: 2027-01-05")
            .ApplyTo(folder);

        var config = BothLanguages.Checked(folder.Load()).Config.ShouldNotBeNull();

        config.Moves.Select(move => (move.Email, move.On.Month, move.Left is null)).ShouldBe([
            ("new@example.com", 1, false), ("hr-01@example.com", 1, true), ("legal-01@example.com", 1, true), ("HR-01@example.com", 2, true)]);
    }

    [Fact]
    public void Load_NoMoves_ArePermittedWithAndWithoutTheFile()
    {
        using var folder = new ConfigFolder();
        folder.Load().Config.ShouldNotBeNull().Moves.ShouldBeEmpty();

        folder.Write("moves.yaml", "moves: []\n");

        folder.Load().Config.ShouldNotBeNull().Moves.ShouldBeEmpty();
    }

    internal static Change Plan(params string[] moves) =>
        Change.Whole("moves.yaml", $"moves:\n{string.Concat(moves.Select(move => $"  - {{ {move} }}\n"))}");
}
