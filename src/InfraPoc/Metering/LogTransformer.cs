using InfraPoc.Config;

namespace InfraPoc.Metering;

/// <summary>
/// The transformer of the invocation log: it tells each call's department and model, as fields with the names of the metrics'
/// dimensions. It knows roles by the sandbox's name alone, so it never changes with the departments.
/// </summary>
/// <remarks>
/// Account, session and the random end of a role's name may be anything: the log group masks digits and addresses.
/// The expressions use only what Java and RE2 have in common: AWS refers to the one and shows syntax of the other.
/// See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Transformation-StringMutate.html
/// </remarks>
internal static class LogTransformer
{
    /// <summary>Value of <see cref="DepartmentUsage.ModelDimension"/> for a call whose record names none.</summary>
    public const string UnknownModel = "unknown";

    private const string Department = DepartmentUsage.DepartmentDimension;
    private const string Model = DepartmentUsage.ModelDimension;
    private const string Caught = "$1";

    /// <summary>
    /// The processors in the order of their work, as CloudFormation takes them: at most 20, one of them to copy and one to add.
    /// </summary>
    /// <param name="sandbox">The sandbox, whose name begins those of the departments' roles.</param>
    public static object[] ProcessorsFor(Sandbox sandbox) =>
    [
        Processor("ParseJSON", ("Source", "@message")),
        WithEntries("CopyValue", Copy("identity.arn", Department), Copy("modelId", Model)),
        WithEntries("AddKeys", Default(Department, DepartmentUsage.Unattributed), Default(Model, UnknownModel)),

        // One processor for each step, because AWS does not say whether an entry sees what the one before it wrote.
        Substitute(Department, $"^arn:aws:sts::[^:]*:assumed-role/AWSReservedSSO_{sandbox.Name}-([a-z0-9-]+)_[^/]*/.*$", Caught),
        Substitute(Department, $"^arn:aws:sts::[^:]*:assumed-role/{sandbox.Name}-([a-z0-9-]+)-app/.*$", Caught),
        // What is no id by now is the ARN of somebody else.
        Substitute(Department, "^.*[^a-z0-9-].*$", DepartmentUsage.Unattributed),
        Substitute(Model, "^arn:.*/([^/]+)$", Caught),
        Substitute(Model, @"^(?:jp|apac|global)\.(.+)$", Caught),
    ];

    private static Dictionary<string, object> Copy(string source, string target) =>
        Members(("Source", source), ("Target", target), ("OverwriteIfExists", true));

    private static Dictionary<string, object> Default(string key, string value) =>
        Members(("Key", key), ("Value", value), ("OverwriteIfExists", false));

    private static Dictionary<string, object> Substitute(string field, string pattern, string replacement) =>
        WithEntries("SubstituteString", Members(("Source", field), ("From", pattern), ("To", replacement)));

    private static Dictionary<string, object> WithEntries(string name, params object[] entries) => Processor(name, ("Entries", entries));

    private static Dictionary<string, object> Processor(string name, (string Name, object Value) member) =>
        new() { [name] = Members(member) };

    private static Dictionary<string, object> Members(params IEnumerable<(string Name, object Value)> members) =>
        members.ToDictionary(member => member.Name, member => member.Value);
}
