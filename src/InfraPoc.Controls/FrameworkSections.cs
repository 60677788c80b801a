
namespace InfraPoc.Controls;

/// <summary>Every section of a framework that a control may cite, by its identifier; another one throws.</summary>
internal static class FrameworkSections
{
    private static readonly Dictionary<string, string> LensTitles = new(StringComparer.Ordinal)
    {
        ["GENOPS02-BP02"] = "Monitor foundation model metrics",
        ["GENSEC01-BP01"] = "Grant least privilege access to foundation model endpoints",
        ["GENSEC01-BP04"] = "Implement access monitoring to generative AI services and foundation models",
        ["GENSEC02-BP01"] = "Implement guardrails to mitigate harmful or incorrect model responses",
        ["GENSEC03-BP01"] = "Implement control plane and data access monitoring to generative AI services and foundation models",
        ["GENSEC04-BP02"] = "Sanitize and validate user inputs to foundation models",
    };

    private static readonly Dictionary<string, string> NistTitles = new(StringComparer.Ordinal)
    {
        ["AC-2"] = "Account Management",
        ["AC-3"] = "Access Enforcement",
        ["AC-4"] = "Information Flow Enforcement",
        ["AC-5"] = "Separation of Duties",
        ["AC-6"] = "Least Privilege",
        ["AC-12"] = "Session Termination",
        ["AU-2"] = "Event Logging",
        ["AU-3"] = "Content of Audit Records",
        ["AU-5"] = "Response to Audit Logging Process Failures",
        ["AU-6"] = "Audit Record Review, Analysis, and Reporting",
        ["AU-7"] = "Audit Record Reduction and Report Generation",
        ["AU-9"] = "Protection of Audit Information",
        ["AU-11"] = "Audit Record Retention",
        ["AU-12"] = "Audit Record Generation",
        ["CM-3"] = "Configuration Change Control",
        ["CM-5"] = "Access Restrictions for Change",
        ["CM-6"] = "Configuration Settings",
        ["CM-7"] = "Least Functionality",
        ["CM-8"] = "System Component Inventory",
        ["IA-2"] = "Identification and Authentication (Organizational Users)",
        ["IA-5"] = "Authenticator Management",
        ["IA-5(7)"] = "No Embedded Unencrypted Static Authenticators",
        ["IR-6"] = "Incident Reporting",
        ["SA-22"] = "Unsupported System Components",
        ["SC-7"] = "Boundary Protection",
        ["SC-8"] = "Transmission Confidentiality and Integrity",
        ["SC-12"] = "Cryptographic Key Establishment and Management",
        ["SC-28"] = "Protection of Information at Rest",
        ["SI-2"] = "Flaw Remediation",
        ["SI-4"] = "System Monitoring",
        ["SI-10"] = "Information Input Validation",
        ["SI-12"] = "Information Management and Retention",
        ["SI-15"] = "Information Output Filtering",
    };

    // Version 3.0.0; later ones number some recommendations differently.
    private static readonly Dictionary<string, string> CisTitles = new(StringComparer.Ordinal)
    {
        ["1.16"] = "Ensure IAM policies that allow full \"*:*\" administrative privileges are not attached",
        ["1.21"] = "Ensure IAM users are managed centrally via identity federation or AWS Organizations for multi-account environments",
        ["2.1.1"] = "Ensure S3 Bucket Policy is set to deny HTTP requests",
        ["2.1.4"] = "Ensure that S3 Buckets are configured with 'Block public access (bucket settings)'",
        ["3.1"] = "Ensure CloudTrail is enabled in all regions",
        ["3.2"] = "Ensure CloudTrail log file validation is enabled",
        ["3.4"] = "Ensure S3 bucket access logging is enabled on the CloudTrail S3 bucket",
        ["3.5"] = "Ensure CloudTrail logs are encrypted at rest using KMS CMKs",
        ["3.6"] = "Ensure rotation for customer-created symmetric CMKs is enabled",
        ["4.3"] = "Ensure usage of 'root' account is monitored",
        ["4.5"] = "Ensure CloudTrail configuration changes are monitored",
        ["4.7"] = "Ensure disabling or scheduled deletion of customer created CMKs is monitored",
        ["4.8"] = "Ensure S3 bucket policy changes are monitored",
    };

    // 5)① is item ① of the fifth guiding principle that all share; U-5)i is what the guideline adds for those who use AI, as a company with
    // this sandbox does.
    private static readonly Dictionary<string, string> AiTitles = new(StringComparer.Ordinal)
    {
        ["2)②"] = "適正利用",
        ["4)①"] = "AI システム・サービス全般におけるプライバシーの保護",
        ["5)①"] = "AI システム・サービスに影響するセキュリティ対策",
        ["6)①"] = "検証可能性の確保",
        ["7)①"] = "トレーサビリティの向上",
        ["7)③"] = "責任者の明示",
        ["U-4)i"] = "個人情報の不適切入力及びプライバシー侵害への対策",
        ["U-5)i"] = "セキュリティ対策の実施",
    };

    /// <summary>Every section of the tables.</summary>
    public static IReadOnlyList<FrameworkSection> All =>
    [
        .. LensTitles.Keys.Select(Lens),
        .. NistTitles.Keys.Select(Nist),
        .. CisTitles.Keys.Select(Cis),
        .. AiTitles.Keys.Select(Ai),
    ];

    /// <summary>A best practice of <see cref="Framework.GenerativeAiLens"/>, such as GENSEC01-BP01.</summary>
    /// <exception cref="ArgumentException">The section is not in the table.</exception>
    public static FrameworkSection Lens(string id) => Find(Framework.GenerativeAiLens, LensTitles, id);

    /// <summary>A control of <see cref="Framework.Nist80053"/>, such as AC-6, or an enhancement of one, such as IA-5(7).</summary>
    /// <exception cref="ArgumentException">The section is not in the table.</exception>
    public static FrameworkSection Nist(string id) => Find(Framework.Nist80053, NistTitles, id);

    /// <summary>A recommendation of <see cref="Framework.CisFoundations"/>, such as 3.1.</summary>
    /// <exception cref="ArgumentException">The section is not in the table.</exception>
    public static FrameworkSection Cis(string id) => Find(Framework.CisFoundations, CisTitles, id);

    /// <summary>An item of <see cref="Framework.AiGuidelinesForBusiness"/>, such as 5)① or U-5)i.</summary>
    /// <exception cref="ArgumentException">The section is not in the table.</exception>
    public static FrameworkSection Ai(string id) => Find(Framework.AiGuidelinesForBusiness, AiTitles, id);

    private static FrameworkSection Find(Framework framework, Dictionary<string, string> titles, string id) =>
        titles.TryGetValue(id, out var title)
        ? new(framework, id, title)
        : throw new ArgumentException(
            $"{nameof(FrameworkSections)} has no section '{id}' of {framework}; add it with its exact title.", nameof(id));
}
