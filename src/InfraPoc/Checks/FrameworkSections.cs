namespace InfraPoc.Checks;

/// <summary>Every section of a framework that a control may cite, by its identifier; another one throws.</summary>
internal static class FrameworkSections
{
    private static readonly Dictionary<string, string> NistTitles = new(StringComparer.Ordinal)
    {
        ["AC-2"] = "Account Management",
        ["AC-3"] = "Access Enforcement",
        ["AC-4"] = "Information Flow Enforcement",
        ["AC-6"] = "Least Privilege",
        ["AC-12"] = "Session Termination",
        ["AU-2"] = "Event Logging",
        ["AU-3"] = "Content of Audit Records",
        ["AU-5"] = "Response to Audit Logging Process Failures",
        ["AU-9"] = "Protection of Audit Information",
        ["AU-11"] = "Audit Record Retention",
        ["AU-12"] = "Audit Record Generation",
        ["CM-3"] = "Configuration Change Control",
        ["CM-6"] = "Configuration Settings",
        ["CM-7"] = "Least Functionality",
        ["CM-8"] = "System Component Inventory",
        ["IA-2"] = "Identification and Authentication (Organizational Users)",
        ["IA-5"] = "Authenticator Management",
        ["IR-6"] = "Incident Reporting",
        ["SA-22"] = "Unsupported System Components",
        ["SC-7"] = "Boundary Protection",
        ["SC-8"] = "Transmission Confidentiality and Integrity",
        ["SC-12"] = "Cryptographic Key Establishment and Management",
        ["SC-13"] = "Cryptographic Protection",
        ["SC-28"] = "Protection of Information at Rest",
        ["SI-2"] = "Flaw Remediation",
        ["SI-4"] = "System Monitoring",
        ["SI-12"] = "Information Management and Retention",
    };

    /// <summary>A section of <see cref="Framework.Nist80053"/>, such as AC-6.</summary>
    /// <exception cref="ArgumentException">The section is not in the table.</exception>
    public static FrameworkSection Nist(string id) => Find(Framework.Nist80053, NistTitles, id);

    private static FrameworkSection Find(Framework framework, Dictionary<string, string> titles, string id) => titles.TryGetValue(id, out var title)
        ? new(framework, id, title)
        : throw new ArgumentException($"{nameof(FrameworkSections)} has no section '{id}' of {framework}; add it with its exact title.", nameof(id));
}
