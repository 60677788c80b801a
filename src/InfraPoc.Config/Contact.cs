using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>A person or function that answers for something.</summary>
public sealed record Contact
{
    /// <summary>Name or title, in the company's language.</summary>
    [Description("Name or title, in the company's language")]
    [StringLength(100, MinimumLength = 1)]
    [Hint("write a name or title, e.g. 営業部長", "名前か役職を書いてください（例：営業部長）")]
    public required string Name { get; init; }

    /// <summary>E-mail address.</summary>
    [Description("E-mail address")]
    [RegularExpression(Patterns.Email), StringLength(128, MinimumLength = 3)]
    [Hint("write one address, e.g. sales-lead@example.com", "アドレスを 1 つ書いてください（例：sales-lead@example.com）")]
    public required string Email { get; init; }

    /// <summary>Whether both addresses reach one person, who may put anything behind a plus sign.</summary>
    public bool IsSameAs(Contact other) => string.Equals(Mailbox(Email), Mailbox(other.Email), StringComparison.OrdinalIgnoreCase);

    /// <summary>The address without what stands behind a plus sign, which reaches the same person.</summary>
    public static string Mailbox(string address) =>
        address.Split('@') is [var local, var domain] ? $"{local.Split('+')[0]}@{domain}" : address;
}
