namespace InfraPoc.Config.Validation;

/// <summary>What keeps a person from changing departments, said alike of <c>config/moves.yaml</c> and of a command's options.</summary>
/// <param name="Key">The key it is about.</param>
/// <param name="What">What is wrong, behind the key.</param>
/// <param name="Fix">What to do instead.</param>
internal sealed record MoveFault(string Key, Bilingual What, Bilingual Fix)
{
    private static readonly Bilingual Another = new("name another department, or drop the move", "別の部門を指定するか、この異動を取りやめてください");

    public static readonly MoveFault SameDepartment = new("to", new("is the department that the person leaves", "が異動元と同じです"), Another);

    public static readonly MoveFault Closed = new(
        "to", new("is closed, and nobody can sign in there", "は終了した部門で、だれもサインインできません"), Another);

    /// <summary>The person is not where the move begins.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="home">Where the person is; null for nowhere.</param>
    public static MoveFault NoMember(string from, string? home) => new(
        "email",
        home is null
            ? new($"is no member of {Excerpt.Of(from)}, or of any department", $"は {Excerpt.Of(from)} のメンバーではなく、どの部門のメンバーでもありません")
            : new($"is no member of {Excerpt.Of(from)}, but of {home}", $"は {Excerpt.Of(from)} ではなく {home} のメンバーです"),
        new("correct email or from, or drop the move", "email か from を直すか、この異動を取りやめてください"));
}
