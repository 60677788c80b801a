namespace InfraPoc.Config;

/// <summary>The regular expressions of configuration text that ends up in AWS fields with a restricted character set.</summary>
public static class Patterns
{
    /// <summary>Lower-case words joined by single hyphens: safe in IAM names, inference profile names, tags and stack names.</summary>
    public const string Slug = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    /// <summary>An AWS account id.</summary>
    public const string AccountId = "^[0-9]{12}$";

    /// <summary>An AWS Region of the commercial partition.</summary>
    public const string Region = $"^({Regions.Alternatives})$";

    /// <summary>A domain name of at least two labels.</summary>
    public const string Domain = $"^{DomainName}$";

    /// <summary>
    /// An e-mail address that IAM tags and SNS accept: a dot-atom of RFC 5322 that no spreadsheet computes, and a domain name.
    /// </summary>
    public const string Email = $"^[A-Za-z0-9_][A-Za-z0-9_+-]*(\\.[A-Za-z0-9_+-]+)*@{DomainName}$";

    private const string DomainName = @"([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?";

    /// <summary>Words joined by single hyphens that begin with letters: no two give the same name of a stack.</summary>
    public const string Prefix = "^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$";

    /// <summary>An address of a page, in the characters that RFC 3986 allows.</summary>
    public const string Page = @"^https://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?([/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]*)?$";

    /// <summary>A code that IAM and Identity Center tags accept.</summary>
    public const string TagCode = @"^[A-Za-z0-9][A-Za-z0-9_.-]*$";

    /// <summary>The form of a date; the years are those in which a sandbox can exist.</summary>
    public const string Date = "^20[2-9][0-9]-[0-9]{2}-[0-9]{2}$";

    /// <summary>
    /// Text that neither starts nor ends with a blank, has no line break, and is nothing that CloudFormation fills in or a spreadsheet
    /// computes.
    /// </summary>
    public const string Line = @"^(?!.*(\$\{|#\{|\{\{))(?![=+@＝＋＠－-])\S(.*\S)?$";

    /// <summary>
    /// Words joined by points, and by colons what distinguishes versions. See:
    /// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_FoundationModelSummary.html
    /// </summary>
    public const string ModelId = "^[a-z0-9-]+(\\.[a-z0-9-]+)+(:[a-z0-9-]+)*$";

    /// <summary>An identifier of Identity Center's identity store (group or user).</summary>
    public const string PrincipalId = "^([0-9a-f]{10}-)?[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$";
}
