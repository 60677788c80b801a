using InfraPoc.Config;

namespace InfraPoc.Cli.Onboarding;

/// <summary>Of moves whose day has come: those that can be carried out together, and why each other cannot.</summary>
internal sealed class DueMoves
{
    private readonly Func<IReadOnlyList<MemberMove>, IReadOnlyList<PlacedProblem>> problemsOf;
    private readonly List<MemberMove> possible = [];
    private readonly List<Bilingual> refused = [];

    /// <param name="asked">The moves, in the order in which they take precedence.</param>
    /// <param name="wrongWith">What is wrong with one by itself.</param>
    /// <param name="problemsOf">What is wrong with a configuration in which some were carried out.</param>
    public DueMoves(
        IReadOnlyList<MemberMove> asked, Func<MemberMove, IEnumerable<Bilingual>> wrongWith,
        Func<IReadOnlyList<MemberMove>, IReadOnlyList<PlacedProblem>> problemsOf)
    {
        this.problemsOf = problemsOf;
        var wrong = asked.Select(move => (Move: move, Problems: wrongWith(move).ToList())).ToList();
        refused.AddRange(wrong.SelectMany(each => each.Problems));
        Add([.. wrong.Where(each => each.Problems.Count == 0).Select(each => each.Move)]);
    }

    /// <summary>Those that can be carried out together.</summary>
    public IReadOnlyList<MemberMove> Possible => possible;

    /// <summary>Why each other cannot.</summary>
    public IReadOnlyList<Bilingual> Refused => refused;

    /// <summary>Halves what cannot be together, until each that cannot be stands alone: few checks where few are wrong.</summary>
    private void Add(IReadOnlyList<MemberMove> some)
    {
        var problems = some.Count == 0 ? [] : problemsOf([.. possible, .. some]);
        if (problems.Count == 0)
        {
            possible.AddRange(some);
        }
        else if (some is [var one])
        {
            refused.AddRange(problems.Select(problem => one.At(new(problem.Line(Language.English), problem.Line(Language.Japanese)))));
        }
        else
        {
            Add([.. some.Take(some.Count / 2)]);
            Add([.. some.Skip(some.Count / 2)]);
        }
    }
}
