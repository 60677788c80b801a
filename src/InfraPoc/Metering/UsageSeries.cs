
namespace InfraPoc.Metering;

/// <summary>One metric of what a department used: its tokens of one kind through one name of a model.</summary>
/// <param name="Id">Id of the metric in metric math.</param>
/// <param name="Metric">
/// Name of the metric: <see cref="DepartmentUsage.InputTokens"/> or <see cref="DepartmentUsage.OutputTokens"/>.
/// </param>
/// <param name="Model">
/// Value of the dimension <c>model</c>: the foundation model id without a <c>jp.</c>, <c>apac.</c> or <c>global.</c> prefix,
/// or the id of the department's application inference profile, which may be a CDK token.
/// </param>
/// <param name="UsdPerToken">List price of a token in US dollars.</param>
public sealed record UsageSeries(string Id, string Metric, string Model, decimal UsdPerToken);
