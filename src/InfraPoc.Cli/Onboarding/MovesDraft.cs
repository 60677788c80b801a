using InfraPoc.Config;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Onboarding;

/// <summary>Moves as changes of files: of the two departments, and of the plan, which forgets a move once it is done.</summary>
/// <param name="root">The project folder.</param>
/// <param name="company">The configuration that is there.</param>
/// <param name="today">A day of the sandbox's time zone.</param>
internal sealed class MovesDraft(string root, SandboxConfig company, DateOnly today)
{
    private const string Empty = "# yaml-language-server: $schema=schema/moves.schema.json\nmoves: []\n";

    /// <summary>The changes.</summary>
    public ConfigDraft Draft { get; } = new(root);

    private bool HasPlan => Draft.Files.Contains(ConfigLoader.MovesFile) || File.Exists(Path.Combine(root, ConfigLoader.MovesFile));

    /// <summary>
    /// Where moves lead, so that nobody leaves who could not arrive, and no plan stands in the way of another or empties a department.
    /// </summary>
    /// <param name="root">The project folder.</param>
    /// <param name="company">The configuration that is there.</param>
    /// <param name="today">A day of the sandbox's time zone.</param>
    /// <param name="now">What is done at once.</param>
    /// <param name="later">What is planned anew.</param>
    /// <param name="day">Between the halves of this day's moves; null for the end of all.</param>
    public static MovesDraft After(
        string root, SandboxConfig company, DateOnly today, IReadOnlyList<MemberMove> now, IReadOnlyList<MemberMove> later, string? day)
    {
        var after = new MovesDraft(root, company, today);
        _ = later.Count(after.Plan);
        bool IsNow(PlannedMove move) => now.Any(each => move.IsOf(each.Email) && move.From == each.From && move.To == each.To);
        var before = company.Moves.Where(move => !IsNow(move)).ToList();
        // A plan that cannot be carried out stands in the way of no other.
        bool IsThere(string department) => company.Departments.Any(each => each.Id == department);
        bool Holds(string department, string email) =>
            IsThere(department) && after.Items(ConfigDraft.FileOf(department), "members").Exists(item => Is(item, email));
        before.Where(move => move.Left is not null && IsThere(move.To))
            .Where(move => !company.Departments.Any(each => each.Addresses().Contains(move.Email.ToLowerInvariant())))
            .Select(MemberMove.Of).ToList().ForEach(after.Join);
        var rest = before.Where(move => move.Left is null).Select(MemberMove.Of).Concat(later)
            .OrderBy(move => move.On, StringComparer.Ordinal).TakeWhile(move => day is null || string.CompareOrdinal(move.On, day) <= 0);
        foreach (var move in now.Concat(rest).Where(move => Holds(move.From, move.Email) && IsThere(move.To)))
        {
            after.Leave(move);
            if (day is null || move.On != day)
            {
                after.Join(move);
            }
        }

        return after;
    }

    /// <summary>The first half: out of the one department. A plan for it remembers the day.</summary>
    public void Leave(MemberMove move)
    {
        var file = ConfigDraft.FileOf(move.From);
        var place = Items(file, "members").FindIndex(item => Is(item, move.Email));
        Draft.Change<Department>(file, YamlChange.Remove($"members[{place}]"));
        if (Planned(move) is { } plan)
        {
            var day = $"{today:yyyy-MM-dd}";
            YamlChange Set(string key) => YamlChange.Set($"moves[{plan.Index}].{key}", YamlValue.Plain(day));
            var isEarly = string.CompareOrdinal(plan.On, day) > 0;
            Draft.Change<PlannedMoves>(ConfigLoader.MovesFile, isEarly ? [Set("on"), Set("left")] : [Set("left")]);
        }
    }

    /// <summary>The second half: into the other. A plan for it is done.</summary>
    public void Join(MemberMove move)
    {
        Draft.Change<Department>(ConfigDraft.FileOf(move.To), YamlChange.Add("members", YamlValue.Text(move.Email)));
        if (Planned(move) is { } plan)
        {
            Draft.Change<PlannedMoves>(ConfigLoader.MovesFile, YamlChange.Remove($"moves[{plan.Index}]"));
        }
    }

    /// <summary>Writes a move down for its day; false where it is planned already.</summary>
    public bool Plan(MemberMove move)
    {
        if (company.Moves.Where(each => each.IsOf(move.Email)).Select(MemberMove.Of)
            .Any(each => (each.From, each.To, each.On) == (move.From, move.To, move.On)))
        {
            return false;
        }

        if (!HasPlan)
        {
            Draft.Create(ConfigLoader.MovesFile, Empty);
        }

        // As the department's file spells it.
        var address = company.Departments.SelectMany(department => department.Members)
            .FirstOrDefault(member => member.Equals(move.Email, StringComparison.OrdinalIgnoreCase)) ?? move.Email;
        Draft.Change<PlannedMoves>(ConfigLoader.MovesFile, YamlChange.Add("moves", YamlValue.Keys(
            ("email", YamlValue.Text(address)), ("from", YamlValue.Text(move.From)), ("to", YamlValue.Text(move.To)),
            ("on", YamlValue.Plain(move.On!)))));
        return true;
    }

    /// <summary>Takes every plan for a person back.</summary>
    public void Cancel(string address)
    {
        var own = Items(ConfigLoader.MovesFile, "moves").Index().Where(item => Is((item.Item as YamlKeys)?.Find("email"), address));
        foreach (var (index, _) in own.Reverse())
        {
            Draft.Change<PlannedMoves>(ConfigLoader.MovesFile, YamlChange.Remove($"moves[{index}]"));
        }
    }

    /// <summary>The place and the day of the earliest plan for a move; null where there is none.</summary>
    private (int Index, string On)? Planned(MemberMove move) => !HasPlan ? null
        : (from item in Items(ConfigLoader.MovesFile, "moves").Index()
           let keys = item.Item as YamlKeys
           where Is(keys?.Find("email"), move.Email) && Is(keys?.Find("from"), move.From) && Is(keys?.Find("to"), move.To)
           let day = (keys?.Find("on") as YamlScalar)?.Content ?? ""
           orderby day
           select ((int, string)?)(item.Index, day)).FirstOrDefault();

    private List<YamlValue> Items(string file, string list) =>
        YamlMeaning.At(Draft.Tree(file), YamlPath.Of(list)) is YamlList items ? [.. items.Items] : [];

    private static bool Is(YamlValue? value, string text) =>
        string.Equals((value as YamlScalar)?.Content, text, StringComparison.OrdinalIgnoreCase);
}
