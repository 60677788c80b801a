namespace InfraPoc.Spending;

/// <summary>Which department a role belongs to.</summary>
internal sealed class Callers
{
    /// <summary>Identity Center ends a role's name with this many hexadecimal digits, which data protection may mask.</summary>
    private const int SuffixLength = 16;

    private readonly Dictionary<string, string> byRole = [];
    private readonly Dictionary<string, string> byPrefix = [];

    /// <summary>The roles of all departments; those of a department without readable rules by the sandbox's way of naming them.</summary>
    public Callers(SandboxRules sandbox, IEnumerable<string> roster, IEnumerable<DepartmentRules> departments)
    {
        foreach (var id in roster)
        {
            byRole[$"{sandbox.Name}-{id}-app"] = id;
            byPrefix[$"AWSReservedSSO_{sandbox.Name}-{id}_"] = id;
        }

        foreach (var department in departments)
        {
            byRole[department.ApplicationRole] = department.Id;
            byPrefix[department.SignInRolePrefix] = department.Id;
        }
    }

    /// <summary>The id of the department; null if the role is nobody's.</summary>
    public string? DepartmentOf(string? role)
    {
        if (role is null)
        {
            return null;
        }

        if (byRole.TryGetValue(role, out var department))
        {
            return department;
        }

        return role.Length > SuffixLength && role[^SuffixLength..]
            .All(each => char.IsAsciiHexDigitLower(each) || char.IsAsciiDigit(each) || each == '*')
            ? byPrefix.GetValueOrDefault(role[..^SuffixLength])
            : null;
    }
}
